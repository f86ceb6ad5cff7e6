/* The scan field of officers. A wedge scanner is heard wherever the cursor is; a check digit is tried before anything is sent;
   the same code within two seconds is one scan. Without this file the field is an ordinary form. */
(function () {
  "use strict";
  var GAP = 45, SHORTEST = 4, AGAIN = 2000, KEPT = "cats.scan";
  var ALPHABET = "0123456789A?BCDEFGHIJK?LMNOPQRSTU?VWXYZ";
  var AIM = /^\][A-Za-z][0-9A-Za-z]/;
  var MRN = /^[0-9]{2}[A-Z]{2}[A-Z0-9]{14}$/, MRN_SOUND = /^(2[4-9]|[3-9][0-9])[A-Z]{2}[A-Z0-9]{12}[J-M][0-9]$/;
  var GRN = /^[0-9]{2}[A-Z]{2}[A-Z0-9]{12}[0-9]([A-Z][0-9]{6})?$/, CONTAINER = /^[A-Z]{3}[UJZ][0-9]{7}$/;

  /* After ISO 6346: the values of letters skip multiples of eleven; each place counts twice the one before. */
  function digit(text) {
    var sum = 0;
    for (var place = 0; place < text.length; place++) sum += ALPHABET.indexOf(text[place]) * Math.pow(2, place);
    return String(sum % 11 % 10);
  }

  function plain(text) { return text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ""); }

  /* The same decision as transit/desk/codes.py. */
  function read(text) {
    var shown = text.trim();
    if (AIM.test(shown)) shown = shown.replace(AIM, "");
    var bare = plain(shown.slice(0, 200));
    if (!bare) return { kind: "nothing", plain: bare, misread: false };
    if (MRN.test(bare)) return { kind: "mrn", plain: bare, misread: !(MRN_SOUND.test(bare) && digit(bare.slice(0, 17)) === bare[17]) };
    if (GRN.test(bare)) return { kind: "grn", plain: bare, misread: digit(bare.slice(0, 16)) !== bare[16] };
    if (CONTAINER.test(bare)) return { kind: "container", plain: bare, misread: digit(bare.slice(0, 10)) !== bare[10] };
    return { kind: "other", plain: bare, misread: false };
  }

  var form = document.querySelector("form[data-scan]");
  var field = form && form.querySelector(".scan-in");
  var buffer = "", last = 0, begun = null, started = null, refused = "";

  function say(words) { var at = document.getElementById("scan-say"); if (at) at.textContent = words; }

  function typing(at) { return /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable; }

  /* Whether this code was sent just now, on this page or on the one before it. */
  function repeated(code) {
    var before = null;
    try { before = JSON.parse(sessionStorage.getItem(KEPT)); } catch (error) { /* closed storage: every scan counts */ }
    return Boolean(before) && before.code === code && Date.now() - before.at < AGAIN;
  }

  function remember(code) {
    try { sessionStorage.setItem(KEPT, JSON.stringify({ code: code, at: Date.now() })); } catch (error) { /* see above */ }
  }

  /* The letter that the key bears on a scanner's own layout: scanners type as if the layout were Latin. */
  function letter(event) {
    var found = /^Key([A-Z])$/.exec(event.code);
    return found && event.key.charCodeAt(0) > 127 ? found[1] : event.key;
  }

  function judge(event) {
    var found = read(field.value);
    if (found.kind === "nothing") { event.preventDefault(); say(form.dataset.empty); return; }
    if (found.misread && refused !== found.plain) {
      event.preventDefault();
      refused = found.plain;
      say(form.dataset.misread);
      field.focus();
      field.select();
      return;
    }
    if (repeated(found.plain)) { event.preventDefault(); return; }
    remember(found.plain);
  }

  /* A seal of this movement goes into its line, not to the search. */
  function sealed(code) {
    var wanted = plain(code), lines = document.querySelectorAll("[data-seal]");
    for (var at = 0; at < lines.length; at++) {
      if (plain(lines[at].dataset.seal) !== wanted) continue;
      lines[at].value = lines[at].dataset.seal;
      lines[at].dispatchEvent(new Event("change", { bubbles: true }));
      var next = Array.prototype.find.call(lines, function (one) { return !one.value; });
      (next || lines[at]).focus();
      return true;
    }
    return false;
  }

  function whole(event, code) {
    var found = read(code), elsewhere = typing(event.target) && event.target !== field;
    if (found.kind === "nothing") return false;
    var seal = found.kind !== "mrn" && sealed(code);
    if (elsewhere && !seal && (found.kind === "other" || found.misread)) return false;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (elsewhere && started && started.at === event.target && !(seal && event.target.dataset.seal && plain(event.target.dataset.seal) === found.plain)) {
      event.target.value = started.value;
    }
    if (seal) { say(""); return true; }
    field.value = code;
    form.requestSubmit();
    return true;
  }

  /* A scanner moves no cursor: keys of one burst, its Enter included, reach one place. */
  function heard(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    var quick = event.timeStamp - last < GAP && event.target === begun;
    if (event.key === "Enter") {
      var code = buffer;
      buffer = "";
      if (quick && code.length >= SHORTEST) whole(event, code);
      return;
    }
    if (event.key.length !== 1) return;
    if (!quick) { buffer = ""; begun = event.target; started = typing(event.target) ? { at: event.target, value: event.target.value } : null; }
    buffer += letter(event);
    last = event.timeStamp;
  }

  window.cats = window.cats || {};
  window.cats.read = read;
  if (!field) return;
  document.addEventListener("keydown", heard, true);
  form.addEventListener("submit", judge);
  window.addEventListener("pageshow", function (event) { if (event.persisted) field.value = ""; });
})();
