/* Keeps answers while they are typed: the form is sent to its own address whenever a field changes. Without this, the buttons do it. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-draft]");
  if (!form || !window.fetch) return;
  var before = form.querySelector("input[name=before]");
  var banner = form.querySelector("[data-draft-banner]");
  var words = document.querySelector("[data-saved-words]");
  var waiting = false;
  var busy = false;
  var leaving = false;
  var held = null;
  var timer = 0;
  var RENEW = 5 * 60 * 1000;
  var AGAIN = 5000;
  var STORE = "cats.draft " + window.location.pathname;

  function tell(text) {
    banner.textContent = text;
    banner.hidden = !text;
  }

  function post(address) {
    return fetch(address, { method: "POST", body: new FormData(form), credentials: "same-origin", headers: { Accept: "application/json" }, redirect: "manual" });
  }

  function kept(answer) {
    return answer.json().then(function (data) {
      if (answer.status !== 202) {
        tell(form.dataset.wordsRefused + " " + (data.message || ""));
        return;
      }
      if (data.before) before.value = data.before;
      if (words && data.saved) words.textContent = form.dataset.wordsSaved.replace("%s", data.saved);
      tell("");
    });
  }

  function lost() {
    waiting = true;
    tell(form.dataset.wordsLost);
    clearTimeout(timer);
    timer = setTimeout(keep, AGAIN);
  }

  /* The session has ended: what was typed waits in this tab and stands in its fields again after the sign-in. */
  function putAside() {
    var typed = [["before", before.value]];
    form.querySelectorAll("input[name], select[name], textarea[name]").forEach(function (field) {
      if (field.type !== "hidden" && field.type !== "password") typed.push([field.name, field.value]);
    });
    try { sessionStorage.setItem(STORE, JSON.stringify(typed)); } catch (error) { /* then the page stays as it is */ }
  }

  function takeBack() {
    var typed = null;
    try { typed = JSON.parse(sessionStorage.getItem(STORE)); sessionStorage.removeItem(STORE); } catch (error) { return; }
    if (!typed) return;
    typed.forEach(function (one) {
      var field = form.elements.namedItem(one[0]);
      if (field && "value" in field) field.value = one[1];
    });
    keep();
  }

  function keep() {
    if (leaving) return;
    if (busy) { waiting = true; return; }
    busy = true;
    waiting = false;
    if (words) words.textContent = form.dataset.wordsSaving;
    post(form.dataset.keep).then(function (answer) {
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
        putAside();
        window.location.reload();
        return null;
      }
      if (answer.status >= 500) throw new Error(String(answer.status));
      return kept(answer);
    }).catch(lost).then(function () {
      busy = false;
      if (held) sendHeld();
      else if (waiting && banner.hidden) keep();
    });
  }

  form.addEventListener("change", keep);
  /* What is being kept would make the answers that a button sends look older than the draft: the button waits for it. */
  function send(event) {
    if (busy) {
      event.preventDefault();
      held = { button: event.submitter };
      return;
    }
    leaving = true;
  }

  function sendHeld() {
    var button = held.button;
    held = null;
    if (banner.hidden) form.requestSubmit(button);
  }

  form.addEventListener("submit", send);
  window.addEventListener("pageshow", function () { leaving = false; });
  window.addEventListener("online", function () { if (waiting) keep(); });

  function lock() {
    post(form.dataset.lock).then(function (answer) {
      if (answer.status === 409) return kept(answer);
      return null;
    }).catch(function () { /* told when an answer cannot be kept */ });
  }
  lock();
  takeBack();
  setInterval(lock, RENEW);
})();
