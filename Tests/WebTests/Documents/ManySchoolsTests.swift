import Reporting
import Storage
import TestSupport
import Testing

@testable import Formats
@testable import Web

/// A consolidated report of so many schools that their tables stand beside it.
@Suite("a consolidated report of many schools")
struct ManySchoolsTests {
    private let site: APISite

    init() throws { site = try APISite() }

    /// The demonstration's, with the schools of its annexes where there are at most `few`.
    private func report(_ round: Round.Code, upTo few: Int) throws -> ConsolidatedReport {
        try site.storage.read { database in
            let round = try #require(try database.rounds.find(round))
            let form = try database.forms.layout(of: round).form
            return try database.consolidatedReport(
                of: round, outline: try database.outline(of: round, form: form), upTo: few,
                at: site.now)
        }
    }

    @Test(
        "says the same whether all reports were read for it or none",
        arguments: [
            Round.Code(rawValue: "pccc-2022"), Round.Code(rawValue: "pccc-2026"),
        ])
    func same(round: Round.Code) throws {
        let light = try report(round, upTo: 0)
        #expect(light.isShort)
        #expect(light.annexes.schools.isEmpty)
        var whole = try report(round, upTo: .max)
        #expect(!whole.isShort)
        #expect(whole.annexes.schools.count == light.annexes.count)
        whole.isShort = true
        #expect(light.document(.init()) == whole.document(.init()))
        #expect(light.facts.text("$communes") == whole.facts.text("$communes"))
    }

    @Test("names the first schools and how many others there are, and leads to the workbook")
    func short() throws {
        let light = try report("pccc-2026", upTo: 0)
        let missing = light.facts.text("$missing_units")
        let all = try report("pccc-2026", upTo: .max).facts.text("$missing_units")
        let count = all.split(separator: ", ").count
        #expect(count == 46)
        #expect(missing.hasSuffix(" và 26 đơn vị khác"))
        #expect(missing.split(separator: ", ").count == NamedSchools.most)
        #expect(all.hasPrefix(missing.prefix(200)))
        let document = light.document(.init())
        for annex in document.annexes where annex.title.contains("theo đơn vị") {
            #expect(annex.blocks.count == 1)
            guard case .paragraph(let text)? = annex.blocks.first else {
                Issue.record("a table of schools")
                continue
            }
            #expect(text.contains("\(light.annexes.count) đơn vị"))
        }
        #expect(try WordDocument(document, madeAt: site.now).file().count > 0)
    }

    @Test("its workbook has every school, whether they are read one by one or all at once")
    func workbook() throws {
        var whole = try report("pccc-2022", upTo: .max)
        let few = try AnnexWorkbook(whole, .init(), madeAt: site.now).file()
        whole.isShort = true
        let all = try AnnexWorkbook(whole, .init(), madeAt: site.now).file()
        let light = try report("pccc-2022", upTo: 0)
        let read = try site.storage.read { database in
            let round = try #require(try database.rounds.find("pccc-2022"))
            return try AnnexWorkbook(light, .init(), madeAt: site.now) { order, body in
                try database.eachSchool(
                    of: round, in: order, form: light.annexes.form, at: site.now, body)
            }.file()
        }
        #expect(read == all)
        // The same schools and figures as a workbook of few has.
        let place = try #require(light.outline.annexes.firstIndex(of: .schools)) + 2
        func rows(_ file: [UInt8]) throws -> [[String]] {
            let parts = try #require(OfficePackage.parts(of: file))
            var budget = WorkbookBudget()
            return try WorksheetRows.read(
                try #require(parts["xl/worksheets/sheet\(place).xml"]), [], [:],
                SpreadsheetDays(countsFrom1904: false), &budget
            ).map { $0.map(\.typed) }
        }
        let (first, other) = (try rows(few), try rows(read))
        #expect(first.dropLast(3) == other.dropLast(3))
    }
}
