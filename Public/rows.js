// The rows of a table, as Sources/Reporting says it: what is typed into them, and in which of them a rule
// does not hold. It is joined before tables.js, and needs report/rules.js. ES2015, no module, one global.
self.Rows = (() => {
  "use strict";

  // `plain` is the rows as one text (tables.js); {unreadable} where a cell of them is, as a blank that
  // must not be.
  function read(asked, plain) {
    const table = [];
    for (const cells of JSON.parse(plain)) {
      if (!cells.some(Boolean)) continue;
      const row = {};
      for (let place = 0; place < asked.columns.length; place += 1) {
        const column = asked.columns[place];
        const entry = cell(column, cells[place]);
        if (!isRight(column, entry)) return { unreadable: plain };
        if (entry !== null) row[column.name] = entry;
      }
      table.push(row);
    }
    return table.length > Number(asked.most) ? { unreadable: plain } : { table };
  }
  const cell = (column, text) => Rules.read(column, (text || "").split("\n"));
  const isRight = (column, entry) => (entry === null ? column.need === false : !entry.unreadable);

  // Of a rule that looks at each row: where it is false, from 0.
  function failing(rule, bound) {
    const [table, condition] = rule.holds.args;
    const rows = (Rules.evaluate(table, bound) || {}).table || [];
    return rows.map((row, index) => ({ row, index }))
      .filter(({ row }) => Rules.evaluate(condition, Object.assign({}, bound, { row })) === false);
  }

  // As Rule.place has it: `Dòng 2 (05/06/2026), dòng 5 (07/08/2026): `.
  function place(rule, bound, form) {
    const all = failing(rule, bound);
    const { columns } = form.cells[rule.holds.args[0].cell];
    const said = all.slice(0, 5).map(({ row, index }) => {
      const cells = rule.columns.map((name) => columns.find((column) => column.name === name))
        .filter((column) => column.kind.indexOf("choice") < 0 && column.name in row)
        .map((column) => Rules.text(Rules.evaluate({ column: column.name }, { row }), column));
      return "dòng " + (index + 1) + (cells.length ? " (" + cells.join("; ") + ")" : "");
    });
    if (all.length > 5) said.push(all.length - 5 + " dòng khác");
    return said.length ? "D" + said.join(", ").slice(1) + ": " : "";
  }

  return { read, failing, place, isWrong: (column, text) => !isRight(column, cell(column, text)) };
})();
