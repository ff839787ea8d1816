import Demonstration
import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing
import TestSupport

@testable import Web

@Suite struct TotalsAPITests {
    let site: APISite
    let officer: String
    let indicators: [JSON]
    let lists: JSON

    init() throws {
        site = try APISite()
        officer = try site.token(.officer)
        let form = try JSON(parsing: FireSafetyForm.document)
        indicators = (form["sections"]?.array ?? []).flatMap { $0["indicators"]?.array ?? [] }
        lists = form["lists"] ?? .null
    }

    @Test("totals say which round, which states, when, and what is missing")
    func conversation() throws {
        let answer = try site.get("/api/v1/rounds/pccc-2022/totals", as: officer)
        #expect(answer.status == 200)
        #expect(answer["round"] == "pccc-2022")
        #expect(answer["states"] == ["submitted", "approved"])
        #expect(answer["as_of"] == "2026-11-23T08:00:00+07:00")
        #expect(
            answer["coverage"] == [
                "due": 51, "counted": 47, "missing_count": 4,
                "missing": ["mn-chi-lang-bac", "mn-pham-kha", "th-lam-son", "thcs-hong-quang"],
            ])
        #expect(answer["groups"] == [])
        #expect(
            answer["total", "measures", "d_submit_rate"] == [
                "numerator": 47, "denominator": 51,
                "percent": .decimal(FixedPoint(units: 922, scale: 1)),
            ])
        #expect(answer["total", "measures", "d_ontime_rate", "numerator"] == 42)
        #expect(answer["total", "measures", "d_inc_total"] == ["value": 2])
        // There is no round before the first one.
        #expect(answer["total", "measures", "d_inc_change"] == ["value": .null])
        let dossier = answer["total", "indicators", "chk_dossier", "options"].object
        #expect(dossier?.names == ["full", "partial", "none"])
    }

    @Test("a share of nothing is null, not zero and not an error")
    func nothing() throws {
        try site.open(
            "moi-2026", period: Moment.ofTests.day + -9...Moment.ofTests.day, dueAt: Moment.ofTests,
            schools: { $0.unit.level == "TH" })
        let answer = try site.get("/api/v1/rounds/moi-2026/totals?by=level", as: officer)
        #expect(answer["total", "measures", "d_diss_staff_pct", "percent"] == .null)
        #expect(answer["total", "measures", "d_submit_rate", "percent"] == 0)
        #expect(
            answer["total", "indicators", "diss_staff"] == [
                "answered": 0, "applicable": 0, "sum": .null,
            ])
        #expect(answer["groups"].array?.count == 1)
        #expect(answer["coverage", "missing_count"] == 17)
    }

    @Test(
        "what totals can't be asked is refused",
        arguments: [
            "?by=district", "?states=draft", "?states=", "?states=submitted,draft", "?cursor=-1",
            "?cursor=x", "?cursor=99999999999999999999", "?by=level&by=level", "?unknown=1",
        ])
    func refusals(query: String) throws {
        let answer = try site.get("/api/v1/rounds/pccc-2022/totals" + query, as: officer)
        #expect(answer.status == 400)
        #expect(answer.isProblem)
    }

    @Test("more than a hundred communes come in pages")
    func paging() throws {
        try site.storage.write { database in
            for number in 1...120 {
                let commune = "xa-so-\(number)"
                try database.add(
                    .init(
                        code: .init(rawValue: commune), name: "Xã số \(number)", shortName: "X",
                        kind: .commune, displayOrder: 9000 + number), by: .command)
                try database.add(
                    .init(
                        code: .init(rawValue: "th-so-\(number)"), name: "Trường \(number)",
                        shortName: "T", kind: .school, level: "TH", reportsTo: "pgd-thanh-mien",
                        commune: .init(rawValue: commune), displayOrder: 9000 + number),
                    by: .command)
            }
        }
        try site.open(
            "lon-2026", period: Moment.ofTests.day + -9...Moment.ofTests.day, dueAt: Moment.ofTests,
            schools: { $0.unit.code.rawValue.hasPrefix("th-so-") })
        let first = try site.get("/api/v1/rounds/lon-2026/totals?by=commune", as: officer)
        #expect(first["groups"].array?.count == 100)
        let name = try #require(HTTPField.Name("Link"))
        let link = try #require(first.fields[name])
        #expect(link.hasSuffix("; rel=\"next\""))
        let next = String(link.dropFirst().prefix { $0 != ">" })
        #expect(next.hasPrefix("/api/v1/rounds/lon-2026/totals?by=commune&cursor="))
        let second = try site.get(next, as: officer)
        let names = Set((first["groups"].array ?? []).map { $0["commune"]?["code"] })
        #expect(
            (second["groups"].array ?? []).allSatisfy { !names.contains($0["commune"]?["code"]) })
        // The demonstration's seventeen stand in the tree too, without schools.
        #expect(second["groups"].array?.count == 37)
        #expect(second.fields[try #require(HTTPField.Name("Link"))] == nil)
    }

    @Test("by school, a page holds a hundred of those whose reports count, each as its row says")
    func bySchool() throws {
        let csv = try site.get("/api/v1/rounds/pccc-2022/values.csv", as: officer)
        let rows = try CSVTable(parsing: csv.body).records.map(\.cells)
            .filter { $0["state"] == "approved" }
        let address = "/api/v1/rounds/pccc-2022/totals?by=school&states=approved"
        let answer = try site.get(address, as: officer)
        #expect(answer.status == 200)
        let groups = answer["groups"].array ?? []
        #expect(groups.count == 47)
        for (group, row) in zip(groups, rows) {
            #expect(group["school"] == ["code": json(row["unit"]), "name": json(row["name"])])
            #expect(group["coverage"] == ["due": 1, "counted": 1])
            try compare(group, [row], row["unit"] ?? "")
        }
        // A cursor is the place of a school among all that owe a report.
        let places = try site.storage.read { database in
            let round = try #require(try database.rounds.find("pccc-2022"))
            return try database.rounds.units(of: round.id).reduce(into: [String: Int]()) {
                $0[$1.unit.code.rawValue] = $1.displayOrder
            }
        }
        for cursor in [1, 7, 40, 50] {
            let later = try site.get(address + "&cursor=\(cursor)", as: officer)
            let left = groups.filter {
                places[$0["school"]?["code"]?.string ?? ""] ?? 0 >= cursor
            }
            #expect(left.isEmpty ? later.status == 400 : later["groups"].array == left)
        }
        #expect(try site.get(address + "&cursor=51", as: officer).status == 400)
    }

    private func json(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

    @Test(
        "the table has all sections unless one is named, whatever the groups",
        arguments: ["level", "commune", "school"])
    func allSections(by: String) throws {
        let address = "/api/v1/rounds/pccc-2022/totals.csv?by=\(by)"
        let all = try CSVTable(parsing: try site.get(address, as: officer).body).records
        #expect(
            Set(all.compactMap { $0.cells["code"] }).isSuperset(
                of: indicators.compactMap { $0["code"]?.string }))
        #expect(all.contains { $0.cells["code"] == "d_diss_staff_pct" && $0.cells["unit"] == "%" })
        let one = try CSVTable(parsing: try site.get(address + "&section=B", as: officer).body)
        #expect(one.records.count < all.count)
        #expect(one.records.allSatisfy { $0.cells["code"]?.hasPrefix("gen_") == false })
    }

    @Test(
        "totals are what the rows of values.csv add up to, at the root, each level, each commune",
        arguments: ["pccc-2022", "pccc-2026"])
    func recomputation(round: String) throws {
        let csv = try site.get("/api/v1/rounds/\(round)/values.csv", as: officer)
        let rows = try CSVTable(parsing: csv.body).records.map(\.cells)
        #expect(rows.count == 51)
        for states in ["submitted", "approved", "submitted,approved"] {
            let wanted = Set(states.split(separator: ",").map(String.init))
            let counted = rows.filter { wanted.contains($0["state"] ?? "") }
            for by in ["level", "commune"] {
                let answer = try site.get(
                    "/api/v1/rounds/\(round)/totals?by=\(by)&states=\(states)", as: officer)
                let due = rows.count { $0["state"] != "exempt" }
                #expect(answer["coverage", "due"] == .integer(Int64(due)))
                #expect(answer["coverage", "counted"] == .integer(Int64(counted.count)))
                try compare(answer["total"], counted, "\(states) root")
                let groups = answer["groups"].array ?? []
                #expect(groups.count == (by == "level" ? 3 : 17))
                for group in groups {
                    let name = group["level"]?.string ?? group["commune"]?["code"]?.string
                    let own = counted.filter { $0[by] == name }
                    try compare(group, own, "\(states) \(name ?? "")")
                    #expect(group["coverage"]?["counted"] == .integer(Int64(own.count)))
                }
            }
        }
    }

    private func compare(_ group: JSON, _ rows: [[String: String]], _ what: String) throws {
        for indicator in indicators {
            let code = try #require(indicator["code"]?.string)
            let answers = rows.compactMap { $0[code] }.filter { $0 != "n/a" }
            var expected: JSON.Members = [
                "answered": .integer(Int64(answers.count)),
                "applicable": .integer(Int64(rows.count { $0[code] != "n/a" })),
            ]
            /// What nobody has answered is not known.
            func figure(_ number: Int64) -> JSON { answers.isEmpty ? .null : .integer(number) }
            switch indicator["aggregate"]?.string {
            case "sum":
                expected["sum"] = figure(try answers.reduce(0) { try $0 + #require(Int64($1)) })
            case "count_true":
                expected["true"] = figure(Int64(answers.count { $0 == "true" }))
                expected["false"] = figure(Int64(answers.count { $0 == "false" }))
            case "distribution":
                var options = JSON.Members()
                for option in lists[indicator["list"]?.string ?? ""]?.array ?? [] {
                    let value = try #require(option["value"]?.string)
                    options[value] = figure(
                        Int64(answers.count { $0.split(separator: ";").contains(value[...]) }))
                }
                expected["options"] = .object(options)
            default: break
            }
            #expect(group["indicators"]?[code] == .object(expected), "\(what) \(code)")
        }
        let staff = rows.filter { $0["diss_staff"] != nil && $0["gen_staff_total"] != nil }
        let share = group["measures"]?["d_diss_staff_pct"]
        let sums = ["diss_staff", "gen_staff_total"].map { code in
            staff.reduce(Int64(0)) { $0 + (Int64($1[code] ?? "") ?? 0) }
        }
        let isKnown = rows.contains { $0["diss_staff"] != nil || $0["gen_staff_total"] != nil }
        #expect(share?["numerator"] == (isKnown ? .integer(sums[0]) : .null))
        #expect(share?["denominator"] == (isKnown ? .integer(sums[1]) : .null))
        for measure in group["measures"]?.object?.pairs ?? [] {
            guard let percent = measure.value["percent"]?.number else { continue }
            #expect(FixedPoint.isLess(FixedPoint(100), percent) == false, "\(what) \(measure.name)")
        }
    }

    @Test(
        "a cursor beyond what there is is refused, up to the largest number and past it",
        arguments: [
            "9223372036854775807", "9223372036854775708", "9223372036854775707", "4", "1", "-1",
            "-9223372036854775808", "99999999999999999999", "0x1", "+1", "", "١",
        ])
    func badCursor(cursor: String) throws {
        let query = FormFields([("by", "level"), ("cursor", cursor)]).encoded
        let answer = try site.get("/api/v1/rounds/pccc-2022/totals?" + query, as: officer)
        #expect(answer.status == 400)
        #expect(answer.isProblem)
    }
}
