import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// Figures at the border of what a number holds: a form may multiply what schools send, so that
/// every page, file and answer over totals meets them. None may end the process.
@Suite struct ExtremeFiguresTests {
    /// Measures, and what the dashboard says of the first one with the figures of `open`.
    static let forms: [(measures: [(kind: String, formula: String)], says: String)] = [
        ([("percent", "1 / 5000000000000000000")], "0,0%"),
        ([("percent", "4600000000000000 / 40000000000000000")], "11,5%"),
        ([("percent", "sum(a1) / sum(a2 * 9000000)")], "0,0%"),
        ([("value", "(sum(a1) - 1) * 9223372036854775807")], "9.223.372.036.854.775.807"),
        ([("value", "1 - 9223372036854775807 - sum(a1)")], "-9.223.372.036.854.775.808"),
        ([("percent", "9223372036854775807 / 1")], "–"),
        ([("value", "sum(a2 * 9000000) * 2")], "…"),
        (
            [
                ("value", "sum(a2 * a2)"), ("value", "m0 - previous(m0)"),
                ("percent", "sum(a2 * 9000000) + 223372036854775807 / sum(a1)"),
            ], "0"
        ),
    ]

    @Test(
        "a sum beyond what a figure may be is not known, and never another figure",
        arguments: [
            ([Int64.max], "9223372036854775807"), ([Int64.max, 1], "…"),
            ([Int64.min, -1], "…"), ([Int64.max, Int64.max, 2], "…"), ([Int64.max, 5, -5], "max"),
            ([], "0"),
        ])
    func sums(units: [Int64], words: String) {
        let text = NumberSpread.Fact.sum(units) { $0 == .max && units.count > 1 ? "max" : "\($0)" }
        #expect(text == words)
    }

    static func document(_ index: Int) -> String {
        func indicator(_ code: String, _ type: String, _ unit: String) -> String {
            #"{"code": "\#(code)", "vi": "Số \#(code)", "type": "\#(type)", "unit": "\#(unit)", "#
                + #""nature": "flow", "aggregate": "sum", "required": "optional", "#
                + #""levels": ["TH", "MN"]}"#
        }
        let measures = forms[index].measures.enumerated().map {
            #"{"code": "m\#($0)", "vi": "Chỉ số \#($0)", "\#($1.kind)": "\#($1.formula)"}"#
        }
        return #"{"code": "bien", "version": 1, "title": {"vi": "Biên"}, "#
            + #""sections": [{"code": "A", "vi": "Mục", "indicators": ["#
            + [indicator("a1", "integer", "người"), indicator("a2", "money", "đồng")]
            .joined(separator: ", ") + #"]}], "rules": [], "#
            + #""measures": [\#(measures.joined(separator: ", "))]}"#
    }

    /// Two rounds, of which the first is closed; all schools report in both.
    private static func open(_ fixture: SchoolFixture, _ index: Int) throws {
        try fixture.storage.write { database in
            let form = try Form(document: try JSON(parsing: Array(document(index).utf8)))
            _ = try database.importForm(form, by: .command)
            let model = try #require(
                try database.read.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            let units = try database.read.units.all(on: fixture.now.day)
            var previous: Round.ID?
            for (code, count) in [("bien-1", Int64(0)), ("bien-2", 2)] {
                var round = Round(
                    id: Round.ID(rawValue: 0), code: Round.Code(rawValue: code), title: "Biên",
                    plan: model.plan, form: .init(form.version), owner: model.owner,
                    period: model.period, dataClose: model.dataClose, dueAt: model.dueAt,
                    dueText: "trước hạn")
                round.previous = previous
                let schools = units.filter { $0.unit.kind == .school }
                let id = try #require(
                    try database.open(
                        round, schools: schools, nodes: units.filter { $0.unit.kind != .school },
                        by: .command))
                for (place, school) in schools.enumerated() {
                    let values: Values = [
                        "a1": .integer(place == 0 ? count : 0),
                        "a2": .integer(place == 0 ? 1_000_000_000_000 : 0),
                    ]
                    _ = try database.submit(
                        Submission(
                            round: id, unit: school.unit.id, values: values, confirmations: [],
                            seenVersion: nil), by: .command)
                    try database.move(school.unit.id, in: id, by: .approve, by: .command)
                }
                if previous == nil { try database.close(id, by: .command) }
                previous = id
            }
        }
    }

    @Test("no page over totals fails at the border of numbers", arguments: forms.indices)
    func pages(index: Int) throws {
        let fixture = try SchoolFixture()
        try ExtremeFiguresTests.open(fixture, index)
        let browser = try Browser(fixture.site, as: "cv")
        let dashboard = try browser.get("/rounds/bien-2")
        #expect(dashboard.text.contains(ExtremeFiguresTests.forms[index].says))

        let pages = Site.routes.map(\.address).filter {
            $0.hasPrefix("/rounds/{round}") && !$0.contains("closings")
        }
        for round in ["bien-1", "bien-2"] {
            for address in Set(pages) {
                let target = address.replacing("{round}", with: round)
                    .replacing("{unit}", with: "th-cao-thang").replacing("{indicator}", with: "a2")
                    .replacing("{file}", with: "1")
                for query in target.contains("totals") ? ["", "?by=school", "?by=level"] : [""] {
                    let status = try browser.get(target + query).status
                    #expect(status.code < 500, "\(target)\(query)")
                }
            }
        }
    }
}
