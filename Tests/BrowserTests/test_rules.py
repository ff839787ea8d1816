"""The scripts of Public/: in the language of old browsers, and of one mind with the server."""

import json
import re

import esprima
import pytest

from server import ROOT

CASES = json.loads((ROOT / "Tests/ReportingTests/Rules/cases.json").read_text(encoding="utf-8"))
KINDS = json.loads((ROOT / "Tests/ReportingTests/Rules/kinds.json").read_text(encoding="utf-8"))
SCRIPTS = sorted((ROOT / "Public").rglob("*.js"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_plain_es2015(script):
    """Browsers of 2017 read it: no module, nothing of later editions of the language."""
    tree = esprima.parseScript(script.read_text(encoding="utf-8"), tokens=True)
    assert [token.value for token in tree.tokens if token.value in ("async", "await", "**", "**=")] == []
    assert list(later(tree)) == []


def later(node):
    """Rest and spread within objects (ES2018), which the parser reads as well."""
    if isinstance(node, list):
        for part in node:
            yield from later(part)
        return
    if not hasattr(node, "type"):
        return
    if node.type in ("ObjectExpression", "ObjectPattern"):
        yield from (part.type for part in node.properties if part.type != "Property")
    for name, part in vars(node).items():
        if name not in ("tokens", "comments", "range", "loc"):
            yield from later(part)


def test_the_rule_language_says_what_the_server_says(visitor):
    browser = visitor()
    browser.visit("/sign-in")
    source = (ROOT / "Public/report/rules.js").read_text(encoding="utf-8")
    found = browser.driver.execute_script(source + """
        const plain = (value) => value !== null && typeof value === "object" && "units" in value
          ? {number: Rules.decimal(value)} : value;
        const tried = (compute) => { try { return compute(); } catch (error) { return String(error); } };
        return {
          cases: arguments[0].cases.map((each) => tried(() => plain(Rules.evaluate(each.tree, each)))),
          rules: arguments[0].rules.map((each) => tried(() =>
            Rules.broken(each.tree, each).map((bound) => bound.cell))),
        };""", CASES)
    for kind in ["cases", "rules"]:
        assert len(CASES[kind]) == len(found[kind]) > 0
        for case, result in zip(CASES[kind], found[kind]):
            wanted = case["result"]
            if isinstance(wanted, (int, float)) and not isinstance(wanted, bool):
                wanted = {"number": str(wanted)}
            assert result == wanted, case["expression"]


def with_rows():
    return "".join((ROOT / path).read_text(encoding="utf-8")
                   for path in ["Public/rows.js", "Public/report/rules.js"])


def test_what_is_not_asked_and_rows_that_break_a_rule_are_told_as_the_server_does(visitor):
    browser = visitor()
    browser.visit("/sign-in")
    source = with_rows()
    found = browser.driver.execute_script(source + """
        const {cells, rules, parameters, cases} = arguments[0];
        const form = {nil: {}, rules, level: "TH", cells, parameters, others: []};
        return cases.map(({entries}) =>
          Rules.problems(form, Rules.settled(form, entries), {parameters: {}, waived: []})
            .map(({rule, cells, message}) => [rule, cells.join(), message]));""", CASES["asked"])
    assert len(CASES["asked"]["cases"]) == len(found)
    for case, result in zip(CASES["asked"]["cases"], found):
        assert sorted(result) == case["found"], case["entries"]


def test_a_section_that_is_declared_nil_comes_to_what_the_server_says(visitor):
    browser = visitor()
    browser.visit("/sign-in")
    source = (ROOT / "Public/report/rules.js").read_text(encoding="utf-8")
    found = browser.driver.execute_script(source + """
        const form = {nil: arguments[0].told, rules: [], level: "MN", cells: {}, parameters: {}};
        return arguments[0].cases.map((each) => {
          const all = Rules.settled(form, each.entries);
          return {
            zeros: Object.keys(all).filter((code) => !(code in each.entries)).sort(),
            settled: Object.keys(all).map((code) => code in each.entries || all[code].number === "0"),
            wrong: Rules.problems(form, all, {parameters: {}, waived: []})
              .reduce((cells, problem) => cells.concat(problem.cells), []),
          };
        });""", CASES["nil"])
    assert len(CASES["nil"]["cases"]) == len(found)
    for case, result in zip(CASES["nil"]["cases"], found):
        assert all(result["settled"])
        assert (result["zeros"], result["wrong"]) == (case["zeros"], case["wrong"]), case["entries"]


def cell_of(question, lists):
    """A cell as `ReportCheck.forBrowser` tells of it, so far as rules need it."""
    kind = question["type"]
    told = {"kind": "number" if kind == "integer" else kind, "label": question["vi"]}
    if kind == "integer":
        told["most"] = "1000000000"
    if question.get("required") in ("optional", False, None):
        told["need"] = False
    if kind == "text":
        told["limit"] = question["max"]
    if kind == "table":
        told["most"] = question["rows"]
        told["columns"] = [cell_of(column, lists) | {"name": column["code"]} for column in question["columns"]]
    return told


def test_calculated_numbers_and_tables_come_to_what_the_server_says(visitor):
    browser = visitor()
    browser.visit("/sign-in")
    source = with_rows()
    questions = [question for section in KINDS["form"]["sections"]
                 for question in section["indicators"] if question["type"] != "note"]
    form = {
        "cells": {question["code"]: cell_of(question, KINDS["form"]["lists"]) for question in questions},
        "calculated": KINDS["told"]["calculated"], "nil": {}, "rules": [], "level": "TH",
        "parameters": {}, "others": [], "previous": {}}
    found = browser.driver.execute_script(source + """
        const form = arguments[0];
        return arguments[1].map((each) => {
          const entries = {};
          for (const code of Object.keys(each.typed)) {
            const entry = Rules.read(form.cells[code], each.typed[code]);
            if (entry !== null) entries[code] = entry;
          }
          const all = Rules.settled(form, entries);
          return {all, wrong: Rules.problems(form, all, {parameters: {}, waived: []})
            .map((problem) => [problem.rule, problem.cells[0], problem.message])};
        });""", form, KINDS["cases"])
    for case, result in zip(KINDS["cases"], found, strict=True):
        assert result["all"] == case["settled"], case["says"]
        told = [problem for problem in case["wrong"] if problem[0] == "E00"]
        assert result["wrong"] == told, case["says"]


def test_numbers_beyond_are_unknown_where_a_browser_has_no_large_ones(visitor):
    browser = visitor()
    browser.visit("/sign-in")
    source = (ROOT / "Public/report/rules.js").read_text(encoding="utf-8")
    assert len(re.findall("BigInt", source)) == 2, "one place knows of them"
    found = browser.driver.execute_script(
        "const BigInt = undefined;" + source + """
        const number = (text) => ({entries: {a: {number: text}}, not_applicable: []});
        const twice = {op: "+", args: [{cell: "a"}, {cell: "a"}]};
        return ["1000000000000", "9007199254740991"].map((text) => {
          const value = Rules.evaluate(twice, number(text));
          return value && Rules.decimal(value);
        });""")
    assert found == ["2000000000000", None]
