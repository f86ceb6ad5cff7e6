/* Light or dark before the first paint: the profile says it, else this machine's last choice, else the system. */
(function () {
  "use strict";
  var root = document.documentElement;
  if (root.hasAttribute("data-theme-chosen")) return;
  var kept = null;
  try { kept = localStorage.getItem("cats.theme"); } catch (error) { /* storage is closed in private windows */ }
  var dark = window.matchMedia && matchMedia("(prefers-color-scheme: dark)").matches;
  root.setAttribute("data-bs-theme", kept || (dark ? "dark" : "light"));
})();
