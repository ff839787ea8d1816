// Runs the cases of the rule language against Tests/rules.js: node Tests/rules-cases.mjs
// That the trees are what the parser emits, and that Swift agrees, is for RuleCasesTests.swift.
import { readFile } from "node:fs/promises";

const read = (path) => readFile(new URL(path, import.meta.url), "utf8");
const source = await read("./rules.js");
const rules = await import("data:text/javascript," + encodeURIComponent(source));
const { cases, rules: ofRules } = JSON.parse(await read("ReportingTests/Rules/cases.json"));

const plain = (value) => (value?.units === undefined ? value : { number: rules.decimal(value) });
const wanted = (result) => (typeof result === "number" ? { number: String(result) } : result);

let failures = 0;
function check({ expression, result }, compute) {
  let found;
  try {
    found = compute();
  } catch (error) {
    found = String(error);
  }
  if (JSON.stringify(found) === JSON.stringify(wanted(result))) return;
  failures += 1;
  console.error(`${expression}: ${JSON.stringify(found)} is not ${JSON.stringify(result)}`);
}

for (const given of cases) check(given, () => plain(rules.evaluate(given.tree, given)));
for (const given of ofRules) {
  check(given, () => rules.broken(given.tree, given).map(({ cell }) => cell));
}
console.log(`${cases.length} expressions, ${ofRules.length} rules, ${failures} failed`);
process.exitCode = failures === 0 && cases.length > 0 && ofRules.length > 0 ? 0 : 1;
