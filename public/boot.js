// Starts the app: hands the files that begin.js fetches to the WebAssembly. guard.js says what went wrong
// if that fails.

import init, { start } from "./app.js";

// That this script has arrived; guard.js asks.
window.minaBooted = true;

// begin.js, which comes by itself, may be later. If it does not come at all, guard.js says so.
const begun = async () => {
  if (!window.minaFiles) await new Promise((done) => addEventListener("load", () => window.minaFiles && done()));
};

// What can be read without the program is seen before it starts; where nobody looks nothing is painted.
const painted = new Promise((done) => {
  new PerformanceObserver(done).observe({ type: "paint", buffered: true });
  setTimeout(done, 100);
});

const run = async () => {
  await begun();
  const { wasm, facts, texts } = await window.minaFiles();
  await init({ module_or_path: wasm });
  await painted;
  start(facts, texts);
};

run().catch((error) => dispatchEvent(new CustomEvent("mina:failed", { detail: error })));
