/* What every page gains from a browser that runs scripts; without them everything works the same, by forms and links. */
(function () {
  "use strict";
  var root = document.documentElement;

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  /* The button for light and dark shows only where it works. */
  function theme() {
    each("[data-theme-toggle]", function (button) { button.hidden = false; });
  }

  function turnTheme() {
    var next = root.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
    root.setAttribute("data-bs-theme", next);
    try { localStorage.setItem("cats.theme", next); } catch (error) { /* not kept, still turned */ }
  }

  /* A form is sent once: its buttons rest until the answer, or for four seconds where none comes. */
  function rest(form) {
    var buttons = form.querySelectorAll("button[type=submit]");
    setTimeout(function () { buttons.forEach(function (one) { one.disabled = true; }); }, 0);
    setTimeout(function () { buttons.forEach(function (one) { one.disabled = false; }); }, 4000);
  }

  function closeMenus(target) {
    each("details.menu[open]", function (menu) { if (!menu.contains(target)) menu.open = false; });
  }

  document.addEventListener("submit", function (event) {
    if (!event.defaultPrevented && event.target.method === "post") rest(event.target);
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-theme-toggle]")) turnTheme();
    closeMenus(event.target);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    each("details.menu[open]", function (menu) { menu.open = false; menu.querySelector("summary").focus(); });
  });
  window.addEventListener("pageshow", function () {
    each("button[type=submit]:disabled", function (one) { if (!one.hasAttribute("data-off")) one.disabled = false; });
  });

  theme();
  var first = document.querySelector("[data-focus]");
  if (first) first.focus();
})();
