/* The goods grid with scripts: keys by cell, every change saved, a block of cells pasted, the tariff beside it.
   Without them the same form saves the same cells. Words come from data attributes. */
(function () {
  "use strict";
  var form = document.querySelector("[data-grid]");
  if (!form) return;
  var keysOff = document.documentElement.getAttribute("data-keys") === "off";
  var problem = form.querySelector("[data-problem]");
  var saved = document.querySelector("[data-saved]");
  var waiting = {};      /* cells to be sent: row -> column -> text */
  var shownBefore = {};  /* what those cells showed when they were last saved */
  var sending = false, later = 0, active = null, asked = 0, tries = 0;

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }
  function rowOf(element) { return element && element.closest("tr[data-row]"); }
  function rows() { return all("tr[data-row]", form); }
  function cellsOf(row) { return all("input[name^='c.']", row); }
  function nameOf(input) { return input.name.split(".")[2]; }
  function positionOf(row) { return row.id.slice(5); }
  function input(row, column) {
    return cellsOf(row).filter(function (one) { return nameOf(one) === column; })[0];
  }
  function token() { return form.querySelector("[name=csrfmiddlewaretoken]").value; }
  function anythingWaits() { return sending || Object.keys(waiting).length > 0; }

  /* Saving: one request at a time; what changes meanwhile goes with the next. */
  function note(field) {
    var id = rowOf(field).dataset.row, name = nameOf(field);
    if (field.value === field.defaultValue) {
      if (waiting[id]) { delete waiting[id][name]; if (!Object.keys(waiting[id]).length) delete waiting[id]; }
      return;
    }
    (waiting[id] = waiting[id] || {})[name] = field.value;
    (shownBefore[id] = shownBefore[id] || {})[name] = field.defaultValue;
    rowOf(field).classList.add("waits");
    plan(150);
  }
  function plan(wait) { clearTimeout(later); later = setTimeout(function () { send(); }, wait); }
  function noteAll() { rows().forEach(function (row) { cellsOf(row).forEach(note); }); }

  function send(act, what) {
    if (sending) { if (act) setTimeout(function () { send(act, what); }, 120); return; }
    clearTimeout(later);
    var cells = waiting, before = shownBefore;
    if (!act && !Object.keys(cells).length) return;
    waiting = {}; shownBefore = {}; sending = true;
    saved.textContent = form.dataset.saidSaving;
    fetch(form.dataset.cells, {
      method: "POST", credentials: "same-origin", redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
      body: JSON.stringify({ cells: cells, before: before, act: act || "", what: what || {} })
    }).then(function (answer) {
      if (answer.status === 401 || (answer.status === 403 && !isJson(answer))) {
        return renew().then(function () { failed(cells, before, act, form.dataset.saidOut); });
      }
      if (answer.status >= 500) return failed(cells, before, act, form.dataset.saidLost);
      return answer.json().then(function (said) { return done(answer.ok, said, cells); });
    }).catch(function () { failed(cells, before, act, form.dataset.saidLost); });
  }

  function isJson(answer) { return (answer.headers.get("Content-Type") || "").indexOf("json") >= 0; }

  /* Who signs in again in another window gets another token for forms; this page takes it over. */
  function renew() {
    return fetch(location.pathname + "?part=look&look=8413", { credentials: "same-origin" })
      .then(function (answer) { return answer.text(); })
      .then(function (html) {
        var found = /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(html);
        if (found) all("[name=csrfmiddlewaretoken]").forEach(function (one) { one.value = found[1]; });
      }).catch(function () { /* still without connection */ });
  }

  /* Nothing is lost: the cells wait again and are sent again, less and less often. An act is not repeated by itself, for it
     may have had its effect although its answer was lost. */
  function failed(cells, before, act, words) {
    sending = false;
    Object.keys(cells).forEach(function (id) {
      waiting[id] = Object.assign({}, cells[id], waiting[id]);
      shownBefore[id] = Object.assign({}, shownBefore[id], before[id]);
    });
    tries += 1;
    say(act ? form.dataset.saidAct : words);
    saved.textContent = "";
    if (Object.keys(waiting).length) setTimeout(function () { send(); }, Math.min(2000 * tries, 20000));
  }

  function done(fine, said, cells) {
    sending = false; tries = 0;
    if (!fine) {
      waiting = {};
      saved.textContent = "";
      return say(said.message, said.remedy);
    }
    say("");
    if (said.go) return leave(said.go);
    saved.innerHTML = said.saved;
    document.querySelector("[data-figures]").innerHTML = said.figures;
    document.querySelector("[data-faulty]").innerHTML = said.faulty;
    Object.keys(cells).forEach(function (id) { kept(id, cells[id]); });
    said.rows.forEach(show);
    if (Object.keys(waiting).length) plan(50);
  }

  /* The texts of a row are now those that are kept. */
  function kept(id, texts) {
    var row = form.querySelector("tr[data-row='" + id + "']");
    if (!row) return;
    row.classList.remove("waits");
    Object.keys(texts).forEach(function (name) { var one = input(row, name); if (one) one.defaultValue = texts[name]; });
  }

  function show(given) {
    var row = form.querySelector("tr[data-row='" + given.id + "']");
    if (!row) return;
    row.querySelector("[name='w." + given.id + "']").value = given.seal;
    cellsOf(row).forEach(function (one) {
      var name = nameOf(one), text = given.cells[name], wrong = given.wrong.indexOf(name) >= 0;
      var pending = waiting[given.id] && name in waiting[given.id];
      if (!pending && document.activeElement !== one) one.value = text;
      if (!pending && document.activeElement === one && one.value === one.defaultValue) one.value = text;
      one.defaultValue = text;
      one.parentNode.classList.toggle("no", wrong);
      if (wrong) { one.setAttribute("aria-invalid", "true"); one.setAttribute("aria-describedby", "e" + positionOf(row)); }
      else { one.removeAttribute("aria-invalid"); one.removeAttribute("aria-describedby"); }
    });
    var below = row.nextElementSibling;
    if (below && below.classList.contains("why")) below.remove();
    row.insertAdjacentHTML("afterend", given.why.trim());
  }

  function say(words, remedy) {
    problem.hidden = !words;
    problem.textContent = words ? words + (remedy ? " " + remedy : "") : "";
  }

  function leave(address) {
    waiting = {};
    var here = location.pathname + location.search;
    location.assign(address);
    if (address.split("#")[0] === here) location.reload();
  }

  /* Keys: Enter and arrows go by cell, Alt D copies from above, Alt N adds a row, F4 looks up the tariff. */
  function go(field, step) {
    var line = rows(), at = line.indexOf(rowOf(field)) + step, column = nameOf(field);
    var next = line[at] && input(line[at], column);
    if (next) { next.focus(); next.select(); }
    return Boolean(next);
  }
  function edge(field, end) {
    if (field.value === "") return true;
    return field.selectionStart === field.selectionEnd ? field.selectionStart === (end ? field.value.length : 0) :
      field.selectionStart === 0 && field.selectionEnd === field.value.length;
  }
  function across(field, step) {
    var line = cellsOf(rowOf(field)), next = line[line.indexOf(field) + step];
    if (next) { next.focus(); next.select(); }
    return Boolean(next);
  }
  function copyAbove(row) {
    var line = rows(), above = row && line[line.indexOf(row) - 1];
    if (!above) return;
    cellsOf(row).forEach(function (one) {
      if (!one.value) { one.value = input(above, nameOf(one)).value; note(one); }
    });
  }
  function openTariff() {
    var row = rowOf(document.activeElement) || active || rows()[0], query = document.getElementById("hq");
    if (row) {
      document.getElementById("hrow").value = positionOf(row);
      query.value = input(row, "text").value || input(row, "hs").value;
    }
    query.focus(); query.select();
    look();
  }

  form.addEventListener("keydown", function (event) {
    var field = event.target.closest("input[name^='c.']");
    if (!field || event.isComposing) return;
    var moved = false;
    if (event.key === "Enter" && !event.altKey && !event.ctrlKey) { moved = true; go(field, event.shiftKey ? -1 : 1); }
    else if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    else if (event.key === "ArrowDown" && !field.list) moved = go(field, 1);
    else if (event.key === "ArrowUp" && !field.list) moved = go(field, -1);
    else if (event.key === "ArrowRight" && edge(field, true)) moved = across(field, rtl() ? -1 : 1);
    else if (event.key === "ArrowLeft" && edge(field, false)) moved = across(field, rtl() ? 1 : -1);
    if (moved) event.preventDefault();
  });
  function rtl() { return document.documentElement.dir === "rtl"; }

  document.addEventListener("keydown", function (event) {
    if (keysOff) return;
    if (event.key === "F4" && !event.altKey) { event.preventDefault(); openTariff(); }
    else if (event.altKey && !event.ctrlKey && event.code === "KeyN") { event.preventDefault(); noteAll(); send("add"); }
    else if (event.altKey && !event.ctrlKey && event.code === "KeyD") {
      event.preventDefault(); copyAbove(rowOf(document.activeElement) || active);
    }
  });

  form.addEventListener("focusin", function (event) {
    if (rowOf(event.target)) active = rowOf(event.target);
  });
  form.addEventListener("change", function (event) {
    if (event.target.matches("input[name^='c.']")) note(event.target);
  });

  /* A block of cells: the server reads it as it reads every paste; very long ones go to the check first. */
  form.addEventListener("paste", function (event) {
    var field = event.target.closest("input[name^='c.']");
    var text = event.clipboardData && event.clipboardData.getData("text/plain");
    if (!field || !text || !/[\t\n]/.test(text.replace(/[\r\n]+$/, ""))) return;
    event.preventDefault();
    if (text.split("\n").length > 250) return checkFirst(text);
    noteAll();
    send("fill", { row: rowOf(field).dataset.row, column: nameOf(field), text: text, from: positionOf(rows()[0]) });
  });
  function checkFirst(text) {
    var box = document.getElementById("pt");
    box.value = text;
    send();
    whenSaved(function () { box.form.requestSubmit(); });
  }
  function whenSaved(then) {
    if (anythingWaits()) setTimeout(function () { whenSaved(then); }, 60); else then();
  }

  /* Buttons that do the same as without scripts, but at once and in place. */
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button[name=act], a[data-act]");
    if (!button) return;
    if (button.dataset.act === "tariff") { event.preventDefault(); openTariff(); }
    else if (button.classList.contains("mend")) {
      var part = button.value.split(".");
      event.preventDefault(); noteAll();
      send("mend", { row: part[1], name: part[2], number: part[3] });
    }
    else if (button.dataset.act === "above" && !form.querySelector("[name=row]:checked") && active) {
      event.preventDefault(); copyAbove(active);
    }
  });
  form.addEventListener("submit", function () { waiting = {}; sending = false; });
  window.addEventListener("beforeunload", function (event) {
    if (anythingWaits()) { event.preventDefault(); event.returnValue = form.dataset.saidLeave; }
  });

  /* The tariff: a pause after the last key, then one question; only the latest answer counts. */
  var panel = document.getElementById("tariff");
  var pause = 0;
  function look() {
    var query = document.getElementById("hq"), mine = ++asked;
    var address = query.form.getAttribute("action").split("#")[0] + "?part=look&look=" + encodeURIComponent(query.value) +
      "&row=" + encodeURIComponent(document.getElementById("hrow").value);
    fetch(address, { credentials: "same-origin" }).then(function (answer) { return answer.ok ? answer.text() : ""; })
      .then(function (html) { if (html && mine === asked) replace(html); }).catch(function () { /* the button still asks */ });
  }
  function replace(html) {
    var query = document.getElementById("hq"), focused = document.activeElement === query;
    var text = query.value, begin = query.selectionStart, end = query.selectionEnd;
    panel.innerHTML = html;
    query = document.getElementById("hq");
    if (focused) { query.value = text; query.focus(); query.setSelectionRange(begin, end); }
  }
  panel.addEventListener("input", function (event) {
    if (!event.target.closest("[data-look]")) return;
    clearTimeout(pause);
    pause = setTimeout(look, 250);
  });
  panel.addEventListener("submit", function (event) {
    if (event.target.matches("[data-look]")) { event.preventDefault(); clearTimeout(pause); look(); }
    if (event.target.matches("[data-put]") && put(event.target)) event.preventDefault();
  });
  panel.addEventListener("click", function (event) {
    var hit = event.target.closest("[data-code]");
    if (!hit) return;
    event.preventDefault();
    all("[data-code]", panel).forEach(function (one) { one.removeAttribute("aria-current"); });
    hit.setAttribute("aria-current", "true");
    panel.querySelector("[data-put] [name=code]").value = hit.dataset.code;
  });
  panel.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && active) { var back = input(active, "hs"); back.focus(); back.select(); }
  });
  /* Into the cell, if its row is on this page; else the form goes to the server. */
  function put(given) {
    var row = document.getElementById("item-" + given.querySelector("[name=row]").value);
    if (!row || !row.dataset.row) return false;
    var field = input(row, "hs");
    field.value = given.querySelector("[name=code]").value;
    note(field); field.focus(); field.select();
    return true;
  }

  /* A row that was just added takes the cursor, after the browser has gone to it: going there takes the focus from wherever it was. */
  function begin() {
    var target = location.hash && document.querySelector("tr[data-row]" + location.hash.replace(/[^#\w-]/g, ""));
    if (target && cellsOf(target)[0]) cellsOf(target)[0].focus();
  }
  if (document.readyState === "complete") begin();
  else window.addEventListener("load", function () { setTimeout(begin, 0); });
})();
