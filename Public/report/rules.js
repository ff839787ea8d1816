// The rules of a form where it is filled in: ES2015, no module, one global. It says what
// Sources/Reporting/Rules says: both pass Tests/ReportingTests/Rules/cases.json.
//
// A context is {entries, not_applicable, level, parameters, previous, cell, definitions}:
// entries and previous map codes to an answer (a boolean, a number, {number: "12.50"}, a text, an
// option or a date as a string, an array of options, {file: "name"}, {unreadable: "what was
// typed"}); a blank cell is absent or null. cell is the code that `value` stands for. Logic has
// three values: null is unknown.
const Rules = (() => {
  "use strict";

  // Exact whole numbers; in browsers without them those that fit, and what does not is unknown.
  const Whole = typeof BigInt === "function" ? BigInt : Number;
  const [LEAST, MOST] = Whole === Number
    ? [-9007199254740991, 9007199254740991]
    : [Whole("-9223372036854775808"), Whole("9223372036854775807")];
  const [ZERO, TEN] = [Whole(0), Whole(10)];

  const has = (table, name) => Boolean(table) && Object.prototype.hasOwnProperty.call(table, name);
  const lookUp = (table, name) => (has(table, name) ? table[name] : null);
  const cellOf = (tree, context) => ("cell" in tree ? tree.cell : context.cell);
  const isAsked = (code, context) => (context.not_applicable || []).indexOf(code) < 0;

  const checked = (units, scale) => (units < LEAST || units > MOST ? null : { units, scale });
  const known = (value, compute) => (value === null ? null : compute(value));

  function number(given) {
    const match = /^(-?\d+)(?:\.(\d+))?$/.exec(String(given));
    if (!match) return null;
    const fraction = (match[2] || "").replace(/0+$/, "");
    return checked(Whole(match[1] + fraction), fraction.length);
  }

  function operand(given) {
    if (given === null || given === undefined) return null;
    if (typeof given === "number") return number(given);
    if (typeof given !== "object" || Array.isArray(given) || "units" in given || "table" in given) return given;
    if ("number" in given) return number(given.number);
    return "file" in given ? given.file : null;
  }

  // The number with a decimal point and no zeros at the end: "-12.5".
  function decimal(value) {
    const isLess = value.units < ZERO;
    let digits = String(isLess ? -value.units : value.units);
    while (digits.length <= value.scale) digits = "0" + digits;
    const point = digits.length - value.scale;
    const fraction = digits.slice(point).replace(/0+$/, "");
    return (isLess ? "-" : "") + digits.slice(0, point) + (fraction === "" ? "" : "." + fraction);
  }

  const not = (a) => known(a, (truth) => !truth);
  const or = (a, b) => (a === true || b === true ? true : a === null || b === null ? null : false);
  const and = (a, b) => not(or(not(a), not(b)));

  // compute(units, units, scale) at the finer of both scales; null when that is beyond the range.
  function aligned(a, b, compute) {
    if (a === null || b === null) return null;
    const scale = Math.max(a.scale, b.scale);
    const fit = (n) => {
      let units = n.units;
      for (let more = n.scale; more < scale; more += 1) units *= TEN;
      return checked(units, scale);
    };
    const [left, right] = [fit(a), fit(b)];
    return left === null || right === null ? null : compute(left.units, right.units, scale);
  }

  const less = (a, b) => (typeof a === "string" && typeof b === "string"
    // Dates
    ? a < b
    : aligned(a, b, (left, right) => left < right));

  function equal(a, b) {
    if (a === null || b === null) return null;
    if (typeof a === "string") return a.normalize() === b.normalize();
    return typeof a === "boolean" ? a === b : decimal(a) === decimal(b);
  }

  function apply(tree, context) {
    const value = (index) => evaluate(tree.args[index], context);
    switch (tree.op) {
      case "not": return not(value(0));
      case "and": return and(value(0), value(1));
      case "or": return or(value(0), value(1));
      case "=>": return or(not(value(0)), value(1));
      case "<=>": return equal(value(0), value(1));
      case "=": return equal(value(0), value(1));
      case "<>": return not(equal(value(0), value(1)));
      case "<": return less(value(0), value(1));
      case ">=": return not(less(value(0), value(1)));
      case ">": return less(value(1), value(0));
      case "<=": return not(less(value(1), value(0)));
      case "+": return aligned(value(0), value(1), (a, b, scale) => checked(a + b, scale));
      case "-": return aligned(value(0), value(1), (a, b, scale) => checked(a - b, scale));
      case "*": {
        const [a, b] = [value(0), value(1)];
        return a === null || b === null ? null : checked(a.units * b.units, a.scale + b.scale);
      }
      case "negate": return aligned(number(0), value(0), (a, b, scale) => checked(a - b, scale));
      case "min": return known(less(value(1), value(0)), (isSecond) => value(isSecond ? 1 : 0));
      case "if": return known(value(0), (truth) => value(truth ? 1 : 2));
      case "in": return known(value(0), (text) => tree.options.some((other) => equal(text, other)));
      case "contains": return known(value(0), (chosen) => chosen.some((one) => equal(one, tree.option)));
      case "count": return known(value(0), (chosen) => number((chosen.table || chosen).length));
      case "sum": return known(value(0), ({ table }) => table.reduce((sum, row) => known(operand(lookUp(row, tree.column)),
        (one) => aligned(sum, one, (a, b, scale) => checked(a + b, scale))), number(0)));
      case "every": return known(value(0), ({ table }) => table.reduce((all, row) =>
        and(all, evaluate(tree.args[1], Object.assign({}, context, { row }))), true));
      case "present": {
        const code = cellOf(tree.args[0], context);
        if (!isAsked(code, context)) return null;
        const entry = lookUp(context.entries, code);
        return entry !== null && entry !== undefined;
      }
      case "previous": return operand(lookUp(context.previous, cellOf(tree.args[0], context)));
      default: throw new Error("unknown operator " + tree.op);
    }
  }

  // What the tree comes to; null when unknown. A number comes as {units, scale}.
  function evaluate(tree, context) {
    if ("op" in tree) return apply(tree, context);
    if ("integer" in tree) return number(tree.integer);
    if ("text" in tree) return tree.text;
    if ("boolean" in tree) return tree.boolean;
    if ("date" in tree) return tree.date;
    if ("time" in tree) return tree.time;
    if ("column" in tree) return operand(lookUp(context.row, tree.column));
    if ("level" in tree) return context.level;
    if ("parameter" in tree) return operand(lookUp(context.parameters, tree.parameter));
    if ("defined" in tree) return operand(lookUp(context.definitions, tree.defined));
    const code = cellOf(tree, context);
    return isAsked(code, context) ? operand(lookUp(context.entries, code)) : null;
  }

  // Where the rule is false: contexts, with cell null when it is of the report.
  function broken(rule, context) {
    const cells = rule.for ? rule.for.filter((code) => isAsked(code, context)) : [null];
    const found = [];
    for (const cell of cells) {
      const bound = Object.assign({}, context, { cell, definitions: {} });
      for (const definition of rule.definitions) {
        bound.definitions[definition.name] = evaluate(definition.is, bound);
      }
      if (evaluate(rule.holds, bound) === false) found.push(bound);
    }
    return found;
  }

  // As people read and write them.

  const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ".");

  // As a reader sees it; `asked` is the cell that it is a value of.
  function text(value, asked) {
    if (typeof value === "boolean") return value ? "Có" : "Không";
    if (value.table) return value.table.length + " dòng";
    if (Array.isArray(value)) return value.map((one) => label(one, asked)).join("; ");
    if (typeof value === "string") {
      const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
      return date ? date[3] + "/" + date[2] + "/" + date[1] : label(value, asked);
    }
    const [whole, fraction] = decimal(value).split(".");
    let rest = fraction || "";
    while (asked && rest.length < asked.digits) rest += "0";
    const sign = whole.charAt(0) === "-" ? "-" : "";
    return sign + grouped(whole.replace("-", "")) + (rest ? "," + rest : "");
  }

  const label = (option, asked) => lookUp(asked && asked.options, option) || option;

  // What was typed into a cell's field, as an entry: null when blank. Only what is plain is read;
  // the rest is {unreadable} until the server has said what it is.
  function read(asked, typed) {
    if (asked.kind === "choices") return typed.filter(Boolean).length ? typed.filter(Boolean) : null;
    const plain = (typed[0] || "").trim();
    if (plain === "") return null;
    switch (asked.kind) {
      case "boolean": return plain === "true";
      case "choice": return plain;
      case "number": return readNumber(asked, plain);
      case "date": return readDate(plain);
      case "time": return /^([01]\d|2[0-3]):[0-5]\d$/.test(plain) ? plain : { unreadable: plain };
      case "location": return /\d\.\d|^.{300}/.test(plain) ? { unreadable: plain } : plain;
      case "table": return Rows.read(asked, plain);
      case "text": return plain.length <= asked.limit ? plain : { unreadable: plain };
      default: return { file: plain };
    }
  }

  function readNumber(asked, plain) {
    const match = /^(\d{1,15}|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/.exec(plain);
    const fraction = (match && match[2]) || "";
    // Three digits behind one point may be a fraction, where there are such.
    const isEither = asked.scale > 2 && /^\d{1,3}\.\d{3}$/.test(plain);
    if (!match || isEither || fraction.length > (asked.scale || 0)) return { unreadable: plain };
    const typed = match[1].replace(/\./g, "") + (fraction ? "." + fraction : "");
    const value = typed.length > 16 ? null : number(typed);
    const fits = value !== null && less(number(asked.most), value) === false;
    return fits ? { number: typed } : { unreadable: plain };
  }

  function readDate(plain) {
    const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain);
    if (!match) return { unreadable: plain };
    const [day, month, year] = match.slice(1).map(Number);
    const date = new Date(Date.UTC(year, month - 1, day));
    if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900) return { unreadable: plain };
    return date.toISOString().slice(0, 10);
  }

  // The sentence of a broken rule: parts are texts, {label: true} and {is: tree, as: code}.
  function sentence(rule, bound, form) {
    return (rule.columns && self.Rows ? Rows.place(rule, bound, form) : "") + rule.message.map((part) => {
      if (typeof part === "string") return part;
      if (part.label) return form.cells[bound.cell].label || "";
      const code = part.as === "value" ? bound.cell : part.as;
      const value = evaluate(part.is, bound);
      if (value !== null) return text(value, code && form.cells[code]);
      const entry = "op" in part.is ? null : lookUp(bound.entries, cellOf(part.is, bound));
      return entry && entry.unreadable ? entry.unreadable : "–";
    }).join("");
  }

  // What the answers come to: blank numbers of a section that is declared nil are 0, and what is
  // calculated is there.
  function settled(form, entries) {
    const all = Object.assign({}, entries);
    for (const code of Object.keys(form.nil)) {
      if (entries[code] !== true) continue;
      for (const cell of form.nil[code].zero) if (!has(all, cell)) all[cell] = { number: "0" };
    }
    for (const one of form.calculated || []) {
      const value = evaluate(one.is, { entries: all, level: form.level, not_applicable: form.others });
      if (value === null) delete all[one.cell];
      else all[one.cell] = calculated(form.cells[one.cell], value);
    }
    return all;
  }

  const said = (plain) => text(number(plain), null);
  // An answer that is a number, as its field shows it.
  function shown(entry, asked) {
    if (!entry) return "–";
    return text(number("number" in entry ? entry.number : entry.unreadable), "number" in entry && asked);
  }

  // A number as if it had been typed.
  function calculated(asked, value) {
    const plain = decimal(value);
    const fraction = (plain.split(".")[1] || "").length;
    const fits = plain.charAt(0) !== "-" && fraction <= (asked.scale || 0)
      && less(number(asked.most), value) === false;
    return fits ? { number: plain } : { unreadable: plain };
  }

  const UNASKED = "Không phải trả lời: xóa nội dung đã nhập ở đây, hoặc sửa câu trả lời kia.";

  // All that is wrong: [{rule, severity, cells, message, bound: the context of the form's own rule}]. `form` is what the server gives of it,
  // `entries` what its cells come to, `now` {parameters, waived}.
  function problems(form, entries, now) {
    const context = {
      entries, level: form.level, previous: form.previous,
      parameters: Object.assign({}, form.parameters, now.parameters),
      not_applicable: form.others,
    };
    const found = [];
    const wrong = (cells, message) => found.push({ rule: "E00", severity: "error", cells, message });
    for (const code of Object.keys(form.nil)) {
      const { zero, blank, says } = form.nil[code];
      const cells = entries[code] !== true ? [] : zero.concat(blank).filter((cell) => has(entries, cell)
        && (blank.indexOf(cell) >= 0 || equal(operand(entries[cell]), number(0)) === false));
      if (cells.length) wrong(cells.concat(code), says);
    }
    for (const { cell, range } of form.calculated || []) {
      const { unreadable } = entries[cell] || {};
      if (!unreadable) continue;
      wrong([cell], form.cells[cell].label + ": Kết quả tính là " + said(unreadable) + ", phải là " + range + ".");
    }
    for (const rule of form.rules) {
      if (now.waived.indexOf(rule.id) >= 0) continue;
      const severity = rule.severity.parameter
        ? lookUp(context.parameters, rule.severity.parameter) || "warning" : rule.severity;
      for (const bound of broken(rule, context)) {
        const cells = bound.cell === null ? rule.at.filter((code) => has(form.cells, code)) : [bound.cell];
        found.push({ rule: rule.id, severity, cells, message: sentence(rule, bound, form), bound });
      }
    }
    // What totals would count though it is not asked; of a number a rule of the form's own says more.
    for (const code of Object.keys(form.cells)) {
      const { kind, need } = form.cells[code];
      const counts = kind === "table" ? entries[code] : (operand(entries[code]) || {}).units;
      if (counts && need && isNeeded(form, code, entries, now) === false
        && (kind === "table" || !found.some((one) => one.severity === "error" && one.cells.indexOf(code) >= 0))) {
        wrong([code], UNASKED);
      }
    }
    return found;
  }

  // Whether a condition of the form holds.
  const holds = (form, tree, entries, now) => evaluate(tree, {
    entries, level: form.level, previous: form.previous,
    parameters: Object.assign({}, form.parameters, now.parameters), not_applicable: form.others,
  });

  // Whether a blank cell is to be answered; null when that is not known yet.
  function isNeeded(form, code, entries, now) {
    const need = form.cells[code].need;
    return need === undefined || need === false ? need !== false : holds(form, need, entries, now);
  }

  return { evaluate, broken, decimal, read, text, shown, settled, problems, holds, isNeeded };
})();
