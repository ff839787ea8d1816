// Keys of a spreadsheet.

const isText = (field) => field.tagName === "INPUT" && /^(text|tel|number|)$/.test(field.getAttribute("type") || "");
// One field for each cell, in order: of radio buttons the chosen one or the first.
function stops() {
  const found = [];
  for (const row of rows) {
    const fields = [...row.querySelectorAll("input, textarea, [data-table] select")]
      .filter((field) => field.type !== "hidden" && nameOf(field) === row.dataset.cell);
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
  } else if (isRadio) {
    const key = event.key.toLowerCase();
    const { value } = rowFor(field).querySelector(".yn")
      ? { value: { 1: "true", c: "true", 0: "false", k: "false" }[key] } : fieldsOf(field.name)[key - 1] || {};
    if (!value) return;
    event.preventDefault();
    enter([[field.name, [value]]]);
    go(field, 1);
  }
});

// What is put into cells otherwise than by typing.
function enter(cells) {
  for (const [name, value] of cells) {
    put(name, value);
    changed(name);
  }
  check();
}

// An answer taken back, where it stands.
form.addEventListener("click", (event) => {
  const button = event.target.closest ? event.target.closest("[name=_clear], [name=_next], [name=_past], [name=_copy]") : null;
  if (!button) return;
  event.preventDefault();
  if (button.name === "_clear") {
    enter([[button.value, [""]]]);
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
  enter(goal.map((other, index) => [other.name, [lines[index]]]));
  const last = goal[goal.length - 1];
  last.focus();
  tell("Đã dán " + lines.length + " ô: " + number(field) + "–" + number(last) + ".", "Hoàn tác", () => {
    enter(before);
    field.focus();
  });
});

// The last round's figures of what stays: of one cell, or of a section's blank cells.

function copy(row) {
  const before = row && row.dataset.before;
  if (!before) return false;
  const name = row.dataset.cell;
  row.classList.add("copied");
  enter([[name, before.split(" | ")]]);
  return true;
}
function copySection(code) {
  const section = document.getElementById(code);
  const blank = [...section.querySelectorAll("[data-before]")]
    .filter((row) => !valueOf(row.dataset.cell).some(Boolean));
  blank.forEach(copy);
  tell("Đã chép " + blank.length + " ô từ đợt trước; xem lại từng ô.", "Hoàn tác", () => {
    for (const row of blank) row.classList.remove("copied");
    enter(blank.map((row) => [row.dataset.cell, [""]]));
  });
}
