/* Lists that refresh themselves: how old what one sees is, and an honest word when the connection is lost.
   The badge carries `data-live-at` (when the server answered) and its words; `[data-lost]` is the banner. */
(function () {
  "use strict";
  var SLOW = 45;
  var heard = Date.now();
  var lost = false;

  function show() {
    var badge = document.querySelector("[data-live-at]");
    if (!badge) return;
    var age = Math.round((Date.now() - heard) / 1000);
    badge.classList.toggle("is-off", lost);
    badge.classList.toggle("is-slow", !lost && age > SLOW);
    badge.textContent = lost
      ? badge.getAttribute("data-off-words")
      : badge.getAttribute("data-live-words").replace("{age}", age);
    document.querySelectorAll("[data-lost]").forEach(function (banner) {
      banner.hidden = !lost;
      var at = banner.querySelector("[data-lost-at]");
      if (at) at.textContent = badge.getAttribute("data-live-at");
    });
  }

  function fail() { lost = true; show(); }

  document.addEventListener("htmx:afterOnLoad", function (event) {
    if (event.detail.xhr.status >= 400) return;
    heard = Date.now();
    lost = false;
    show();
  });
  ["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach(function (name) {
    document.addEventListener(name, fail);
  });
  window.addEventListener("offline", fail);
  document.addEventListener("htmx:load", show);
  setInterval(show, 1000);
  show();
})();
