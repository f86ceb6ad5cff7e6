/* Warns two minutes before a session ends without work, and keeps it open on a press. Asks the server, not this machine's clock. */
(function () {
  "use strict";
  var form = document.querySelector("[data-still-there]");
  if (!form) return;
  var left = form.querySelector("[data-left]"), timer = null;

  function ask(method) {
    return fetch(form.action, {
      method: method,
      headers: { Accept: "application/json" },
      body: method === "POST" ? new FormData(form) : undefined,
    }).then(function (answer) { return answer.json(); }).then(show, later);
  }

  /* A line that is down is no end of the session: ask again in half a minute. */
  function later() { again(30); }

  function again(seconds) {
    clearTimeout(timer);
    timer = setTimeout(function () { ask("GET"); }, Math.max(seconds, 1) * 1000);
  }

  function show(session) {
    var near = session.signed_in && session.seconds_left <= session.warn_at;
    if (!session.signed_in || session.seconds_left <= 0) return over();
    form.hidden = !near;
    if (near) left.textContent = Math.floor(session.seconds_left / 60) + ":" + String(session.seconds_left % 60).padStart(2, "0");
    again(near ? Math.min(session.seconds_left, 5) : Math.min(session.seconds_left - session.warn_at, 60));
  }

  /* What was typed stays on the page: sending it leads over the sign-in page back to it. */
  function over() {
    form.hidden = false;
    form.querySelector("[data-warning]").hidden = true;
    form.querySelector("[data-over]").hidden = false;
    form.querySelector("button").hidden = true;
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    ask("POST");
  });
  ask("GET");
})();
