/* One key for each act: `data-key` on links, buttons and fields. Never inside a field, never within a scanner's burst,
   and not at all where the profile says so (`data-keys="off"` on html). */
(function () {
  "use strict";
  var BURST = 60, WAIT = 90;
  var last = -Infinity, held = null;

  function taken(at) {
    return /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable;
  }

  /* The key by its letter; on a keyboard of another script by the Latin letter that stands on it. */
  function name(event) {
    var found = /^Key([A-Z])$/.exec(event.code);
    if (found && event.key.charCodeAt(0) > 127) return found[1].toLowerCase();
    return event.key.toLowerCase();
  }

  function target(key) {
    if (!/^([a-z]|enter|\/)$/.test(key)) return null;
    var found = document.querySelector('[data-key="' + key + '"]');
    return found && !found.disabled && found.offsetParent !== null ? found : null;
  }

  function press(found) {
    if (found.matches("input, textarea, select")) { found.focus(); if (found.select) found.select(); } else found.click();
  }

  document.addEventListener("keydown", function (event) {
    var within = event.timeStamp - last < BURST;
    last = event.timeStamp;
    clearTimeout(held);
    if (document.documentElement.dataset.keys === "off" || event.defaultPrevented || event.repeat || within) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || taken(event.target)) return;
    var key = name(event), found = target(key);
    if (!found) return;
    if (key === "enter") {
      if (event.target.closest("a, button, summary, [tabindex='0']")) return;
      event.preventDefault();
      press(found);
      return;
    }
    if (key === "/") event.preventDefault();
    held = setTimeout(function () { press(found); }, WAIT);
  });
})();
