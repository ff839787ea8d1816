// Questions that are answered by rows, in the form of a report: rows are added where one types, walked
// with the keys of a spreadsheet and pasted from one. What stands in a table is also one text in its
// hidden field, as which report/keep.js holds and sends it. Loaded before the form's own script. ES2015,
// no module.
const Tables = (() => {
  "use strict";
  const form = document.getElementById("report-form");

  const fieldsOf = (row) => [...row.cells].map((cell) => [...cell.querySelectorAll("input, select")]);
  const valueOf = (fields) => (fields.length && fields[0].type === "checkbox"
    ? fields.filter((field) => field.checked).map((field) => field.value).join("\n")
    : fields.map((field) => field.value.trim()).join(""));
  const write = (fields, text) => {
    const chosen = text.split("\n");
    for (const field of fields) {
      if (field.type === "checkbox") field.checked = chosen.indexOf(field.value) >= 0;
      else field.value = text;
    }
  };
  const bodyOf = (table) => table.querySelector("tbody");
  const hiddenOf = (table) => table.querySelector("input[type=hidden]");
  const read = (text) => {
    try { return JSON.parse(text || "[]"); } catch (error) { return []; }
  };

  // Its fields as one text; empty where nothing stands in them.
  function fold(table) {
    const rows = [...bodyOf(table).rows].map((row) => fieldsOf(row).map(valueOf))
      .filter((cells) => cells.some(Boolean));
    hiddenOf(table).value = rows.length ? JSON.stringify(rows) : "";
  }
  // Another row, as long as there may be more; null then.
  function add(table) {
    const body = bodyOf(table);
    if (body.rows.length >= Number(table.dataset.most)) return null;
    const row = body.rows[body.rows.length - 1].cloneNode(true);
    const number = body.rows.length + 1;
    for (const field of row.querySelectorAll("input, select, [role=group]")) {
      if (field.name) field.name = field.name.replace(/\.\d+\./, "." + number + ".");
      field.setAttribute("aria-label", (field.getAttribute("aria-label") || "").replace(/^Dòng \d+/, "Dòng " + number));
    }
    fieldsOf(row).forEach((fields) => write(fields, ""));
    body.appendChild(row);
    return row;
  }
  // The fields as the text has them. Who stands in a row goes on in it, wherever it stands then.
  function fill(table, text) {
    const rows = read(text);
    const body = bodyOf(table);
    const field = document.activeElement;
    const stood = table.contains(field) && field.closest("tr");
    const typed = stood && JSON.stringify(fieldsOf(stood).map(valueOf));
    const place = stood && fieldsOf(stood).findIndex((fields) => fields.indexOf(field) >= 0);
    const caret = field.selectionStart;
    while (body.rows.length < rows.length && add(table));
    [...body.rows].forEach((row, index) => {
      fieldsOf(row).forEach((fields, column) => write(fields, (rows[index] || [])[column] || ""));
    });
    const now = stood && body.rows[rows.findIndex((row) => JSON.stringify(row) === typed)];
    if (now && now !== stood) {
      const next = fieldsOf(now)[place][0];
      next.focus();
      if (typeof caret === "number") next.setSelectionRange(caret, caret);
    }
    fold(table);
  }
  // As a reader sees it.
  const said = (text) => read(text).map((row) => row.filter(Boolean).join("; ")).join(" | ");

  const tableOf = (element) => element.closest && element.closest("[data-table]");
  for (const table of form.querySelectorAll("[data-table]")) fold(table);
  // Before anybody asks what stands there.
  for (const change of ["input", "change"]) {
    form.addEventListener(change, (event) => {
      const table = tableOf(event.target);
      if (table) fold(table);
    }, true);
  }

  function place(field) {
    const cell = field.closest("td");
    return { row: cell.parentNode, column: cell.cellIndex };
  }
  function stand(row, column) {
    const field = row && row.cells[column].querySelector("input, select");
    if (!field) return false;
    field.focus();
    if (field.select) field.select();
    return true;
  }
  form.addEventListener("keydown", (event) => {
    const table = tableOf(event.target);
    if (!table || event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "BUTTON") return;
    const { row, column } = place(event.target);
    const isChoice = event.target.tagName === "SELECT";
    let isDone = false;
    if (event.key === "Enter") {
      const last = row.cells.length - 1;
      isDone = event.shiftKey
        ? (column > 0 ? stand(row, column - 1) : stand(row.previousElementSibling, last))
        : (column < last ? stand(row, column + 1) : stand(row.nextElementSibling || add(table), 0));
      // Behind the last row that there may be the form goes on.
      if (!isDone) return;
    } else if (!isChoice && event.key === "ArrowDown") {
      isDone = stand(row.nextElementSibling, column);
    } else if (!isChoice && event.key === "ArrowUp") {
      isDone = stand(row.previousElementSibling, column);
    }
    if (isDone) event.preventDefault();
    event.stopPropagation();
  }, true);

  // Rows and columns of a spreadsheet, from the cell on in which one stands; all of them or none.
  form.addEventListener("paste", (event) => {
    const table = tableOf(event.target);
    const text = event.clipboardData.getData("text/plain").replace(/(\r?\n)+$/, "");
    if (!table || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    event.stopPropagation();
    const lines = text.split(/\r?\n/).map((line) => line.split("\t"));
    const from = place(event.target);
    const first = from.row.sectionRowIndex;
    const wide = Math.max(...lines.map((line) => line.length));
    const most = Number(table.dataset.most);
    if (first + lines.length > most || from.column + wide > from.row.cells.length) {
      tell("Chưa dán: bảng nhiều nhất " + most + " dòng, " + from.row.cells.length + " cột; vùng chép có "
        + lines.length + " dòng, " + wide + " cột.");
      return;
    }
    const before = hiddenOf(table).value;
    while (bodyOf(table).rows.length < first + lines.length && add(table));
    lines.forEach((line, down) => line.forEach((typed, across) => {
      const fields = fieldsOf(bodyOf(table).rows[first + down])[from.column + across];
      const option = fields[0].options && [...fields[0].options].find((one) => one.text.trim() === typed.trim());
      write(fields, option ? option.value : typed.trim());
    }));
    const change = () => hiddenOf(table).parentNode.dispatchEvent(new Event("input", { bubbles: true }));
    fold(table);
    change();
    tell("Đã dán " + lines.length + " dòng.", "Hoàn tác", () => {
      fill(table, before);
      change();
    });
  }, true);

  form.addEventListener("click", (event) => {
    const button = event.target.closest ? event.target.closest("[name=_rows]") : null;
    if (!button) return;
    event.preventDefault();
    stand(add(tableOf(button)), 0);
  });

  // What columns add up to, by all that is typed, and which cells are wrong; report/checks.js asks for it.
  self.Tell = (rules, all, found, faults) => {
    for (const table of form.querySelectorAll("[data-table]")) {
      const code = hiddenOf(table).name;
      const { columns } = rules.cells[code];
      const wrong = new Set();
      for (const { rule, bound, severity } of found) {
        const { holds, columns } = bound && rules.rules.find(({ id }) => id === rule) || {};
        if (!columns || severity !== "error" || holds.args[0].cell !== code) continue;
        for (const { index } of Rows.failing({ holds }, bound)) {
          for (const name of columns) wrong.add(index + name);
        }
      }
      // As it is typed: rows without an answer are left out.
      [...bodyOf(table).rows].filter((row) => fieldsOf(row).some((fields) => valueOf(fields))).forEach((row, index) => {
        fieldsOf(row).forEach((fields, place) => {
          const isWrong = wrong.has(index + columns[place].name)
            || (faults.has(code) && Rows.isWrong(columns[place], valueOf(fields)));
          for (const field of fields) {
            if (isWrong) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
          }
        });
      });
    }
    for (const output of form.querySelectorAll("[data-sum]")) {
      const [cell, column] = output.dataset.sum.split(".");
      const sum = all[cell] ? Rules.evaluate({ op: "sum", args: [{ cell }], column }, { entries: all }) : null;
      output.textContent = Rules.shown(sum && { number: Rules.decimal(sum) },
        rules.cells[cell].columns.find((one) => one.name === column));
    }
  };

  return { fill, said };
})();
