// Starts the app: fetches the page's own files with their integrity, all at once, and hands them to
// the WebAssembly. guard.js says what went wrong if that fails.

import init, { start } from "./app.js";

// That this script has arrived; guard.js asks.
window.minaBegun = true;

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

// What can be read without the program is painted before it starts; where nobody looks nothing is.
const painted = new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
  setTimeout(done, 100);
});

const run = async () => {
  const shown = language();
  const tags = shown === "sv" ? ["sv"] : ["sv", shown];
  const wanted = [get(files.wasm), text(files.facts), ...tags.map((tag) => text(files.text[tag]))];
  const [wasm, facts, ...texts] = await Promise.all(wanted);
  await init({ module_or_path: wasm });
  await painted;
  start(facts, tags.flatMap((tag, i) => [tag, texts[i]]));
};

run().catch((error) => dispatchEvent(new CustomEvent("mina:failed", { detail: error })));
