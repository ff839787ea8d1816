import Foundation
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// Tests/DemonstrationTests/breaking-cases.json over HTTP: the sample, changed so that one rule is
/// broken, is refused with exactly that rule's sentence.
@Suite struct BreakingRulesTests {
    let site: APISite
    let cases: JSON

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../DemonstrationTests/breaking-cases.json").standardized
        cases = try JSON(parsing: Array(try Data(contentsOf: file)))
        site = try APISite()
        let base = try #require(cases["base"])
        let start = try #require(Day(iso: base["period_start"]?.string ?? ""))
        let close = try #require(Day(iso: base["data_close"]?.string ?? ""))
        site.now = Moment(start, hour: 8)
        // A primary school and, for the rules with words of their own there, a preschool.
        try site.open(
            "thu-2022", period: start...close, dueAt: Moment(close + 10),
            schools: { ["th-cao-thang", "mn-cao-thang"].contains($0.unit.code) })
    }

    @Test("each broken rule is a 422 with its sentence at its cells and nothing else")
    func everyRule() throws {
        let base = try #require(cases["base"])
        var tried = 0
        for breaking in cases["cases"]?.array ?? [] {
            let rule = try #require(breaking["rule"]?.string)
            // W40 compares with a round before; DemonstrationTests cover it.
            if breaking["previous"] != nil { continue }
            let today = try #require(
                Day(iso: (breaking["today"] ?? base["today"])?.string ?? ""))
            site.now = Moment(today, hour: 9)
            var values = try #require(base["values"])
            for (code, value) in breaking["set"]?.object?.pairs ?? [] {
                values = values.with(code, value)
            }
            for code in breaking["clear"]?.array ?? [] {
                values = values.with(code.string ?? "", nil)
            }
            let unit = breaking["level"] == "MN" ? "mn-cao-thang" : "th-cao-thang"
            let head = try site.token(.head, Unit.Code(rawValue: unit), name: today.description)
            var report = JSON.report(Unit.Code(rawValue: unit), values)
            if rule == "W35" { report = report.with("confirmations", nil) }
            let isNote = rule == "W33"
            let answer = try site.send(
                .post, "/api/v1/rounds/thu-2022/reports" + (isNote ? "?dry_run=true" : ""),
                as: head, json: report)
            #expect(answer.status == (isNote ? 200 : 422), "\(rule)")
            let found = (answer["errors"].array ?? []).map { problem in
                [problem["rule"], problem["at"], problem["message"]].map { $0 ?? .null }
            }
            var expected = (breaking["expect"]?.array ?? []).map { problem in
                [problem["rule"], problem["at"], problem["message"]].map { $0 ?? .null }
            }
            if rule == "W35" {
                let standing = try #require(cases["standing"])
                expected = [
                    [standing["rule"], standing["at"], standing["message"]].map { $0 ?? .null }
                ]
            }
            #expect(Set(found) == Set(expected), "\(rule)")
            #expect(found.count == expected.count, "\(rule)")
            #expect(
                (answer["errors"].array ?? []).allSatisfy { problem in
                    problem["severity"]?.string
                        == (problem["rule"]?.string?.hasPrefix("E") ?? false
                            ? "error" : problem["rule"] == "W33" ? "note" : "warning")
                })
            tried += 1
        }
        #expect(tried == 39)
        #expect(try site.report("th-cao-thang", in: "thu-2022").state == .notStarted)
        #expect(site.failures.isEmpty)
    }
}
