// What happens when the page does not start, or breaks down later: says why, as far as that can be
// told, and leaves what stands on the page to read. Written so that the oldest browsers run it too.

(function () {
  // After how long without a start the page says that it is slow, in milliseconds.
  var PATIENCE = 20000;

  var blocked = false;
  var failed = false;
  var asked = false;

  // `why` is one of those that index.html has help for; `detail` is for whoever mends it.
  function fail(why, detail) {
    var place = document.getElementById("failed");
    // Once the program has the page, it tells of its own troubles. Of several, the first is the cause.
    if (!place || failed) return;
    failed = why !== "slow";
    var helps = place.querySelectorAll("[data-why]");
    for (var i = 0; i < helps.length; i++) {
      helps[i].hidden = helps[i].getAttribute("data-why") !== why;
    }
    place.hidden = false;
    document.getElementById("loading").hidden = why !== "slow";
    document.getElementById("reason").textContent = why + (detail ? ": " + detail : "");
  }

  // Why a file did not arrive: asks for it once more, without checking it.
  function diagnose(url, size) {
    return fetch(url, { cache: "reload" })
      .then(function (answer) {
        if (!answer.ok) return "missing";
        var type = answer.headers.get("content-type") || "";
        if (/\.js$/.test(url) && type.indexOf("javascript") < 0) return "type";
        return answer.arrayBuffer().then(function (bytes) {
          return bytes.byteLength < size ? "cut" : "changed";
        });
      })
      .then(null, function () {
        return "network";
      });
  }

  function failedFile(url, size) {
    if (asked) return;
    asked = true;
    var name = url.split("/").pop();
    if (blocked) return fail("csp", name);
    diagnose(url, size).then(function (why) {
      fail(blocked ? "csp" : why, name);
    });
  }

  // What boot.js could not do, or begin.js could not fetch.
  addEventListener("mina:failed", function (event) {
    var error = event.detail;
    if (error && error.file) return failedFile(error.file.url, error.file.size);
    var detail = String((error && error.message) || error);
    if (error && error.name === "CompileError") {
      return fail(blocked || /content security|csp/i.test(detail) ? "csp" : "old", detail);
    }
    fail("other", detail);
  });

  document.addEventListener("securitypolicyviolation", function (event) {
    blocked = blocked || /^(script|connect)-src/.test(event.effectiveDirective);
  });

  // If the program breaks down, it can do nothing more, not even say so. Then the text is rescued, and
  // nothing that may be half written is stored.
  function rescue(error) {
    var app = document.getElementById("app");
    if (!app || !window.WebAssembly || !(error instanceof WebAssembly.RuntimeError)) return;
    Storage.prototype.setItem = function () {};
    var letter = app.querySelector("#letter .paper");
    var text = letter ? letter.innerText : "";
    var fields = app.querySelectorAll("input[type=text], textarea");
    for (var i = 0; i < fields.length; i++) {
      // What was typed, unless it stands in the letter.
      var typed = fields[i].value;
      if (text.indexOf(typed) < 0) text += (text && "\n\n") + typed;
    }
    app.parentNode.removeChild(app);
    var place = document.getElementById("rescued");
    place.value = text;
    place.hidden = !text;
    var screen = document.getElementById("rescue");
    screen.hidden = false;
    screen.querySelector("h1").focus();
    screen.querySelector("a").addEventListener("click", function (event) {
      event.preventDefault();
      location.reload();
    });
  }

  addEventListener(
    "error",
    function (event) {
      var from = event.target;
      if (from && from.tagName === "SCRIPT" && from.hasAttribute("data-size")) {
        failedFile(from.src, Number(from.getAttribute("data-size")));
      } else if (event.error && event.error.name === "SyntaxError") {
        fail("old", event.message);
      } else {
        rescue(event.error);
      }
    },
    true
  );
  addEventListener("unhandledrejection", function (event) {
    rescue(event.reason);
  });

  if (location.protocol === "file:") return fail("file");
  if (!("noModule" in HTMLScriptElement.prototype) || !window.fetch) return fail("old");
  if (typeof WebAssembly !== "object") return fail("wasm");
  // Of a script that did not arrive the browser may have told before anybody listened. By then all have run.
  addEventListener("load", function () {
    var scripts = document.querySelectorAll("script[data-size]");
    var script = scripts[window.minaFiles ? 1 : 0];
    if (!window.minaFiles || !window.minaBooted) {
      failedFile(script.src, Number(script.getAttribute("data-size")));
    }
  });
  document.getElementById("loading").className += " going";
  setTimeout(fail, PATIENCE, "slow");
})();
