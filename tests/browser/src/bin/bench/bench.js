// Runs in every page that is measured, before anything of the page, and notes what can be seen from
// there. Times are in milliseconds since the navigation began, unless they are said to be spans.

(() => {
  const bench = {
    // When the screen of the program stood in the document, and when the first tap was answered.
    stands: undefined,
    changed: undefined,
    answered: undefined,
    // What the browser tells of: paints by name, the largest ones, tasks over 50 ms as [start, span].
    paints: {},
    largest: [],
    long: [],
    // From asking for WebAssembly to having it, as [from, to]; and its memory.
    compiled: [],
    memory: undefined,
    // Changes of screen as [screen, span until it was laid out, until it was painted].
    steps: [],
    // Keys as [span until the letter held it and was laid out, until it was painted].
    keys: [],
  };
  window.bench = bench;

  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("paint", ({ name, startTime }) => (bench.paints[name] = startTime));
  observe("largest-contentful-paint", ({ startTime }) => bench.largest.push(startTime));
  observe("longtask", ({ startTime, duration }) => bench.long.push([startTime, duration]));

  for (const name of ["instantiateStreaming", "instantiate"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const from = performance.now();
      const result = await own.apply(WebAssembly, given);
      bench.compiled.push([from, performance.now()]);
      bench.memory ??= (result.instance ?? result).exports.memory;
      return result;
    };
  }

  const task = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    });
  // A task after the next frame: by then the frame has been painted.
  const painted = () => new Promise((done) => requestAnimationFrame(() => task().then(() => done(performance.now()))));
  const whole = { childList: true, subtree: true, characterData: true };
  const watch = (place, look) => new MutationObserver((_, self) => look(self)).observe(place, whole);
  const title = () => document.getElementById("title")?.textContent;

  watch(document, (self) => {
    if (title() === undefined) return;
    self.disconnect();
    bench.stands = performance.now();
  });

  // Steps: from a click to the screen that has another heading.
  let click;
  let shown;
  addEventListener("click", ({ timeStamp }) => (click = timeStamp), true);
  watch(document, async () => {
    const now = title();
    if (now === undefined || now === shown) return;
    const from = click;
    const first = shown === undefined;
    shown = now;
    click = undefined;
    if (first || from === undefined) return;
    const screen = location.hash.split("/")[1];
    document.body.getBoundingClientRect();
    const laid = performance.now() - from;
    bench.steps.push([screen, laid, (await painted()) - from]);
  });

  // Taps the first button of the first screen once it has been painted, and again every tenth of a second
  // until the screen changes, as an impatient person does.
  bench.tapFirst = () =>
    watch(document, async (self) => {
      const door = document.querySelector("a.door");
      if (!door) return;
      self.disconnect();
      const before = title();
      await painted();
      const again = setInterval(() => door.click(), 100);
      watch(document, async (inner) => {
        if (title() === before) return;
        inner.disconnect();
        clearInterval(again);
        bench.changed = performance.now();
        bench.answered = await painted();
      });
      door.click();
    });

  // Watches what is typed into a field until the letter holds it.
  bench.watchKeys = (id) => {
    const [field, letter] = [document.getElementById(id), document.getElementById("letter")];
    let from;
    bench.keys = [];
    addEventListener("keydown", ({ timeStamp }) => (from = timeStamp), true);
    watch(letter, async () => {
      if (from === undefined || !letter.textContent.includes(field.value)) return;
      const start = from;
      from = undefined;
      letter.getBoundingClientRect();
      const held = performance.now() - start;
      bench.keys.push([held, (await painted()) - start]);
    });
  };

  // Does something and gives the spans until it is done and laid out, until it is painted, and, where a
  // screen is drawn piece by piece, until all of it is there.
  bench.act = async (act, done) => {
    const from = performance.now();
    act();
    while (!done()) await task();
    document.body.getBoundingClientRect();
    const spans = [performance.now() - from, (await painted()) - from];
    const busy = () => document.querySelector("[aria-busy=true]") !== null;
    if (busy()) {
      while (busy()) await painted();
      spans.push(performance.now() - from);
    }
    return spans;
  };

  // Goes to another screen.
  bench.go = (hash) => {
    const before = title();
    return bench.act(
      () => (location.hash = hash),
      () => title() !== before,
    );
  };

  // Whether the rest of the page has arrived: its program, its texts, and what the policies say.
  bench.isWhole = () => {
    const files = performance.getEntriesByType("resource").map(({ name }) => name.split("/").pop());
    const has = (part) => files.some((name) => part.test(name));
    return bench.compiled.length > 1 && has(/^says\./) && has(/^rest\.[^.]+\.[^.]+\.json$/);
  };

  // What was loaded over the network, as [requests, bytes with their headers].
  bench.wire = () => {
    const all = ["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type));
    const sizes = all.map(({ transferSize }) => transferSize).filter((size) => size > 0);
    return [sizes.length, sizes.reduce((sum, size) => sum + size, 0)];
  };
})();
