import Demonstration
import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing
import TestSupport

@testable import Web

@Suite("By the API a section is declared nil")
struct NilReturnAPITests {
    private static let path = "/api/v1/rounds/pccc-2026/reports/th-cao-thang"

    let site: APISite
    let head: String
    let officer: String

    init() throws {
        site = try APISite()
        head = try site.token(.head, "th-cao-thang")
        officer = try site.token(.officer)
    }

    private func patch(_ values: JSON, as token: String? = nil) throws -> Answer {
        try site.send(
            .patch, Self.path, as: token ?? head, json: ["values": values],
            fields: [.ifMatch: "*"])
    }

    /// The sample without what section I asks, which is declared nil, and one cell otherwise.
    private func report(_ other: JSON.Members = [:]) throws -> JSON {
        let round = try #require(try site.storage.read { try $0.rounds.find("pccc-2026") })
        var values = SampleReport.values(period: round.period)
        for code in values.keys where code.rawValue.hasPrefix("inc_") { values[code] = nil }
        values["nil-I"] = .boolean(true)
        var members = JSON.values(values).object ?? [:]
        for (name, value) in other.pairs { members[name] = value }
        return .report("th-cao-thang", .object(members))
    }

    private func post(_ report: JSON) throws -> Answer {
        try site.send(.post, "/api/v1/rounds/pccc-2026/reports", as: head, json: report)
    }

    @Test("as a cell is sent, and taken back by a blank or by false")
    func merged() throws {
        #expect(try patch(["nil-I": true])["values", "nil-I"] == true)
        #expect(try patch(["chk_count": 3])["values", "nil-I"] == true)
        #expect(try patch(["nil-I": .null])["values"].object?["nil-I"] == nil)
        #expect(try patch(["nil-I": true]).status == 200)
        #expect(try patch(["nil-I": false])["values"].object?["nil-I"] == nil)
    }

    @Test(
        "where it may be, and by true",
        arguments: [
            (["nil-A": true], "nil-A"), (["nil-H": true], "nil-H"), (["nil-X": true], "nil-X"),
            (["nil-I": 1], "nil-I"), (["nil-I": "true"], "nil-I"),
        ] as [(JSON, String)])
    func refused(values: JSON, at code: String) throws {
        let answer = try patch(values)
        #expect(answer.status == 422)
        #expect(answer["errors", "0", "at"] == [.string(code)])
    }

    @Test("of the school's own report alone")
    func foreign() throws {
        let other = try site.token(.head, "th-doan-ket")
        #expect(try patch(["nil-I": true], as: other).status == 404)
        #expect(try patch(["nil-I": true], as: officer).status == 403)
        #expect(try site.get(Self.path, as: head)["values"].object?["nil-I"] == nil)
    }

    @Test("and is submitted with the zeros that it stands for, which totals count")
    func submitted() throws {
        func fires() throws -> JSON {
            try site.get("/api/v1/rounds/pccc-2026/totals", as: officer)[
                "total", "indicators", "inc_fire", "answered"]
        }
        func declared(_ query: String = "") throws -> Answer {
            try site.get("/api/v1/rounds/pccc-2026/totals" + query, as: officer)
        }
        let before = try #require(try fires().integer)
        #expect(try declared()["total", "nil_returns"] == ["nil-I": 0, "nil-K": 0])
        #expect(try post(report()).status == 201)
        #expect(try fires() == .integer(before + 1))
        #expect(try declared()["total", "nil_returns", "nil-I"] == 1)
        let levels = try declared("?by=level")["groups"].array ?? []
        #expect(levels.compactMap { $0["nil_returns"]?["nil-I"]?.integer }.reduce(0, +) == 1)
        let seen = try site.get(Self.path, as: officer)["values"]
        #expect(seen["nil-I"] == true)
        #expect(seen["inc_fire"] == 0)
        #expect(seen["inc_detail"] == nil)
        let own = try site.get(Self.path, as: head)["values"]
        #expect(own["nil-I"] == true)
        #expect(own["inc_fire"] == nil, "the working copy keeps its blanks")
        let csv = try site.get("/api/v1/rounds/pccc-2026/values.csv", as: officer)
        let row = try CSVTable(parsing: csv.body).records.first {
            $0.cells["unit"] == "th-cao-thang"
        }
        #expect(row?.cells["inc_fire"] == "0")
        #expect(row?.cells["nil_sections"] == "I")
        #expect(try Verification.of(site.path).findings == [])
    }

    @Test("and a cell that says otherwise is an error at both")
    func contradiction() throws {
        let answer = try post(report(["inc_fire": 2, "inc_detail": "Chập điện ở bếp."]))
        #expect(answer.status == 422)
        let errors = try #require(answer["errors"].array)
        let wrong = errors.filter { $0["severity"] == "error" }
        #expect(wrong.map { $0["at"] } == [["inc_fire", "inc_detail", "nil-I"]])
        #expect(wrong[0]["rule"] == "E00")
        #expect(try site.report("th-cao-thang").revision == 0)
        #expect(try post(report(["inc_fire": 0])).status == 201, "0 says the same")
    }

    @Test("is returned by its code, and no other section's")
    func returned() throws {
        #expect(try post(report()).status == 201)
        func giveBack(_ code: String) throws -> Answer {
            try site.send(
                .post, Self.path + "/return", as: officer,
                json: [
                    "due_at": "2099-12-31T17:00:00+07:00",
                    "cells": [["code": .string(code), "reason": "Công an xã báo có một vụ."]],
                ])
        }
        #expect(try giveBack("nil-A").status == 422)
        let answer = try giveBack("nil-I")
        #expect(answer.status == 200)
        #expect(answer["returned_cells", "0", "code"] == "nil-I")
        #expect(try patch(["chk_count": 4]).status == 422, "another section's cell")
        #expect(try patch(["nil-I": false, "inc_fire": 1]).status == 200)
    }

    @Test("in the workbook it is the first row of its section")
    func workbook() throws {
        _ = try patch(["nil-K": true])
        let answer = try site.get(Self.path + "/form.xlsx", as: head)
        let rows = try FilledWorkbook(answer.body).rows
        let marks = rows.map(\.mark)
        let place = try #require(marks.firstIndex(of: "nil-I"))
        #expect(marks[place + 1] == "inc_fire")
        #expect(rows[place].question == "Mục I, Cháy, nổ, tai nạn, sự cố: không phát sinh")
        #expect(rows.first { $0.mark == "nil-K" }?.answer == .text("Có"))
    }
}
