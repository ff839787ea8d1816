// The form of a report where scripts run: what is typed is kept in this browser at once and on the
// server within two seconds, checked by the form's rules while it is typed, and filled in with the
// keys of a spreadsheet. ES2015 and no module, as rules.js, which it needs. The form works without.
(() => {
  "use strict";
  const form = document.getElementById("report-form");
  if (!form || form.dataset.cells === undefined) return;
  // In a file on the disk there is no server to tell; what was typed is saved as a file.
  const offline = form.dataset.offline ? JSON.parse(form.dataset.offline) : null;

  const WAIT = 1500; // ms, from the first change that is not sent
  const KEPT = 7 * 24 * 3600 * 1000; // ms, how long a browser keeps what could not be sent
  const bar = document.getElementById("bar");
  const saved = document.querySelector("[data-saved]");
  const hidden = (name) => form.querySelector('input[type=hidden][name="' + name + '"]');
  const sender = offline ? offline.unit + " " + offline.round : hidden("_of") ? hidden("_of").value : "";
  const place = "cells " + sender + " " + form.getAttribute("action");
  const rows = [...form.querySelectorAll("[data-cell]")];
  const rowOf = (code) => rows.find((row) => row.dataset.cell === code);
  const clock = (date) => ("0" + date.getHours()).slice(-2) + ":" + ("0" + date.getMinutes()).slice(-2);
  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  };
  const icon = (name) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "i");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", "#i-" + name);
    svg.appendChild(use);
    return svg;
  };

  // What stands in the fields, by name: cells by their code, reasons by why_ and their rule.

  const isTyped = (name) => Boolean(name) && name.charAt(0) !== "_" && name.slice(0, 3) !== "at_";
  const isReason = (name) => name.slice(0, 4) === "why_";
  // A reason's radio buttons and its text are one field: the chosen sentence is its first line.
  const nameOf = (field) => (field.name || "").replace(/^pick_/, "why_");
  const picksOf = (name) => fieldsOf(name.replace("why_", "pick_"));
  const fieldsOf = (name) => [...form.elements].filter((field) => field.name === name);
  function valueOf(name) {
    const fields = fieldsOf(name);
    if (isReason(name)) {
      const chosen = picksOf(name).find((pick) => pick.checked);
      return [[chosen ? chosen.value : "", fields[0].value].filter(Boolean).join("\n")];
    }
    if (fields.some((field) => field.type === "radio")) {
      const chosen = fields.find((field) => field.checked);
      return [chosen ? chosen.value : ""];
    }
    return fields.filter((field) => field.type !== "checkbox" || field.checked).map((field) => field.value);
  }
  function put(name, value) {
    if (isReason(name)) {
      const text = value[0] || "";
      const picks = picksOf(name);
      const chosen = picks.find((pick) => pick.value && (text + "\n").indexOf(pick.value + "\n") === 0);
      for (const pick of picks) pick.checked = chosen ? pick === chosen : !pick.value && text !== "";
      fieldsOf(name)[0].value = chosen ? text.slice(chosen.value.length + 1) : text;
      return;
    }
    for (const field of fieldsOf(name)) {
      if (field.type === "radio" || field.type === "checkbox") {
        field.checked = value.indexOf(field.value) >= 0 && field.value !== "";
      } else if (field.type !== "hidden") {
        field.value = value[0] || "";
        field.dispatchEvent(new Event("spelled", { bubbles: true }));
      }
    }
  }
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  // What stood there when the server last told: a digest each, as the form carries them.

  const was = new Map();
  const readWas = (text) => {
    was.clear();
    for (const pair of text.split(" ")) {
      const colon = pair.lastIndexOf(":");
      if (colon > 0) was.set(pair.slice(0, colon), pair.slice(colon + 1));
    }
  };
  const writeWas = () => {
    hidden("_was").value = [...was].map(([name, digest]) => name + ":" + digest).join(" ");
  };
  readWas(hidden("_was").value);

  // What was typed and is not on the server: in this browser, with what it was typed over.

  const held = new Map(); // name → {value, was}
  const known = new Map(); // name → what the field held when the server last told
  for (const row of rows) known.set(row.dataset.cell, valueOf(row.dataset.cell));
  let state = "still"; // sending, offline, signed-out, other, busy, locked
  let savedAt = "";
  let timer = 0;
  let isSending = false;

  function keep() {
    try {
      if (held.size === 0) localStorage.removeItem(place);
      else localStorage.setItem(place, JSON.stringify({ at: Date.now(), cells: [...held] }));
    } catch (error) { /* a browser that keeps nothing */ }
  }

  function hold(name) {
    const before = held.get(name);
    held.set(name, { value: valueOf(name), was: before ? before.was : was.get(name) || "" });
    mark(name);
  }
  function changed(name) {
    // What stands in the form from the school's profile is sent with the first answer.
    if (!savedAt && held.size === 0) {
      for (const row of rows) {
        const offered = row.dataset.cell;
        if (!was.has(offered) && valueOf(offered).some(Boolean)) hold(offered);
      }
    }
    hold(name);
    keep();
    say();
    if (!timer && state !== "signed-out" && state !== "locked" && state !== "other") timer = setTimeout(send, WAIT);
  }

  function mark(name) {
    const row = rowOf(name);
    if (row) row.classList.toggle("held", held.has(name));
  }

  const WORDS = {
    offline: "Mất mạng", "signed-out": "Cần đăng nhập lại", other: "Đang đăng nhập bằng tài khoản khác",
    busy: "Máy chủ đang bận", locked: "Báo cáo không sửa được nữa",
  };
  function say() {
    const count = held.size;
    if (offline) {
      saved.textContent = count ? count + " ô vừa nhập đang giữ trong máy này; bấm Lưu tệp" : saved.dataset.at;
      return;
    }
    const problem = WORDS[state];
    let words = savedAt ? "Đã tự lưu lúc " + savedAt : saved.dataset.at;
    if (count && problem) {
      words = problem + ": " + count + " ô đang giữ trong máy này"
        + (state === "offline" || state === "busy" ? ", sẽ tự gửi" : "");
    } else if (count) words = "Đang lưu " + count + " ô…";
    if (saved.textContent !== words) saved.textContent = words;
    bar.classList.toggle("warn", Boolean(count && problem));
    const sign = saved.previousElementSibling && saved.previousElementSibling.firstElementChild;
    if (sign) sign.setAttribute("href", count ? "#i-draft" : savedAt ? "#i-saved" : sign.getAttribute("href"));
    saved.parentElement.classList.toggle("ok", !count && Boolean(savedAt));
  }

  function body(names) {
    const pairs = [["_csrf", hidden("_csrf").value], ["_of", sender], ["_version", hidden("_version").value]];
    pairs.push(["_was", names.filter((name) => held.get(name).was)
      .map((name) => name + ":" + held.get(name).was).join(" ")]);
    for (const name of names) {
      for (const value of held.get(name).value) pairs.push([name, value]);
      const asked = isReason(name) && form.querySelector('[name="at_' + name.slice(4) + '"]');
      if (asked) pairs.push([asked.name, asked.value]);
    }
    return pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
  }
  const FORM = "application/x-www-form-urlencoded";

  let pause = 2000;
  const later = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(send, milliseconds);
  };

  function send() {
    clearTimeout(timer);
    timer = 0;
    if (isSending || held.size === 0) return Promise.resolve();
    if (offline) return Promise.resolve();
    isSending = true;
    const names = [...held.keys()];
    const sent = new Map(names.map((name) => [name, held.get(name).value]));
    return fetch(form.dataset.cells, {
      method: "POST", credentials: "same-origin", headers: { "Content-Type": FORM }, body: body(names),
    }).then((answer) => {
      const type = answer.headers.get("Content-Type") || "";
      if (answer.ok && type.indexOf("application/json") === 0) {
        return answer.json().then((told) => taken(told, sent));
      }
      if (answer.status === 429 || answer.status >= 500) {
        state = "busy";
        const wait = Number(answer.headers.get("Retry-After")) || 15;
        later(Math.min(wait, 300) * 1000 + Math.random() * 3000);
        return undefined;
      }
      return look();
    }, () => {
      state = "offline";
      later(pause);
      pause = Math.min(pause * 2, 60000);
    }).then(() => {
      isSending = false;
      say();
      if (held.size && !timer && state === "still") timer = setTimeout(send, WAIT);
    });
  }

  // The server has told how the cells stand that were sent.
  function taken(told, sent) {
    state = "still";
    pause = 2000;
    savedAt = told.saved;
    hidden("_version").value = told.version;
    for (const name of sent.keys()) {
      const side = told.both[name];
      if (side) {
        held.delete(name);
        was.set(name, side.was || "");
        choose(name, side, sent.get(name));
        continue;
      }
      const digest = isReason(name) ? told.reasons[name.slice(4)] : (told.cells[name] || {}).was;
      if (digest) was.set(name, digest); else was.delete(name);
      const now = held.get(name);
      if (now && same(now.value, sent.get(name))) {
        held.delete(name);
      } else if (now) {
        now.was = digest || "";
      }
      const row = rowOf(name);
      known.set(name, sent.get(name));
      if (row && told.cells[name]) {
        if (told.cells[name].fault) faults.set(name, told.cells[name].fault);
        else faults.delete(name);
        if (!told.cells[name].fault) spell(name, told.cells[name].text, sent.get(name));
      }
      mark(name);
    }
    writeWas();
    keep();
    if (told.others) return refresh();
    check();
    return undefined;
  }

  // What only the server could read stands in the field as it understood it, once that is left:
  // 34 for "34 người".
  function spell(name, text, typed) {
    const asked = rules && rules.cells[name];
    if (!asked || !/^(number|date)$/.test(asked.kind) || !text) return;
    if (!(Rules.read(asked, typed) || {}).unreadable) return;
    const field = fieldsOf(name)[0];
    const write = () => {
      if (!same(valueOf(name), typed)) return;
      put(name, [text]);
      known.set(name, [text]);
      check();
    };
    if (document.activeElement === field) field.addEventListener("blur", write, { once: true });
    else write();
  }

  addEventListener("pagehide", () => {
    if (held.size === 0 || isGone || offline) return;
    const data = new Blob([body([...held.keys()])], { type: FORM });
    if (navigator.sendBeacon) navigator.sendBeacon(form.dataset.cells, data);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") send();
    else if (state === "signed-out" || state === "other") look();
  });
  addEventListener("online", () => send());

  // The form once more as the server has it: the session's key, and what others changed.

  const page = () => fetch(location.pathname, { credentials: "same-origin" }).then((answer) => {
    if (answer.status >= 500) throw new Error("busy");
    return answer.text();
  }).then((text) => new DOMParser().parseFromString(text, "text/html"));

  // Why something was not taken: who is signed in here now?
  function look() {
    return page().then((fresh) => {
      const other = fresh.getElementById("report-form");
      if (fresh.querySelector("form[action='/sign-in']") || !fresh.querySelector("form.who")) {
        state = "signed-out";
        offer();
      } else if (!other || !other.dataset.cells) {
        state = "locked";
      } else if (other.querySelector("[name=_of]").value !== sender) {
        state = "other";
      } else {
        state = "still";
        join(fresh);
        withdraw();
        later(0);
      }
      say();
    }).catch(() => {
      state = "offline";
      later(pause);
    });
  }

  const refresh = () => page().then(join).catch(() => {});

  function join(fresh) {
    const other = fresh.getElementById("report-form");
    if (!other) return;
    const value = (name) => other.querySelector("[name=" + name + "]").value;
    if (value("_of") !== sender) return;
    hidden("_csrf").value = value("_csrf");
    const who = document.querySelector("form.who [name=_csrf]");
    if (who) who.value = value("_csrf");
    hidden("_version").value = value("_version");
    const before = new Map(was);
    readWas(value("_was"));
    let joined = 0;
    for (const row of rows) {
      const name = row.dataset.cell;
      const mine = held.get(name);
      if (mine) {
        // It is sent with what it was typed over: the server decides.
        if (before.has(name)) was.set(name, before.get(name)); else was.delete(name);
        continue;
      }
      if ((before.get(name) || "") === (was.get(name) || "")) continue;
      const theirs = [...other.querySelectorAll('[name="' + name + '"]')]
        .filter((field) => field.type !== "radio" && field.type !== "checkbox" || field.checked)
        .map((field) => field.value);
      const values = fieldsOf(name).some((field) => field.type === "radio") && !theirs.length ? [""] : theirs;
      if (same(values, valueOf(name))) continue;
      put(name, values);
      known.set(name, values);
      faults.delete(name);
      joined += 1;
    }
    writeWas();
    if (joined) tell("Đã gộp " + joined + " ô do người khác vừa nhập.");
    check();
  }

  const notes = make("p", "notice");
  notes.setAttribute("role", "status");
  notes.hidden = true;
  form.insertBefore(notes, form.firstChild);
  function tell(words, act, undo) {
    notes.textContent = words + " ";
    if (act) {
      const button = make("button", "plain", act);
      button.type = "button";
      button.addEventListener("click", () => { undo(); notes.hidden = true; });
      notes.appendChild(button);
    }
    notes.hidden = false;
  }

  // Two people changed the cell to different things: both are on the buttons.
  function choose(name, side, mine) {
    const row = rowOf(name);
    mark(name);
    if (!row) {
      put(name, [side.text]);
      return;
    }
    const old = row.querySelector(".choose");
    if (old) old.remove();
    row.classList.add("both");
    const box = make("div", "choose");
    box.setAttribute("role", "group");
    const line = make("p", "msg warn");
    line.appendChild(icon("warn"));
    line.appendChild(make("span", "", "Hai người cùng sửa ô này. Chọn số đúng; số kia còn trong lịch sử."));
    box.appendChild(line);
    const acts = make("p", "acts");
    const button = (text, note, act) => {
      const one = make("button", "btn");
      one.type = "button";
      one.appendChild(make("b", "", text || "(để trống)"));
      one.appendChild(make("span", "", note));
      one.addEventListener("click", () => {
        box.remove();
        row.classList.remove("both");
        act();
      });
      acts.appendChild(one);
    };
    button(side.said, "đang lưu" + (side.by ? " · " + side.by : ""), () => {
      put(name, side.list || [side.text]);
      check();
    });
    button(spoken(name, mine), "vừa nhập tại đây", () => {
      put(name, mine);
      changed(name);
    });
    box.appendChild(acts);
    row.insertBefore(box, row.children[1]);
    openSection(row);
  }
  function spoken(name, value) {
    const asked = rules && rules.cells[name];
    const isChosen = asked && /^(boolean|choice|choices)$/.test(asked.kind);
    const entry = isChosen ? Rules.read(asked, value) : null;
    return entry === null ? value.filter(Boolean).join("; ") : Rules.text(entry, asked);
  }
  // The same buttons of a page that came so from the server.
  form.addEventListener("click", (event) => {
    const button = event.target.closest ? event.target.closest("button[name=_take], [data-mine]") : null;
    if (!button) return;
    const name = button.dataset.mine || button.value;
    const row = rowOf(name);
    if (button.dataset.mine) {
      event.preventDefault();
      row.querySelector(".choose").remove();
      row.classList.remove("both");
      changed(name);
    }
  });

  // Signing in again where one stands.

  let panel = null;
  function offer() {
    if (panel) return;
    panel = make("section", "again");
    panel.setAttribute("aria-labelledby", "again-h");
    const wrap = make("div", "wrap");
    const title = make("h2", "", "Phiên đăng nhập đã kết thúc, không mất gì");
    title.id = "again-h";
    wrap.appendChild(title);
    wrap.appendChild(make("p", "", "Những ô vừa nhập đang giữ trong máy này. Đăng nhập lại tại đây, hoặc mở lại đường dẫn của trường ở cửa sổ khác rồi quay về trang này."));
    const enter = make("form", "row");
    const field = (label, name, type, complete) => {
      const line = make("label", "", label + " ");
      const input = make("input");
      input.name = name;
      input.type = type;
      input.autocomplete = complete;
      input.required = true;
      line.appendChild(input);
      enter.appendChild(line);
      return input;
    };
    const user = field("Tên đăng nhập", "user", "text", "username");
    const password = field("Mật khẩu", "password", "password", "current-password");
    const button = make("button", "btn primary", "Đăng nhập lại");
    enter.appendChild(button);
    const fault = make("p", "msg err");
    fault.setAttribute("role", "alert");
    enter.addEventListener("submit", (event) => {
      event.preventDefault();
      button.disabled = true;
      fault.textContent = "";
      const pairs = [["user", user.value], ["password", password.value]];
      fetch("/sign-in", {
        method: "POST", credentials: "same-origin", headers: { "Content-Type": FORM },
        body: pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&"),
      }).then((answer) => answer.text().then((text) => {
        button.disabled = false;
        const fresh = new DOMParser().parseFromString(text, "text/html");
        const complaint = fresh.querySelector(".msg.err, .notice.err");
        if (!fresh.querySelector("form.who")) {
          fault.textContent = complaint ? complaint.textContent.trim() : "Chưa đăng nhập được.";
          password.select();
          return undefined;
        }
        password.value = "";
        return look();
      })).catch(() => {
        button.disabled = false;
        fault.textContent = "Mất mạng, chưa đăng nhập được.";
      });
    });
    wrap.appendChild(enter);
    wrap.appendChild(fault);
    panel.appendChild(wrap);
    bar.insertBefore(panel, bar.firstChild);
  }
  function withdraw() {
    if (panel) panel.remove();
    panel = null;
  }

  // Leaving: by a button of the form everything in it is sent; by signing out it is asked.

  let isGone = false;
  form.addEventListener("submit", () => {
    // The page that comes shows what was taken; what was not comes back with it.
    isGone = true;
    clearTimeout(timer);
  });
  addEventListener("pageshow", () => { isGone = false; });
  const out = document.querySelector("form.who");
  if (out) {
    out.addEventListener("submit", (event) => {
      if (held.size === 0) return;
      event.preventDefault();
      send().then(() => {
        const count = held.size;
        if (count && !confirm(count + " ô vừa nhập chưa gửi được. Đăng xuất và bỏ những ô này?")) return;
        held.clear();
        keep();
        out.submit();
      });
    });
  }
  addEventListener("beforeunload", (event) => {
    if (held.size === 0 || isGone || state === "still" || offline) return;
    event.preventDefault();
    event.returnValue = true; // Chrome before 119 asks for this only.
  });

  // Rules while typing.

  let rules = null;
  const now = JSON.parse(form.dataset.now);
  const faults = new Map(); // code → why what stands there can't be read
  const shownBefore = new Map(); // code → what the row says
  function entries() {
    const all = {};
    for (const code of Object.keys(rules.cells)) {
      const asked = rules.cells[code];
      if (asked.kind === "file") {
        if (now.files[code]) all[code] = { file: now.files[code] };
        continue;
      }
      const row = rowOf(code);
      const entry = row ? Rules.read(asked, valueOf(code)) : now.locked[code];
      if (entry !== null && entry !== undefined) all[code] = entry;
    }
    return all;
  }
  // What the page says of a cell already is not sent once more.
  function describe(row, asked) {
    const label = row.querySelector(".q-l label, .q-l .lab");
    asked.label = [...label.childNodes].filter((node) => node.nodeType === 3)
      .map((node) => node.data).join("").trim();
    asked.options = {};
    for (const option of row.querySelectorAll(".pick")) {
      asked.options[option.querySelector("input").value] = option.textContent.trim();
    }
  }
  // How much room a long text has left.
  function measure(row, asked) {
    const [field, hint] = [row.querySelector("textarea.full"), document.getElementById(row.dataset.cell + "-f")];
    if (!field || !hint || !asked.limit) return;
    const place = hint.appendChild(make("b"));
    const say = () => {
      const left = asked.limit - [...field.value.trim().normalize()].length;
      place.textContent = (left < 0 ? " Thừa " : " Còn ") + Math.abs(left).toLocaleString("vi-VN") + " ký tự.";
    };
    for (const change of ["input", "spelled"]) field.addEventListener(change, say);
    say();
  }
  const LABELS = { error: ["err", "Lỗi"], warning: ["warn", "Cảnh báo"], note: ["note", "Lưu ý"] };
  const reasonOf = (rule) => {
    const field = form.querySelector('[name="why_' + rule + '"]');
    return field ? valueOf(field.name)[0].trim() : now.reasons[rule] || "";
  };

  function check() {
    if (!rules) return;
    const all = entries();
    const found = Rules.problems(rules, all, now)
      .filter((problem) => problem.cells.some((code) => code in all) || reasonOf(problem.rule));
    const said = new Map();
    for (const [code, fault] of faults) said.set(code, [{ severity: "error", message: fault }]);
    for (const problem of found) {
      for (const code of problem.cells) said.set(code, (said.get(code) || []).concat([problem]));
    }
    const isFirst = shownBefore.size === 0;
    for (const row of rows) {
      const code = row.dataset.cell;
      const list = said.get(code) || [];
      const key = JSON.stringify(list.map((problem) => [problem.severity, problem.message]));
      // What came with the page stands as it came.
      if (!isFirst && shownBefore.get(code) !== key) show(row, code, list, found);
      shownBefore.set(code, key);
    }
    count(all, found);
  }

  function show(row, code, list, found) {
    let box = document.getElementById(code + "-e");
    if (!list.length && box) box.remove();
    if (list.length) {
      if (!box) {
        box = make("div");
        box.id = code + "-e";
        box.setAttribute("aria-live", "polite");
        row.querySelector(".q-l").appendChild(box);
      }
      box.textContent = "";
      for (const problem of list) {
        const [tone, title] = LABELS[problem.severity];
        const line = make("p", "msg " + tone);
        line.appendChild(icon(tone === "note" ? "eye" : tone));
        const words = make("span");
        words.appendChild(make("b", "", title + ":"));
        words.appendChild(document.createTextNode(" " + problem.message));
        line.appendChild(words);
        box.appendChild(line);
      }
    }
    const isWrong = list.some((problem) => problem.severity === "error");
    const isAsked = list.some((problem) => problem.severity === "warning");
    row.classList.toggle("err", isWrong);
    row.classList.toggle("ask", !isWrong && (isAsked || Boolean(row.querySelector(".say"))));
    for (const field of fieldsOf(code)) {
      if (isWrong) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
      const ids = (field.getAttribute("aria-describedby") || "").split(" ")
        .filter((id) => id && id !== code + "-e");
      if (list.length) ids.unshift(code + "-e");
      if (ids.length) field.setAttribute("aria-describedby", ids.join(" "));
      else field.removeAttribute("aria-describedby");
    }
    // The reason is asked once for each rule: at the first cell that it warns of.
    for (const problem of list) {
      if (problem.severity !== "warning" || form.querySelector('[name="why_' + problem.rule + '"]')) continue;
      const mine = found.filter((other) => other.rule === problem.rule);
      const cells = mine.reduce((all, other) => all.concat(other.cells), []);
      if (mine[0].cells[0] !== code) continue;
      const why = make("div", "set full why");
      row.appendChild(why);
      const accepted = rules.rules.find((rule) => rule.id === problem.rule).explanations || [];
      const place = accepted.length ? why.appendChild(make("fieldset", "set")) : why;
      const title = make(accepted.length ? "legend" : "label", "", "Giải trình ");
      title.appendChild(make("span", "hint", "(Phòng đọc khi kiểm tra)"));
      place.appendChild(title);
      let label = title;
      if (accepted.length) {
        const picks = place.appendChild(make("div", "radios"));
        for (const sentence of accepted.concat("")) {
          const pick = picks.appendChild(make("label", "pick"));
          const input = pick.appendChild(make("input"));
          input.type = "radio";
          input.name = "pick_" + problem.rule;
          input.value = sentence;
          pick.appendChild(document.createTextNode(sentence || "Lý do khác"));
        }
        label = place.appendChild(make("label", "", "Ghi thêm "));
        label.appendChild(make("span", "hint", "(cần có khi chọn “Lý do khác”)"));
      }
      label.htmlFor = "why_" + problem.rule;
      const at = make("input");
      at.type = "hidden";
      at.name = "at_" + problem.rule;
      at.value = cells.filter((one, index) => cells.indexOf(one) === index).sort().join(" ");
      const text = make("textarea");
      text.id = text.name = "why_" + problem.rule;
      text.rows = 2;
      text.setAttribute("aria-describedby", code + "-e");
      [at, text].forEach((part) => place.appendChild(part));
    }
  }

  // The counters of the sections, of the steps and of the bar.
  function count(all, found) {
    const errors = found.filter((problem) => problem.severity === "error");
    const open = found.filter((problem) => problem.severity === "warning");
    const total = { asked: 0, answered: 0 };
    const sections = new Map();
    for (const code of Object.keys(rules.cells)) {
      const cell = rules.cells[code];
      const tally = sections.get(cell.section) || { asked: 0, answered: 0, errors: 0, warnings: 0 };
      sections.set(cell.section, tally);
      const entry = all[code];
      const isThere = entry !== undefined && !entry.unreadable;
      if (cell.need === false || (entry === undefined && Rules.isNeeded(rules, code, all, now) === false)) continue;
      for (const each of [tally, total]) {
        each.asked += 1;
        if (isThere) each.answered += 1;
      }
    }
    const inSection = (problem, section) =>
      problem.cells.some((code) => (rules.cells[code] || {}).section === section);
    for (const [code, tally] of sections) {
      tally.errors = errors.filter((problem) => inSection(problem, code)).length
        + [...faults.keys()].filter((cell) => (rules.cells[cell] || {}).section === code).length;
      tally.warnings = open.filter((problem) => inSection(problem, code) && !reasonOf(problem.rule)).length;
      const section = document.getElementById(code);
      if (!section) continue;
      const words = said(tally.errors, tally.warnings);
      const full = tally.asked > 0 && tally.answered === tally.asked;
      const ratio = tally.answered + "/" + tally.asked;
      const text = tally.asked === 0 ? words || "không bắt buộc"
        : [words, (full && !words ? "Đủ " : "") + ratio].filter(Boolean).join(" · ");
      const sign = section.querySelector("summary .st");
      const look = tally.errors ? "over" : tally.warnings ? "act" : full ? "ok" : "off";
      if (sign.textContent.trim() !== text) {
        sign.textContent = text;
        sign.className = "st " + look;
        const name = { over: "err", act: "warn", ok: "ok" }[look];
        if (name) sign.insertBefore(icon(name), sign.firstChild);
      }
      const step = form.querySelector('.steps a[href="#' + code + '"] .n');
      if (step && tally.asked) step.textContent = ratio;
    }
    const place = document.querySelector("[data-counts]");
    const words = [total.answered + "/" + total.asked + " chỉ tiêu", said(errors.length + faults.size, open.length)]
      .filter(Boolean).join(" · ");
    if (place.textContent !== words) place.textContent = words;
  }
  const said = (errors, warnings) => [
    errors ? errors + " lỗi" : "", warnings ? warnings + " cảnh báo" : "",
  ].filter(Boolean).join(" · ");

  const told = offline ? Promise.resolve(JSON.parse(form.dataset.form)) : form.dataset.rules
    && fetch(form.dataset.rules, { credentials: "same-origin" }).then((answer) => answer.json());
  if (told) {
    told.then((told) => {
      rules = told;
      for (const row of rows) {
        const asked = rules.cells[row.dataset.cell];
        if (asked) describe(row, asked);
        if (asked) measure(row, asked);
      }
      for (const row of rows) {
        // What the server could not read when it made the page.
        const code = row.dataset.cell;
        const entry = rules.cells[code] && rules.cells[code].kind !== "file" && Rules.read(rules.cells[code], valueOf(code));
        const box = document.getElementById(code + "-e");
        const first = box && box.querySelector(".msg.err span");
        if (entry && entry.unreadable && first) faults.set(code, first.textContent.replace(/^\s*Lỗi:\s*/, ""));
      }
      check();
    }).catch(() => {});
  }

  form.addEventListener("input", (event) => {
    const name = nameOf(event.target);
    if (!isTyped(name)) return;
    faults.delete(name);
    changed(name);
  });
  form.addEventListener("change", (event) => {
    const name = nameOf(event.target);
    if (!isTyped(name)) return;
    // A field says that it changed once more when it is left.
    if (!held.has(name) && !same(valueOf(name), known.get(name))) changed(name);
    check();
  });

  // Keys of a spreadsheet.

  const isText = (field) => field.tagName === "INPUT" && /^(text|tel|number|)$/.test(field.getAttribute("type") || "");
  // One field for each cell, in order: of radio buttons the chosen one or the first.
  function stops() {
    const found = [];
    for (const row of rows) {
      const fields = [...row.querySelectorAll("input, textarea")]
        .filter((field) => field.type !== "hidden" && field.name === row.dataset.cell);
      if (!fields.length) continue;
      const radio = fields.find((field) => field.type === "radio" && field.checked);
      found.push(radio || fields[0]);
    }
    return found;
  }
  function openSection(element) {
    const section = element.closest("details");
    if (section && !section.open) section.open = true;
  }
  function go(from, by, wanted) {
    const all = stops().filter((field) => !wanted || wanted(field) || rowFor(field) === rowFor(from));
    const index = all.findIndex((field) => rowFor(field) === rowFor(from));
    const next = all[index + by];
    if (!next) {
      const check = document.querySelector(".bar [value=check]");
      if (by > 0 && !wanted && check) check.focus();
      return;
    }
    openSection(next);
    next.focus();
    if (next.select && isText(next)) next.select();
  }
  const rowFor = (field) => field.closest("[data-cell]");

  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      send();
      return;
    }
    // In a text of several lines Enter is a line.
    if (event.key === "Enter" && event.ctrlKey && rowFor(field) && isTyped(field.name)) {
      event.preventDefault();
      go(field, 1);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !rowFor(field) || !isTyped(field.name)) return;
    const isRadio = field.type === "radio" && field.name === rowFor(field).dataset.cell;
    if (event.key === "Enter" && field.tagName !== "TEXTAREA") {
      event.preventDefault();
      go(field, event.shiftKey ? -1 : 1);
    } else if (isText(field) && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      go(field, event.key === "ArrowDown" ? 1 : -1, isText);
    } else if (event.key === "F8") {
      event.preventDefault();
      if (copy(rowFor(field))) go(field, 1);
    } else if (isRadio && rowFor(field).querySelector(".yn")) {
      const value = { 1: "true", c: "true", 0: "false", k: "false" }[event.key.toLowerCase()];
      if (!value) return;
      event.preventDefault();
      put(field.name, [value]);
      changed(field.name);
      check();
      go(field, 1);
    } else if (isRadio && /^[1-9]$/.test(event.key)) {
      const options = fieldsOf(field.name);
      const option = options[Number(event.key) - 1];
      if (!option) return;
      event.preventDefault();
      put(field.name, [option.value]);
      changed(field.name);
      check();
      go(field, 1);
    }
  });

  // An answer taken back, where it stands.
  form.addEventListener("click", (event) => {
    const button = event.target.closest ? event.target.closest("[name=_clear], [name=_next], [name=_past], [name=_copy]") : null;
    if (!button) return;
    event.preventDefault();
    if (button.name === "_clear") {
      put(button.value, [""]);
      changed(button.value);
      check();
      const field = rowOf(button.value).querySelector("input");
      if (field) field.focus();
    } else if (button.name === "_copy") {
      copySection(button.value);
    } else {
      send();
      const section = document.getElementById(button.value);
      section.open = true;
      stand(button.value);
      section.scrollIntoView();
      const first = section.querySelector("[data-cell] input:not([type=hidden]), [data-cell] textarea");
      if (first) first.focus({ preventScroll: true });
    }
  });

  // The step of the section that one reads.

  const steps = [...form.querySelectorAll(".steps a")];
  function stand(code) {
    for (const step of steps) {
      if (step.getAttribute("href") !== "#" + code) {
        step.removeAttribute("aria-current");
        continue;
      }
      step.setAttribute("aria-current", "step");
      for (const box of [step.closest("ol"), step.closest("nav")]) {
        const [mine, its] = [step.getBoundingClientRect(), box.getBoundingClientRect()];
        if (mine.left < its.left || mine.right > its.right) box.scrollLeft += mine.left - its.left - its.width / 2;
        if (mine.top < its.top || mine.bottom > its.bottom) box.scrollTop += mine.top - its.top - its.height / 2;
      }
    }
  }
  if (window.IntersectionObserver) {
    // The page opens at the section that the server chose.
    let isMoved = false;
    addEventListener("scroll", () => { isMoved = true; }, { once: true, passive: true });
    const line = new IntersectionObserver((found) => {
      const there = found.find((one) => one.isIntersecting);
      if (isMoved && there) stand(there.target.id);
    }, { rootMargin: "-3% 0px -96% 0px" });
    for (const section of document.querySelectorAll("details.sec")) line.observe(section);
  }

  // Lines copied from a spreadsheet fill the number fields of the section from here on, or none.
  form.addEventListener("paste", (event) => {
    const field = event.target;
    const row = rowFor(field);
    if (!row || !isText(field)) return;
    const text = event.clipboardData.getData("text/plain").replace(/(\r?\n)+$/, "");
    const lines = text.split(/\r?\n|\t/).map((line) => line.trim());
    if (lines.length < 2) return;
    event.preventDefault();
    const section = row.closest("details");
    const all = stops().filter((other) => isText(other) && other.closest("details") === section);
    const from = all.findIndex((other) => rowFor(other) === row);
    const goal = all.slice(from, from + lines.length);
    const number = (other) => rowFor(other).querySelector(".no").textContent;
    if (goal.length < lines.length) {
      tell("Chưa dán: có " + lines.length + " dòng, từ ô " + number(field) + " đến hết mục chỉ còn " + goal.length + " ô nhập chữ số.");
      return;
    }
    const before = goal.map((other) => [other.name, valueOf(other.name)]);
    goal.forEach((other, index) => {
      put(other.name, [lines[index]]);
      changed(other.name);
    });
    check();
    const last = goal[goal.length - 1];
    last.focus();
    tell("Đã dán " + lines.length + " ô: " + number(field) + "–" + number(last) + ".", "Hoàn tác", () => {
      for (const [name, value] of before) {
        put(name, value);
        changed(name);
      }
      check();
      field.focus();
    });
  });

  // The last round's figures of what stays: of one cell, or of a section's blank cells.

  function copy(row) {
    const before = row && row.dataset.before;
    if (!before) return false;
    const name = row.dataset.cell;
    put(name, before.split(" | "));
    row.classList.add("copied");
    changed(name);
    check();
    return true;
  }
  function copySection(code) {
    const section = document.getElementById(code);
    const blank = [...section.querySelectorAll("[data-before]")]
      .filter((row) => !valueOf(row.dataset.cell).some(Boolean));
    blank.forEach(copy);
    tell("Đã chép " + blank.length + " ô từ đợt trước; xem lại từng ô.", "Hoàn tác", () => {
      for (const row of blank) {
        put(row.dataset.cell, [""]);
        row.classList.remove("copied");
        changed(row.dataset.cell);
      }
      check();
    });
  }

  // What this browser kept of an earlier visit, when it could not be sent.

  saved.dataset.at = saved.textContent;
  for (const part of document.querySelectorAll("[data-unscripted]")) part.hidden = true;
  try {
    const before = JSON.parse(localStorage.getItem(place) || "null");
    if (before && Date.now() - before.at < KEPT) {
      for (const [name, cell] of before.cells) {
        if (!fieldsOf(name).length || same(cell.value, valueOf(name))) continue;
        put(name, cell.value);
        held.set(name, cell);
        mark(name);
      }
      keep();
      if (held.size) send();
    }
    // Of others who used this browser, after the time that such is kept.
    for (const key of Object.keys(localStorage)) {
      if (key.slice(0, 6) !== "cells ") continue;
      const kept = JSON.parse(localStorage.getItem(key) || "null");
      if (!kept || Date.now() - kept.at >= KEPT) localStorage.removeItem(key);
    }
  } catch (error) { /* a browser that keeps nothing */ }
  say();
})();
