import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// What a page or an answer of the API costs does not follow the number of schools: for none a table is
/// read through whose rows follow it.
@Suite struct RoutePlansTests {
    /// Those that are made of all schools, or wait for pages of their own, and why.
    private static let exceptions: [String: String] = [
        "GET /rounds/{round}/tasks": "what stands behind a task's figures is still listed whole",
        "GET /rounds/{round}/setup": "the codes of those that owe, a thousand at most",
        "GET /rounds/{round}/consolidated": "a document of all approved reports",
        "GET /rounds/{round}/consolidated/edit": "the same document",
        "GET /rounds/{round}/closing": "the same document, before it is closed",
    ]

    /// Of a handful of rows whatever the number of schools.
    private static let small: Set<String> = [
        "level", "round", "plan", "form", "document", "plan_basis", "plan_task", "plan_file",
        "token",
        "unit_form", "identifier_scheme", "setting", "outline", "closing", "second_factor",
        "own_report", "round_form",
        // As many working copies as the statement says.
        "few_copies",
        // A line of succession, 200 units at most.
        "line",
    ]

    @Test("no page reads a table through whose rows follow the schools")
    func plans() throws {
        let fixture = try DepartmentFixture()
        let trace = try StatementTrace(fixture.storage)
        var plans: [String: [String]] = [:]
        var faults: [String: Set<String>] = [:]
        var asked = 0
        for route in Site.routes where route.method == .get && !Self.isFile(route.address) {
            for person in AccessMatrix.columns.compactMap(\.self) {
                // Who the asker is, is found for every address alike.
                for way in DepartmentFixture.Way.allCases {
                    _ = try fixture.ask(route, person.own, as: person, by: way)
                }
                _ = trace.take()
                let answer = try fixture.ask(
                    route, person.own, as: person, by: route.isAPI ? .token : .session)
                guard answer.status.code == 200 else { continue }
                asked += 1
                for sql in trace.take() {
                    let plan = try plans[sql] ?? trace.plan(of: sql)
                    plans[sql] = plan
                    let bad = plan.filter { Self.isScan($0, of: sql) }
                    guard !bad.isEmpty else { continue }
                    faults[route.name, default: []].insert("\(bad) of \(sql.prefix(300))")
                }
            }
        }
        #expect(asked > 100)
        #expect(plans.count > 100)
        for (name, found) in faults where Self.exceptions[name] == nil {
            Issue.record("\(name): \(found.sorted().joined(separator: "\n"))")
        }
        for name in Self.exceptions.keys where faults[name] == nil {
            Issue.record("\(name) reads nothing through any more: it is no exception")
        }
    }

    /// Files are made of all that they are of.
    private static func isFile(_ address: String) -> Bool {
        [".csv", ".xlsx", ".docx"].contains { address.hasSuffix($0) }
    }

    private static func isScan(_ step: String, of sql: String) -> Bool {
        let words = step.split(separator: " ")
        guard words.count > 1 else { return false }
        let table = words[1]
        // All rows of a round are as many as its schools.
        if step.hasSuffix("PRIMARY KEY (round_id=?)") { return !small.contains(String(table)) }
        // The first or the last by its number is one step.
        let isOne = ["ORDER BY seq LIMIT 1", "ORDER BY seq DESC LIMIT 1"].contains(
            where: sql.hasSuffix)
        guard step.hasPrefix("SCAN "), !isOne else { return false }
        return !small.contains(String(table)) && !step.contains("VIRTUAL TABLE")
            && !step.hasPrefix("SCAN (subquery") && step != "SCAN CONSTANT ROW"
    }
}
