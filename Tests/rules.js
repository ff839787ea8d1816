// Evaluates the syntax trees of the rule language (Sources/Reporting/Rules/SyntaxTree.swift) with
// three-valued logic: null is unknown. It says what Evaluation.swift says; both pass cases.json.
//
// A context is {entries, not_applicable, level, parameters, previous, cell, definitions}:
// entries and previous map codes to an answer (a boolean, a number, {number: "12.50"}, a text, an
// option or a date as a string, an array of options, {file: "name"}, {unreadable: "what was
// typed"}); a blank cell is absent or null. cell is the code that `value` stands for.

const LEAST = -(2n ** 63n);
const MOST = 2n ** 63n - 1n;

/** What the tree comes to; null when unknown. A number comes as {units: BigInt, scale}. */
export function evaluate(tree, context) {
  if ("op" in tree) return apply(tree, context);
  if ("integer" in tree) return number(tree.integer);
  if ("text" in tree) return tree.text;
  if ("boolean" in tree) return tree.boolean;
  if ("date" in tree) return tree.date;
  if ("level" in tree) return context.level;
  if ("parameter" in tree) return operand(lookUp(context.parameters, tree.parameter));
  if ("defined" in tree) return operand(lookUp(context.definitions, tree.defined));
  const code = cell(tree, context);
  return isAsked(code, context) ? operand(lookUp(context.entries, code)) : null;
}

/** Where the rule is false: [{cell, definitions}], with cell null when it is of the report. */
export function broken(rule, context) {
  const cells = rule.for ? rule.for.filter((code) => isAsked(code, context)) : [null];
  const found = [];
  for (const cell of cells) {
    const definitions = {};
    const bound = { ...context, cell, definitions };
    for (const { name, is } of rule.definitions) definitions[name] = evaluate(is, bound);
    if (evaluate(rule.holds, bound) === false) found.push({ cell, definitions });
  }
  return found;
}

/** The number with a decimal point and no zeros at the end: "-12.5". */
export function decimal({ units, scale }) {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0");
  const point = digits.length - scale;
  const fraction = digits.slice(point).replace(/0+$/, "");
  const sign = units < 0n ? "-" : "";
  return sign + digits.slice(0, point) + (fraction === "" ? "" : "." + fraction);
}

function apply({ op, args, option, options }, context) {
  const value = (index) => evaluate(args[index], context);
  switch (op) {
    case "not": return not(value(0));
    case "and": return and(value(0), value(1));
    case "or": return or(value(0), value(1));
    case "=>": return or(not(value(0)), value(1));
    case "<=>": return isEqual(value(0), value(1));
    case "=": return isEqual(value(0), value(1));
    case "<>": return not(isEqual(value(0), value(1)));
    case "<": return isLess(value(0), value(1));
    case ">=": return not(isLess(value(0), value(1)));
    case ">": return isLess(value(1), value(0));
    case "<=": return not(isLess(value(1), value(0)));
    case "+": return aligned(value(0), value(1), (a, b, scale) => checked(a + b, scale));
    case "-": return aligned(value(0), value(1), (a, b, scale) => checked(a - b, scale));
    case "*": return product(value(0), value(1));
    case "negate": return aligned(number(0), value(0), (a, b, scale) => checked(a - b, scale));
    case "min": return minimum(value(0), value(1));
    case "if": {
      const condition = value(0);
      return condition === null ? null : value(condition ? 1 : 2);
    }
    case "in": return known(value(0), (text) => options.some((other) => isEqual(text, other)));
    case "contains": return known(value(0), (chosen) => chosen.some((one) => isEqual(one, option)));
    case "count": return known(value(0), (chosen) => number(chosen.length));
    case "present": {
      const code = cell(args[0], context);
      return isAsked(code, context) ? (lookUp(context.entries, code) ?? null) !== null : null;
    }
    case "previous": return operand(lookUp(context.previous, cell(args[0], context)));
    default: throw new Error(`unknown operator ${op}`);
  }
}

const cell = (tree, context) => ("cell" in tree ? tree.cell : context.cell);
const isAsked = (code, context) => !(context.not_applicable ?? []).includes(code);
const lookUp = (table, name) => (table && Object.hasOwn(table, name) ? table[name] : null);

function operand(given) {
  if (given === null || given === undefined) return null;
  if (typeof given === "number" || typeof given === "bigint") return number(given);
  if (typeof given !== "object" || Array.isArray(given) || "units" in given) return given;
  if ("number" in given) return number(given.number);
  return "file" in given ? given.file : null;
}

function number(given) {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(String(given));
  if (!match) return null;
  const fraction = (match[2] ?? "").replace(/0+$/, "");
  return checked(BigInt(match[1] + fraction), fraction.length);
}

const checked = (units, scale) => (units < LEAST || units > MOST ? null : { units, scale });
const known = (value, compute) => (value === null ? null : compute(value));

const not = (a) => known(a, (truth) => !truth);
const or = (a, b) => (a === true || b === true ? true : a === null || b === null ? null : false);
const and = (a, b) => not(or(not(a), not(b)));

/** compute(units, units, scale) at the finer of both scales; null when that is beyond Int64. */
function aligned(a, b, compute) {
  if (a === null || b === null) return null;
  const scale = Math.max(a.scale, b.scale);
  const [left, right] = [a, b].map((n) => checked(n.units * 10n ** BigInt(scale - n.scale), scale));
  return left === null || right === null ? null : compute(left.units, right.units, scale);
}

function product(a, b) {
  return a === null || b === null ? null : checked(a.units * b.units, a.scale + b.scale);
}

function minimum(a, b) {
  return known(isLess(b, a), (isSecond) => (isSecond ? b : a));
}

function isLess(a, b) {
  if (typeof a === "string" && typeof b === "string") return a < b; // dates
  return aligned(a, b, (left, right) => left < right);
}

function isEqual(a, b) {
  if (a === null || b === null) return null;
  if (typeof a === "string") return a.normalize() === b.normalize();
  return typeof a === "boolean" ? a === b : decimal(a) === decimal(b);
}
