/* Passkeys: asks the server for the question, the authenticator for the answer, and sends it with the form.

   form[data-passkey="get" | "create"][data-question=address]; a button elsewhere names it by data-passkey-button. With
   data-conditional the browser may offer a passkey in the field of the login name, without a button. */
(function () {
  "use strict";
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  var waiting = null;

  function toBytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    var bytes = new Uint8Array(plain.length);
    for (var at = 0; at < plain.length; at += 1) bytes[at] = plain.charCodeAt(at);
    return bytes;
  }

  function toText(buffer) {
    if (!buffer) return undefined;
    var plain = "";
    new Uint8Array(buffer).forEach(function (one) { plain += String.fromCharCode(one); });
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function readable(options) {
    options.challenge = toBytes(options.challenge);
    if (options.user) options.user.id = toBytes(options.user.id);
    ["allowCredentials", "excludeCredentials"].forEach(function (name) {
      if (!options[name]) { delete options[name]; return; }
      options[name].forEach(function (one) { one.id = toBytes(one.id); });
    });
    return options;
  }

  function answer(credential) {
    var given = credential.response;
    var response = { clientDataJSON: toText(given.clientDataJSON) };
    ["attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (name) {
      if (given[name]) response[name] = toText(given[name]);
    });
    return JSON.stringify({
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      response: response,
      authenticatorAttachment: credential.authenticatorAttachment || undefined,
      clientExtensionResults: {}
    });
  }

  function question(form, signal) {
    return fetch(form.dataset.question, {
      method: "POST",
      signal: signal,
      credentials: "same-origin",
      headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, "Accept": "application/json" }
    }).then(function (got) {
      if (!got.ok) throw new Error(String(got.status));
      return got.json();
    });
  }

  function words(form, shown) {
    var place = form.querySelector("[data-passkey-words]");
    place.textContent = shown ? form.dataset.failed : "";
    place.hidden = !shown;
  }

  function run(form, mediation) {
    if (waiting) waiting.abort();
    waiting = new AbortController();
    var signal = waiting.signal;
    words(form, false);
    return question(form, signal).then(function (options) {
      var asked = { publicKey: readable(options), signal: signal };
      if (form.dataset.passkey === "create") return navigator.credentials.create(asked);
      if (mediation) asked.mediation = mediation;
      return navigator.credentials.get(asked);
    }).then(function (credential) {
      form.elements.answer.value = answer(credential);
      form.submit();
    }).catch(function (error) {
      if (error.name !== "AbortError" && !mediation) words(form, true);
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-passkey-button]"), function (button) {
    var form = document.getElementById(button.dataset.passkeyButton);
    button.hidden = !form;
    button.addEventListener("click", function () { run(form); });
  });

  Array.prototype.forEach.call(document.querySelectorAll("form[data-passkey=create]"), function (form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      run(form);
    });
  });

  /* Who signs in by password wants no question any more; its late answer would bring a nameless session over his own. */
  document.addEventListener("submit", function (event) {
    if (waiting && !event.defaultPrevented) waiting.abort();
  });

  var quiet = document.querySelector("form[data-conditional]");
  if (quiet && PublicKeyCredential.isConditionalMediationAvailable) {
    PublicKeyCredential.isConditionalMediationAvailable().then(function (able) {
      if (able) run(quiet, "conditional");
    });
  }
})();
