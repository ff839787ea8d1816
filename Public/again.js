// What the form of a report seldom needs, loaded when it does (report/keep.js): the choice where two
// people changed one cell, the form once more as the server has it, signing in again where one stands, and
// going on with a form that this browser kept (sw.js). It may come twice: it declares functions alone. ES2015,
// no module.
"use strict";

// Two people changed the cell, or the reason, to different things: both are on the buttons.
function choose(name) {
  const one = held.get(name);
  const field = fieldsOf(name)[0];
  if (!one || !one.side || !field) return;
  const side = one.side;
  const row = rowOf(name) || field.closest(".why");
  const old = row.querySelector(".choose");
  if (old) old.remove();
  const box = make("div", "choose");
  box.setAttribute("role", "group");
  const line = make("p", "msg warn");
  line.appendChild(icon("warn"));
  line.appendChild(make("span", "", "Hai người cùng sửa chỗ này. Chọn nội dung đúng; nội dung kia còn trong lịch sử."));
  box.appendChild(line);
  const acts = make("p", "acts");
  const button = (text, note, act) => {
    const one = make("button", "btn");
    one.type = "button";
    one.appendChild(make("b", "", text || "(để trống)"));
    one.appendChild(make("span", "", note));
    one.addEventListener("click", () => {
      box.remove();
      held.delete(name);
      setWas(name, side.was);
      act();
      mark(name);
      writeWas();
      keep();
      say();
      check();
    });
    acts.appendChild(one);
  };
  button(side.said, "đang lưu" + (side.by ? " · " + side.by : ""), () => {
    put(name, side.texts);
    known.set(name, side.texts);
  });
  button(spoken(name, one.value), "vừa nhập tại đây", () => changed(name));
  box.appendChild(acts);
  if (rowOf(name)) row.insertBefore(box, row.children[1]); else row.insertBefore(box, row.firstChild);
  openSection(row);
}

function spoken(name, value) {
  if (rules && rules.nil[name]) return value[1] ? "Có" : "";
  const cell = rules && rules.cells[name];
  if (cell && cell.kind === "table") return Tables.said(value[0]);
  const isChosen = cell && /^(boolean|choice|choices)$/.test(cell.kind);
  const entry = isChosen ? Rules.read(cell, value) : null;
  return entry === null ? value.filter(Boolean).join("; ") : Rules.text(entry, cell);
}

// The form once more as the server has it: the session's key, and what others changed.

function page() {
  return fetch(location.pathname, { credentials: "same-origin" }).then((answer) => {
    if (answer.status >= 500) throw new Error("busy");
    return answer.text();
  }).then((text) => new DOMParser().parseFromString(text, "text/html"));
}

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
      // Signed in again, here or in another window; or it is refused whoever asks.
      refusals += 1;
      state = refusals < 3 ? "still" : "refused";
      join(fresh);
      if (panel) panel.remove();
      panel = null;
      if (state === "still") later(refusals * 500);
    }
    say();
  }).catch(() => {
    state = "offline";
    later(pause);
  });
}

function refresh() {
  return page().then(join).catch(() => {});
}

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
  const reasons = [...form.elements].map((field) => field.name).filter(isReason);
  let joined = 0;
  for (const name of rows.map((row) => row.dataset.cell).concat(reasons)) {
    const isThere = fieldsOf(name, other).length > 0;
    if (held.has(name) || !isThere) {
      // It is sent with what it was typed over: the server decides.
      setWas(name, before.get(name));
      continue;
    }
    if ((before.get(name) || "") === (was.get(name) || "")) continue;
    const theirs = valueOf(name, other);
    if (same(theirs, valueOf(name))) continue;
    put(name, theirs);
    known.set(name, theirs);
    faults.delete(name);
    joined += 1;
  }
  writeWas();
  if (joined) tell("Đã gộp " + joined + " ô do người khác vừa nhập.");
  check();
}

// The session ended.
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

// The form as it was kept: what was saved since stands on it again, and once there is a line it becomes
// what the server has. Until then nothing is handed in from it.
function resume(notice) {
  const since = JSON.parse(notice.dataset.kept);
  const names = Object.keys(since.cells).filter((name) => fieldsOf(name).length);
  notice.removeAttribute("data-kept");
  for (const name of names) {
    const one = since.cells[name];
    setWas(name, one.was);
    known.set(name, one.value);
    if (!held.has(name)) put(name, one.value);
  }
  if (since.saved) [savedAt, hidden("_version").value] = [since.saved, since.version];
  writeWas();
  check();
  say();
  let next = 0;
  // Milliseconds, until the next try
  let rest = 2000;
  const stay = (event) => {
    if (event.target !== form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    tell("Chưa có mạng: chưa kiểm tra, chưa nộp được. Nội dung đã nhập giữ trong máy này.");
  };
  const wait = () => {
    next = setTimeout(back, rest);
    rest = Math.min(rest * 2, 60000);
  };
  const back = () => {
    clearTimeout(next);
    page().then((fresh) => {
      const other = fresh.getElementById("report-form");
      if (other && other.querySelector("[name=_of]").value === sender) {
        join(fresh);
        document.removeEventListener("submit", stay, true);
        removeEventListener("online", back);
        notice.remove();
        notes.hidden = true;
        return send();
      }
      // Submitted, or another session: the page of the server says what is so.
      if (held.size === 0) location.reload();
      wait();
      return held.size ? send() : undefined;
    }).catch(wait);
  };
  document.addEventListener("submit", stay, true);
  addEventListener("online", back);
  back();
}
document.querySelectorAll("[data-kept]").forEach(resume);
