// Fetches what the program needs, each file with its integrity: on a first visit as soon as this arrives,
// while the browser still lays out what can be read without the program. boot.js asks for what has come.

(() => {
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
  const language = (known) => {
    let kept = null;
    try {
      kept = sessionStorage.getItem("mina-uppgifter.language");
    } catch {
      // Storage is blocked; the browser's languages decide.
    }
    const asked = settings.get("lang");
    // In a frame it is the site that asks, and not the person, who may have chosen since.
    const first = parent === window ? [asked, kept] : [kept, asked];
    const wanted = [...first, ...navigator.languages].map((tag) => tag?.split("-")[0]);
    return wanted.find((tag) => known.includes(tag)) ?? "sv";
  };

  const fetchAll = async () => {
    const files = JSON.parse(document.querySelector("meta[name=mina-files]").content);
    const shown = language(Object.keys(files.text));
    const tags = shown === "sv" ? ["sv"] : ["sv", shown];
    const wanted = [get(files.wasm), text(files.facts), ...tags.map((tag) => text(files.text[tag]))];
    const [wasm, facts, ...texts] = await Promise.all(wanted);
    return { wasm, facts, texts: tags.flatMap((tag, i) => [tag, texts[i]]) };
  };

  // Whether a worker keeps the files on the device. In some frames even asking is refused.
  const isKept = () => {
    try {
      return Boolean(navigator.serviceWorker?.controller);
    } catch {
      return false;
    }
  };

  let all;
  window.minaFiles = () => all || (all = fetchAll());
  // What is kept is there in no time: then the page is laid out first. If something does not arrive, boot.js
  // hears of it when it asks.
  if (!isKept()) window.minaFiles().catch(() => {});
})();
