// Starts the app: fetches the page's own files with their integrity, all at once, and hands them to
// the WebAssembly. If anything fails, the page says so and keeps the addresses readable.

const files = JSON.parse(document.querySelector("meta[name=mina-files]").content);

const get = async ({ url, integrity }) => {
  const response = await fetch(url, { integrity });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
};
const text = async (file) => (await get(file)).text();

// The language of the last visit in this tab, else the browser's, else Swedish.
const language = () => {
  let kept = null;
  try {
    kept = sessionStorage.getItem("mina-uppgifter.language");
  } catch {
    // Storage is blocked; the browser's languages decide.
  }
  const wanted = [new URLSearchParams(location.search).get("lang"), kept, ...navigator.languages];
  const known = wanted.map((tag) => tag?.split("-")[0]).find((tag) => tag && Object.hasOwn(files.text, tag));
  return known ?? "sv";
};

const start = async () => {
  const shown = language();
  const tags = shown === "sv" ? ["sv"] : ["sv", shown];
  const wasm = get(files.wasm);
  const facts = text(files.facts);
  const texts = tags.map((tag) => text(files.text[tag]));
  const app = await import(new URL(files.app.url, document.baseURI).href);
  await app.default({ module_or_path: wasm });
  const loaded = await Promise.all(texts);
  app.start(await facts, tags.flatMap((tag, i) => [tag, loaded[i]]));
};

// If the program breaks down, it can do nothing more, not even say so. Then the text is rescued, and
// nothing that may be half written is stored.
const rescue = ({ error, reason }) => {
  const broken = (error ?? reason) instanceof WebAssembly.RuntimeError;
  const app = document.getElementById("app");
  if (!broken || !app) return;
  Storage.prototype.setItem = () => {};
  const letter = app.querySelector("#letter .paper")?.innerText;
  const fields = [...app.querySelectorAll("input[type=text], textarea")].map((field) => field.value);
  const text = letter ?? fields.filter(Boolean).join("\n\n");
  app.remove();
  const place = document.getElementById("rescued");
  place.value = text;
  place.hidden = !text;
  const screen = document.getElementById("rescue");
  screen.hidden = false;
  screen.querySelector("h1").focus();
  screen.querySelector("a").addEventListener("click", (event) => {
    event.preventDefault();
    location.reload();
  });
};
addEventListener("error", rescue);
addEventListener("unhandledrejection", rescue);

start().catch((error) => {
  document.getElementById("loading")?.remove();
  const failed = document.getElementById("failed");
  if (!failed) return;
  failed.hidden = false;
  document.getElementById("reason").textContent = String(error?.message ?? error);
});
