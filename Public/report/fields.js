const form = document.getElementById("report-form");
// In a file on the disk there is no server to tell; what was typed is saved as a file.
const offline = form.dataset.offline ? JSON.parse(form.dataset.offline) : null;
const bar = document.getElementById("bar");
const rows = [...form.querySelectorAll("[data-cell]")];
const rowOf = (code) => rows.find((row) => row.dataset.cell === code);
const hidden = (name) => form.querySelector('input[type=hidden][name="' + name + '"]');

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
// The fields of a table are together the cell of its question.
const nameOf = (field) => (field.dataset.table === undefined ? field.name || "" : field.firstElementChild.name)
  .replace(/^pick_/, "why_").replace(/\..*/, "");
const picksOf = (name, of) => fieldsOf(name.replace("why_", "pick_"), of);
const fieldsOf = (name, of) => [...(of || form).elements].filter((field) => field.name === name);
// `of` is the form, this one or a fresh one of the server's.
function valueOf(name, of) {
  const fields = fieldsOf(name, of);
  if (isReason(name)) {
    const chosen = picksOf(name, of).find((pick) => pick.checked);
    return [[chosen ? chosen.value : "", fields[0].value].filter(Boolean).join("\n")];
  }
  if (fields.some((field) => field.type === "radio")) {
    const chosen = fields.find((field) => field.checked);
    return [chosen ? chosen.value : ""];
  }
  return fields.filter((field) => field.type !== "checkbox" || field.checked).map((field) => field.value);
}
function put(name, value) {
  const fields = fieldsOf(name);
  if (!fields.length) return;
  const table = fields[0].closest("[data-table]");
  if (table) {
    Tables.fill(table, value.join(" | "));
    return;
  }
  if (isReason(name)) {
    const text = value[0] || "";
    const picks = picksOf(name);
    const chosen = picks.find((pick) => pick.value && (text + "\n").indexOf(pick.value + "\n") === 0);
    for (const pick of picks) pick.checked = chosen ? pick === chosen : !pick.value && text !== "";
    fields[0].value = chosen ? text.slice(chosen.value.length + 1) : text;
    return;
  }
  for (const field of fields) {
    if (field.type === "radio" || field.type === "checkbox") {
      field.checked = value.indexOf(field.value) >= 0 && field.value !== "";
    } else if (field.type !== "hidden") {
      field.value = value[0] || "";
      field.dispatchEvent(new Event("spelled", { bubbles: true }));
    }
  }
}
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// A line over the form that says what was done, with a way to undo it.
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
