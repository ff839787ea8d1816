// The form's rules while it is typed, as the page that came from the server says them.

let rules = null;
const now = JSON.parse(form.dataset.now);
// code → why what stands there can't be read
const faults = new Map();
// code → what the row says
const shownBefore = new Map();
function entries() {
  const all = {};
  for (const code of Object.keys(rules.cells)) {
    const asked = rules.cells[code];
    if (asked.kind === "file") {
      if (now.files[code]) all[code] = now.files[code];
      continue;
    }
    const row = rowOf(code);
    const entry = row ? Rules.read(asked, valueOf(code)) : now.locked[code];
    if (entry !== null && entry !== undefined) all[code] = entry;
  }
  for (const code of Object.keys(rules.nil)) {
    if (rowOf(code) ? valueOf(code)[1] : now.locked[code]) all[code] = true;
  }
  return Rules.settled(rules, all);
}
// What the page says of a cell already is not sent once more.
function describe(row, asked) {
  asked.section = row.closest("details").id;
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
  for (const { cell } of rules.calculated) {
    const row = rowOf(cell);
    if (row) row.querySelector("[data-calculated]").textContent = Rules.shown(all[cell], rules.cells[cell]);
  }
  for (const { code, when } of rules.notes) {
    const note = document.getElementById("note-" + code);
    if (note) note.hidden = Rules.holds(rules, when, all, now) === false;
  }
  for (const row of rows) sayWhether(row, all);
  const found = Rules.problems(rules, all, now)
    .filter((problem) => problem.cells.some((code) => code in all) || reasonOf(problem.rule));
  const said = new Map();
  for (const [code, fault] of faults) said.set(code, [{ severity: "error", message: fault }]);
  for (const problem of found) {
    for (const code of problem.cells) said.set(code, (said.get(code) || []).concat([problem]));
  }
  const isFirst = shownBefore.size === 0;
  if (!isFirst) shrink(said);
  for (const row of rows) {
    const code = row.dataset.cell;
    const list = said.get(code) || [];
    const key = JSON.stringify(list.map((problem) => [problem.severity, problem.message]));
    // What came with the page stands as it came, but for what was typed before and came back.
    if (isFirst ? back.size && !standsAt(code, list) : shownBefore.get(code) !== key) show(row, code, list, found);
    shownBefore.set(code, key);
  }
  if (self.Tell) Tell(rules, all, found, faults);
  count(all, found);
}

const attr = (field, name, value) => { if (value) field.setAttribute(name, value); else field.removeAttribute(name); };

// What stands above the form goes as it is mended, and the title says how much of it is left, and what came
// since.
function shrink(said) {
  const above = [...document.querySelectorAll("#sum-up ~ ul li")];
  const left = above.filter((line) => {
    const link = line.querySelector("a");
    const isLeft = (said.get(link.hash.slice(1)) || []).some((problem) => link.textContent.endsWith(problem.message));
    line.hidden = !isLeft;
    return isLeft;
  });
  for (const list of document.querySelectorAll("#sum-up ~ .of")) {
    list.previousElementSibling.hidden = !left.some((line) => list.contains(line));
  }
  if (left.length < above.length) {
    const errors = [...said.values()].reduce((all, some) => all.concat(some), []).filter((problem) => problem.severity === "error");
    const others = new Set(errors.map((problem) => problem.message)
      .filter((message) => !above.some((line) => line.querySelector("a").textContent.endsWith(message))));
    document.getElementById("sum-up").textContent = "Đã sửa " + (above.length - left.length) + "/" + above.length + " chỗ"
      + (others.size ? "; còn " + others.size + " lỗi khác" : "");
  }
}

// Whether a question that hangs on another answer is asked now; what was typed stays.
function sayWhether(row, all) {
  const state = row.querySelector("[data-when]");
  if (!state) return;
  const need = Rules.isNeeded(rules, row.dataset.cell, all, now);
  state.textContent = need === null ? "" : (need ? "" : "không ") + "phải trả lời; ";
  row.classList.toggle("off", need === false);
  const field = row.querySelector("[role=radiogroup], .inp > input, textarea.full");
  if (!field) return;
  attr(field, "aria-required", need);
}

const standsAt = (code, list) => same(
  [...document.querySelectorAll("[id='" + code + "-e'] .msg span")].map((line) => line.textContent.trim()),
  list.map((problem) => LABELS[problem.severity][1] + ": " + problem.message));

function show(row, code, list, found) {
  let box = document.getElementById(code + "-e");
  if (!list.length && box) box.remove();
  if (list.length) {
    if (!box) {
      box = make("div");
      box.id = code + "-e";
      attr(box, "aria-live", "polite");
      row.querySelector(".q-l").append(box);
    }
    box.textContent = "";
    for (const problem of list) {
      const [tone, title] = LABELS[problem.severity];
      const line = make("p", "msg " + tone);
      const words = make("span");
      words.append(make("b", "", title + ":"), " " + problem.message);
      line.append(icon(tone === "note" ? "eye" : tone), words);
      box.append(line);
    }
  }
  const isWrong = list.some((problem) => problem.severity === "error");
  const isAsked = list.some((problem) => problem.severity === "warning");
  row.classList.toggle("err", isWrong);
  row.classList.toggle("ask", !isWrong && (isAsked || Boolean(row.querySelector(".say"))));
  for (const field of fieldsOf(code)) {
    attr(field, "aria-invalid", isWrong);
    const ids = (field.getAttribute("aria-describedby") || "").split(" ")
      .filter((id) => id && id !== code + "-e");
    if (list.length) ids.unshift(code + "-e");
    attr(field, "aria-describedby", ids.join(" "));
  }
  // The reason is asked once for each rule: at the first cell that it warns of.
  for (const problem of list) {
    if (problem.severity !== "warning" || form.querySelector('[name="why_' + problem.rule + '"]')) continue;
    const mine = found.filter((other) => other.rule === problem.rule);
    const cells = mine.reduce((all, other) => all.concat(other.cells), []);
    if (mine[0].cells[0] !== code) continue;
    const why = make("div", "set full why");
    row.append(why);
    const accepted = rules.rules.find((rule) => rule.id === problem.rule).explanations || [];
    const place = accepted.length ? why.appendChild(make("fieldset", "set")) : why;
    const title = make(accepted.length ? "legend" : "label", "", "Giải trình ");
    title.append(make("span", "hint", "(cơ quan quản lý đọc khi kiểm tra)"));
    place.append(title);
    let label = title;
    if (accepted.length) {
      const picks = place.appendChild(make("div", "radios"));
      for (const sentence of accepted.concat("")) {
        const pick = picks.appendChild(make("label", "pick"));
        const input = pick.appendChild(make("input"));
        input.type = "radio";
        input.name = "pick_" + problem.rule;
        input.value = sentence;
        pick.append(sentence || "Lý do khác");
      }
      label = place.appendChild(make("label", "", "Ghi thêm "));
      label.append(make("span", "hint", "(cần có khi chọn “Lý do khác”)"));
    }
    label.htmlFor = "why_" + problem.rule;
    const at = make("input");
    at.type = "hidden";
    at.name = "at_" + problem.rule;
    at.value = cells.filter((one, index) => cells.indexOf(one) === index).sort().join(" ");
    const text = make("textarea");
    text.id = text.name = "why_" + problem.rule;
    text.rows = 2;
    attr(text, "aria-describedby", code + "-e");
    place.append(at, text);
    if (back.has(text.name)) put(text.name, back.get(text.name));
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
    const problems = said(tally.errors, tally.warnings);
    const words = problems || (section.querySelector(".say") ? "bị trả lại" : "");
    const full = tally.asked > 0 && tally.answered === tally.asked;
    const ratio = tally.answered + "/" + tally.asked;
    const text = tally.asked === 0 ? words || "không bắt buộc"
      : full && !words && all["nil-" + code] ? "Không phát sinh"
        : [words, (full && !words ? "Đủ " : "") + ratio].filter(Boolean).join(" · ");
    const sign = section.querySelector("summary .st");
    const look = tally.errors ? "over" : words ? "act" : full ? "ok" : "off";
    if (sign.textContent.trim() !== text) {
      sign.textContent = text;
      sign.className = "st " + look;
      const name = { over: "err", act: problems ? "warn" : "back", ok: "ok" }[look];
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
      if (!asked) continue;
      describe(row, asked);
      measure(row, asked);
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
