// Starts the app: hands the files that begin.js fetches to the WebAssembly. guard.js says what went wrong
// if that fails.

import init, { start } from "./app.js";

// That this script has arrived; guard.js asks.
window.minaBooted = true;

// begin.js, which comes by itself, may be later. If it does not come at all, guard.js says so.
const begun = () =>
  window.minaBegun ?? new Promise((done) => addEventListener("load", () => window.minaBegun && done(window.minaBegun)));

// What can be read without the program is painted before it starts; where nobody looks nothing is.
const painted = new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
  setTimeout(done, 100);
});

const run = async () => {
  const { tags, arrived } = await begun();
  const [wasm, facts, ...texts] = await arrived();
  await init({ module_or_path: wasm });
  await painted;
  start(facts, tags.flatMap((tag, i) => [tag, texts[i]]));
};

run().catch((error) => dispatchEvent(new CustomEvent("mina:failed", { detail: error })));
