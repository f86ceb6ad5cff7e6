/* The desk lives: the office's clock runs, the list says how old it is, a lost line is said honestly. */
(function () {
  "use strict";
  var OFF = 60;
  var born = performance.now(), fresh = born, lost = false, watching = false;

  function hour(seconds, zone) {
    var options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone };
    return new Intl.DateTimeFormat("en-GB", options).format(new Date(seconds * 1000));
  }

  var clock = document.querySelector("[data-clock]");
  function tick() {
    if (clock) clock.textContent = hour(Number(clock.dataset.clock) + (performance.now() - born) / 1000, clock.dataset.zone);
    age();
  }

  /* The badge of the list: live with its age, slow, or lost. */
  function age() {
    var badge = document.getElementById("live"), list = document.getElementById("work");
    if (!badge || !list || !watching) return;
    var seconds = Math.floor((performance.now() - fresh) / 1000), refresh = Number(list.dataset.refresh);
    var off = lost && seconds > refresh || seconds > OFF;
    badge.classList.toggle("is-off", off);
    badge.classList.toggle("is-slow", !off && seconds > 2 * refresh + 5);
    badge.textContent = (off ? badge.dataset.lost : badge.dataset.live) + ", " + seconds + " " + badge.dataset.unit;
  }

  function away() {
    var banner = document.getElementById("line-lost"), list = document.getElementById("work");
    lost = true;
    if (!banner || !list) return;
    var zone = clock ? clock.dataset.zone : "UTC";
    banner.querySelector("span").textContent = banner.dataset.since + " " + hour(Number(list.dataset.made), zone) + ".";
    banner.hidden = false;
    age();
  }

  function back() {
    var banner = document.getElementById("line-lost");
    lost = false;
    fresh = performance.now();
    if (banner) banner.hidden = true;
    age();
  }

  ["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach(function (name) { document.addEventListener(name, away); });
  document.addEventListener("htmx:afterSwap", back);
  /* A session that ended answers with the sign-in page: it belongs into the window, not into the list. */
  document.addEventListener("htmx:beforeSwap", function (event) {
    var asked = event.detail.xhr.responseURL;
    if (asked && asked.indexOf("/desk/list/") < 0) { event.detail.shouldSwap = false; location.reload(); }
  });
  document.addEventListener("htmx:load", function () { watching = true; });

  Array.prototype.forEach.call(document.querySelectorAll("[data-copy]"), function (button) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(button.dataset.copy).then(function () { button.querySelector("span").textContent = button.dataset.said; });
    });
  });
  tick();
  setInterval(tick, 1000);
})();
