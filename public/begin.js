// Fetches what the program needs, each file with its integrity: on a first visit as soon as this arrives,
// while the browser still lays out what can be read without the program. boot.js takes it from there.

const files = JSON.parse(document.querySelector("meta[name=mina-files]").content);

const get = async (file) => {
  const { url, integrity } = file;
  try {
    // What was kept from an earlier visit may be broken: then once more, from the server.
    return await fetch(url, { integrity }).catch(() => fetch(url, { integrity, cache: "reload" }));
  } catch (error) {
    throw Object.assign(error, { file });
  }
};
const text = async (file) => (await get(file)).text();

// Large from the first moment: the program comes to it only later.
const settings = new URLSearchParams(location.search);
if (settings.get("view") === "large") document.documentElement.classList.add("large");

// The language that the address asks for or that was chosen in this tab, else the browser's, else Swedish.
const language = () => {
  let kept = null;
  try {
    kept = sessionStorage.getItem("mina-uppgifter.language");
  } catch {
    // Storage is blocked; the browser's languages decide.
  }
  const asked = settings.get("lang");
  // In a frame it is the site that asks, and not the person, who may have chosen since.
  const first = parent === window ? [asked, kept] : [kept, asked];
  const wanted = [...first, ...navigator.languages];
  const known = wanted.map((tag) => tag?.split("-")[0]).find((tag) => tag && Object.hasOwn(files.text, tag));
  return known ?? "sv";
};

const shown = language();
const tags = shown === "sv" ? ["sv"] : ["sv", shown];
// Whether a worker keeps the files on the device. In some frames even asking is refused.
const isKept = () => {
  try {
    return Boolean(navigator.serviceWorker?.controller);
  } catch {
    return false;
  }
};

let all;
const arrived = () =>
  (all ??= Promise.all([get(files.wasm), text(files.facts), ...tags.map((tag) => text(files.text[tag]))]));
// What is kept on the device is there in no time: then the page is laid out first. If something does not
// arrive, boot.js hears of it when it comes to wait.
if (!isKept()) arrived().catch(() => {});
window.minaBegun = { tags, arrived };
