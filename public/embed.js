// <mina-uppgifter>: the page in a frame on its own origin, so that the site around it cannot read what
// is typed. The frame says how tall it is and when a new screen begins; nothing else is listened to.

const page = new URL("./", import.meta.url);
const settings = ["company", "role", "lang", "start", "accent", "scheme", "compact"];
// In CSS pixels: until the frame says how tall it is, and the most that it may say.
const first = 720;
const most = 30000;

const words = {
  sv: { title: "Mina uppgifter: vad Clustera har om dig", open: "Öppna Mina uppgifter i egen flik" },
  en: { title: "Mina uppgifter: what Clustera holds about you", open: "Open Mina uppgifter in its own tab" },
};

class MinaUppgifter extends HTMLElement {
  static observedAttributes = settings;

  // The way to the page until the frame is there, and if it never comes.
  #link = Object.assign(document.createElement("a"), { target: "_blank", rel: "noopener" });
  #slot = document.createElement("slot");
  #frame = null;
  #height = first;
  #waiting = false;

  constructor() {
    super();
    this.#slot.append(this.#link);
    this.attachShadow({ mode: "open" }).append(this.#slot);
  }

  connectedCallback() {
    this.style.display ||= "block";
    addEventListener("message", this);
    addEventListener("securitypolicyviolation", this);
    this.#show();
  }

  disconnectedCallback() {
    removeEventListener("message", this);
    removeEventListener("securitypolicyviolation", this);
  }

  attributeChangedCallback(_, before, after) {
    if (before !== after) this.#show();
  }

  handleEvent({ source, origin, data, effectiveDirective, blockedURI }) {
    // The site does not allow the frame: then there is the link alone.
    if (effectiveDirective === "frame-src" && blockedURI.startsWith(page.origin) && this.#frame) {
      this.#frame.style.display = "none";
    }
    if (!source || source !== this.#frame?.contentWindow || origin !== page.origin) return;
    const { height, "scroll-to": top } = Object(data);
    if (Number.isFinite(height) && height > 0) {
      this.#slot.hidden = true;
      this.#grow(Math.min(Math.ceil(height), most));
    }
    // Only if the new screen begins above the window.
    if (top === 0 && this.getBoundingClientRect().top < 0) this.scrollIntoView();
  }

  #grow(height) {
    this.#height = height;
    this.#frame.style.blockSize = `${height}px`;
  }

  // Once for all attributes that change at the same time. A new frame leaves no entry in the history.
  #show() {
    if (this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      if (this.isConnected) this.#draw();
    });
  }

  #draw() {
    const url = new URL(page);
    for (const name of settings) {
      if (this.hasAttribute(name)) url.searchParams.set(name, this.getAttribute(name));
    }
    const language = this.getAttribute("lang") ?? this.closest("[lang]")?.lang ?? "";
    const { title, open } = language.startsWith("en") ? words.en : words.sv;
    Object.assign(this.#link, { href: url, textContent: open });
    this.#slot.hidden = false;
    const frame = Object.assign(document.createElement("iframe"), {
      title,
      // Browsers that cannot share complain about the name.
      allow: "share" in navigator ? "clipboard-write; web-share" : "clipboard-write",
      loading: "lazy",
      referrerPolicy: "no-referrer",
      src: url,
    });
    Object.assign(frame.style, { display: "block", inlineSize: "100%", border: "0" });
    frame.style.colorScheme = this.getAttribute("scheme") ?? "";
    this.#frame?.remove();
    this.#frame = frame;
    this.#grow(this.#height);
    this.shadowRoot.append(frame);
  }
}

customElements.get("mina-uppgifter") ?? customElements.define("mina-uppgifter", MinaUppgifter);
