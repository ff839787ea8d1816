// Nothing typed is lost: it stands in this browser until the server has told that it has it.

// Milliseconds, from the first change that is not sent
const WAIT = 1500;
// Milliseconds, how long a browser keeps what could not be sent
const KEPT = 7 * 24 * 3600 * 1000;
const FORM = "application/x-www-form-urlencoded";
const saved = document.querySelector("[data-saved]");
const sender = offline ? offline.unit + " " + offline.round : hidden("_of") ? hidden("_of").value : "";
const place = "cells " + sender + " " + form.getAttribute("action");

// What stood in the form when the server last told: a digest each, as the form carries them.
const was = new Map();
const readWas = (text) => {
  was.clear();
  for (const pair of text.split(" ")) {
    const colon = pair.lastIndexOf(":");
    if (colon > 0) was.set(pair.slice(0, colon), pair.slice(colon + 1));
  }
};
const setWas = (name, digest) => {
  if (digest) was.set(name, digest); else was.delete(name);
};
// What is held was typed over what stood there then, whatever the server has told since.
const writeWas = () => {
  const all = new Map(was);
  for (const [name, one] of held) {
    if (one.was) all.set(name, one.was); else all.delete(name);
  }
  hidden("_was").value = [...all].map(([name, digest]) => name + ":" + digest).join(" ");
};
readWas(hidden("_was").value);

// name → {value, was: the digest of what it was typed over; side: what somebody else made of it, while
// its sender has to choose; isStuck: the server can't take it as it is typed}
const held = new Map();
// name → what the field held when the server last told
const known = new Map();
for (const row of rows) known.set(row.dataset.cell, valueOf(row.dataset.cell));
const waiting = () => [...held.keys()].filter((name) => !held.get(name).side && !held.get(name).isStuck);
const asked = () => [...held.keys()].filter((name) => held.get(name).side);

// "still", or a word of WORDS
let state = "still";
let savedAt = "";
let timer = 0;
// A promise, while something is on its way
let sending = null;
// One behind the other, of what this session may well send
let refusals = 0;
// Milliseconds, until the next try without a line
let pause = 2000;

function keep() {
  const cells = [...held].map(([name, one]) => [name, { value: one.value, was: one.was }]);
  try {
    if (held.size === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify({ at: Date.now(), cells }));
  } catch (error) { /* a browser that keeps nothing */ }
  if (isEntrusted) entrust();
}

// An installed app's worker (sw.js) has what waits without a line, as it stands now, and sends it once
// there is one, should no page be open by then that does.
let isEntrusted = false;
function entrust() {
  const worker = navigator.serviceWorker && navigator.serviceWorker.controller;
  const names = offline || !worker ? [] : waiting();
  if (worker) worker.postMessage({ to: form.dataset.cells, waits: names.length ? body(names) : "" });
  isEntrusted = names.length > 0;
}

function hold(name) {
  const before = held.get(name);
  held.set(name, {
    value: valueOf(name), was: before ? before.was : was.get(name) || "", side: before && before.side,
  });
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
  if (held.get(name).side) decide(name);
  if (state === "refused") [state, refusals] = ["still", 1];
  say();
  const isShut = state === "signed-out" || state === "locked" || state === "other";
  if (!timer && !isShut && waiting().length) timer = setTimeout(send, WAIT);
}

function mark(name) {
  const row = rowOf(name);
  const one = held.get(name);
  if (!row) return;
  row.classList.toggle("held", Boolean(one) && !one.side);
  row.classList.toggle("both", Boolean(one && one.side));
}

const WORDS = {
  offline: "Mất mạng", "signed-out": "Cần đăng nhập lại", other: "Đang đăng nhập bằng tài khoản khác",
  busy: "Máy chủ đang bận", locked: "Báo cáo không sửa được nữa", refused: "Máy chủ chưa nhận",
};
function say() {
  const count = held.size - asked().length;
  const problem = WORDS[state] || (count && !waiting().length && WORDS.refused);
  let words = savedAt ? "Đã tự lưu lúc " + savedAt : saved.dataset.at;
  if (offline) {
    words = held.size ? held.size + " ô vừa nhập đang giữ trong máy này; bấm Lưu tệp" : saved.dataset.at;
  } else if (count && problem) {
    words = problem + ": " + count + " ô đang giữ trong máy này"
      + (state === "offline" || state === "busy" ? ", sẽ tự gửi" : "");
  } else if (count) {
    words = "Đang lưu " + count + " ô…";
  } else if (held.size) {
    words = held.size + " ô hai người cùng sửa, cần chọn";
  }
  if (saved.textContent !== words) saved.textContent = words;
  if (offline) return;
  bar.classList.toggle("warn", Boolean(held.size && (problem || !count)));
  const sign = saved.previousElementSibling && saved.previousElementSibling.firstElementChild;
  if (sign && (held.size || savedAt)) sign.setAttribute("href", held.size ? "#i-draft" : "#i-saved");
  saved.parentElement.classList.toggle("ok", !held.size && Boolean(savedAt));
}

function body(names) {
  const pairs = [["_csrf", hidden("_csrf").value], ["_of", sender], ["_version", hidden("_version").value]];
  pairs.push(["_was", names.filter((name) => held.get(name).was)
    .map((name) => name + ":" + held.get(name).was).join(" ")]);
  for (const name of names) {
    for (const value of held.get(name).value) pairs.push([name, value]);
    const cells = isReason(name) && hidden("at_" + name.slice(4));
    if (cells) pairs.push([cells.name, cells.value]);
  }
  return pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
}

const later = (milliseconds) => {
  clearTimeout(timer);
  timer = setTimeout(send, milliseconds);
};

// Ends when the server has answered, or can't be reached.
function send() {
  if (sending) return sending;
  clearTimeout(timer);
  timer = 0;
  const names = waiting();
  if (offline || !names.length) return Promise.resolve();
  const sent = new Map(names.map((name) => [name, held.get(name).value]));
  sending = fetch(form.dataset.cells, {
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
    return summon().then(() => look(), () => {
      state = "offline";
      later(pause);
    });
  }, () => {
    state = "offline";
    entrust();
    later(pause);
    pause = Math.min(pause * 2, 60000);
  }).then(() => {
    sending = null;
    say();
    if (waiting().length && !timer && state === "still") timer = setTimeout(send, WAIT);
  });
  return sending;
}

// The server has told how the cells and reasons stand that were sent.
function taken(told, sent) {
  [state, refusals, pause, savedAt] = ["still", 0, 2000, told.saved];
  hidden("_version").value = told.version;
  const dropped = [];
  for (const [name, value] of sent) {
    const now = held.get(name);
    if (told.both[name]) {
      // It stays until its sender has seen both.
      if (now) now.side = told.both[name];
      decide(name);
      continue;
    }
    const one = isReason(name) ? told.reasons[name.slice(4)] : told.cells[name];
    if (!one) dropped.push(name);
    const isSame = Boolean(now) && same(now.value, value);
    // A table in which rows of somebody else stand now, too: what was typed since was typed over ours.
    const isMerged = Boolean(one) && "own" in one;
    const base = one && (isMerged && !isSame ? one.own : one.was);
    setWas(name, base);
    known.set(name, value);
    if (isSame && isReason(name) && one && one.fault) {
      now.isStuck = true;
      tell(one.fault);
    } else if (isSame) {
      held.delete(name);
      if (isMerged) {
        put(name, [one.text]);
        known.set(name, [one.text]);
        tell("Đã gộp dòng của người khác.");
      }
    } else if (now) {
      now.was = base || "";
    }
    if (one && !isReason(name)) {
      if (one.fault) faults.set(name, one.fault); else faults.delete(name);
      if (!one.fault) spell(name, one.text, value);
    }
    mark(name);
  }
  if (dropped.length) {
    tell("Cơ quan quản lý vừa bỏ chỉ tiêu khỏi đợt báo cáo, không lưu được nội dung vừa nhập: "
      + dropped.map((name) => (told.unasked[name] || "") + " “" + sent.get(name).join("; ") + "”").join("; "));
  }
  writeWas();
  keep();
  if (told.others) return summon().then(() => refresh()).catch(() => {});
  check();
  return undefined;
}

// What only the server could read stands in the field as it understood it, once that is left:
// 34 for "34 người".
function spell(name, text, typed) {
  const cell = rules && rules.cells[name];
  if (!cell || !/^(number|date)$/.test(cell.kind) || !text) return;
  if (!(Rules.read(cell, typed) || {}).unreadable) return;
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
  if (!waiting().length || isGone || offline || !navigator.sendBeacon) return;
  navigator.sendBeacon(form.dataset.cells, new Blob([body(waiting())], { type: FORM }));
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") send();
  else if (state === "signed-out" || state === "other") look();
});
addEventListener("online", () => send());

// What is seldom needed comes when it is: the choice between two, the form as the server has it now, and
// signing in again.

let panel = null;
let more = null;
const summon = () => {
  more = more || new Promise((done, fail) => {
    const script = make("script");
    script.src = form.dataset.again;
    script.onload = done;
    script.onerror = () => { more = null; fail(new Error("again.js")); };
    document.head.appendChild(script);
  });
  return more;
};
const decide = (name) => {
  mark(name);
  summon().then(() => choose(name)).catch(() => setTimeout(() => decide(name), 15000));
};
// The buttons of a page that came so from the server.
form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-mine]");
  if (!button) return;
  event.preventDefault();
  const row = rowOf(button.dataset.mine);
  row.querySelector(".choose").remove();
  row.classList.remove("both");
  changed(button.dataset.mine);
});

// Leaving. What waits goes first, so that nothing is left here which the server has; where that can't
// be, the form takes it along whole. Without a line one stays.

let isGone = false;
let isLeaving = false;
let pressed = null;
document.addEventListener("click", (event) => {
  const button = event.target.closest && event.target.closest("button");
  if (button && button.form === form) pressed = button;
}, true);
const flush = (tries) => send().then(() => (waiting().length && state === "still" && tries > 0
  ? flush(tries - 1) : undefined));
form.addEventListener("submit", (event) => {
  if (offline || isLeaving) {
    event.preventDefault();
    return;
  }
  if (!waiting().length && !sending) {
    isGone = true;
    writeWas();
    return;
  }
  event.preventDefault();
  isLeaving = true;
  flush(3).then(() => {
    isLeaving = false;
    if (state === "offline") return;
    isGone = true;
    clearTimeout(timer);
    writeWas();
    if (pressed && pressed.name) {
      const chosen = form.appendChild(make("input", "chosen"));
      [chosen.type, chosen.name, chosen.value] = ["hidden", pressed.name, pressed.value];
    }
    HTMLFormElement.prototype.submit.call(form);
  });
});
addEventListener("pageshow", () => {
  isGone = false;
  for (const chosen of form.querySelectorAll(".chosen")) chosen.remove();
});
const out = document.querySelector("form.who");
if (out) {
  out.addEventListener("submit", (event) => {
    if (held.size === 0) return;
    event.preventDefault();
    flush(3).then(() => {
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
  // Chrome before 119 asks for this only.
  event.returnValue = true;
});

// What this browser kept of an earlier visit, when it could not be sent: name → value
const back = new Map();
function restore() {
  saved.dataset.at = saved.textContent;
  for (const part of document.querySelectorAll("[data-unscripted]")) part.hidden = true;
  let before = null;
  try {
    before = JSON.parse(localStorage.getItem(place) || "null");
    // Of others who used this browser, after the time that such is kept.
    for (const key of Object.keys(localStorage)) {
      if (key.slice(0, 6) !== "cells ") continue;
      const kept = JSON.parse(localStorage.getItem(key) || "null");
      if (!kept || Date.now() - kept.at >= KEPT) localStorage.removeItem(key);
    }
  } catch (error) { /* a browser that keeps nothing */ }
  if (!before || Date.now() - before.at >= KEPT) return;
  for (const [name, cell] of before.cells) {
    // A reason's field may be missing until its warning is there.
    if (fieldsOf(name).length && same(cell.value, valueOf(name))) continue;
    put(name, cell.value);
    back.set(name, cell.value);
    held.set(name, cell);
    mark(name);
  }
  keep();
  send();
}
