// embed.html: shows the frame as it is chosen, and the code for it.

const page = new URL("./", location.href);
const names = ["company", "role", "lang", "start", "scheme", "accent", "compact"];
const find = (id) => document.getElementById(id);
const preview = find("preview");

// What is chosen, as [name, value]; a colour that is not one is left out.
const chosen = () =>
  names.flatMap((name) => {
    const { type, checked, value, validity } = find(name);
    if (type === "checkbox") return checked ? [[name, ""]] : [];
    return value && validity.valid ? [[name, value]] : [];
  });

const attribute = ([name, value]) => (value ? ` ${name}="${value}"` : ` ${name}`);

const write = () => {
  const settings = chosen();
  for (const name of names) {
    const value = new Map(settings).get(name);
    if (value === undefined) preview.removeAttribute(name);
    else preview.setAttribute(name, value);
  }
  const url = new URL(page);
  for (const [name, value] of settings) url.searchParams.set(name, value);
  const marked = url.href.replaceAll("&", "&amp;");
  const tag = `mina-uppgifter${settings.map(attribute).join("")}`;
  find("code").value =
    `<script type="module" src="${page}embed.js"></script>\n` +
    `<${tag}>\n  <a href="${marked}">Mina uppgifter</a>\n</mina-uppgifter>`;
  find("plain").value =
    `<iframe src="${marked}" title="Mina uppgifter" width="100%" height="800" ` +
    `allow="clipboard-write; web-share" loading="lazy" referrerpolicy="no-referrer"></iframe>`;
  find("address").value = url.href;
  const right = find("accent").validity.valid;
  find("accent-wrong").textContent = right ? "" : "Skriv färgen så här: #0a6b5d · Write it like this";
};

const copy = async (area) => {
  area.select();
  try {
    await navigator.clipboard.writeText(area.value);
    find("told").textContent = "Koden är kopierad. · Copied.";
  } catch {
    find("told").textContent = "Koden är markerad: kopiera den. · It is selected: copy it.";
  }
};

find("csp").textContent = `script-src ${page.origin}; frame-src ${page.origin}`;
find("choose").addEventListener("input", write);
find("choose").addEventListener("submit", (event) => event.preventDefault());
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copy(find(button.dataset.copy)));
}
write();
