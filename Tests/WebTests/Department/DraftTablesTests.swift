import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// Tables, calculated numbers and notes are made on the page.
@Suite("Of a form that is being made")
struct DraftTablesTests {
    private let fixture: SchoolFixture
    private let officer: Browser
    /// Of the draft.
    private let address: String

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
        address = try officer.beginDraft(
            "Sự cố",
            asking: [
                ("Chỉ kể vụ trong trường", "note"), ("Các vụ", "table"), ("Nam", "integer"),
                ("Nữ", "integer"), ("Tổng số", "integer"), ("Số vụ", "integer"),
            ])
    }

    private func kept() throws -> FormDraft {
        let id = try #require(Int64(address.split(separator: "/")[1]))
        return try fixture.storage.read { database in
            let owner = try #require(try database.units.find("pgd"))
            return try #require(
                try database.formDrafts.find(.init(rawValue: id), of: owner.id)
            ).draft
        }
    }

    private func save(_ code: String, _ fields: [(String, String)]) throws -> Browser.Answer {
        let page = try officer.get("\(address)?q=\(code)").text
        let start = try #require(page.range(of: #"name="_was" value=""#))
        let mark = String(page[start.upperBound...].prefix { $0 != "\"" })
        return try officer.post(
            address + "/questions",
            [("question", code), ("_was", mark), ("_do", "save"), ("level", "TH")] + fields)
    }

    private static let columns: [(String, String)] = [
        ("label", "Các vụ"), ("type", "table"), ("rows", "10"), ("required", "optional"),
        ("col1_code", ""), ("col1_label", "Nơi cháy"), ("col1_type", "text"), ("col1_unit", ""),
        ("col1_options", ""), ("col1_required", "1"), ("col2_code", ""),
        ("col2_label", "Nguyên nhân"), ("col2_type", "choice"), ("col2_unit", ""),
        ("col2_options", "Chập điện; Rò rỉ gas"), ("col3_code", ""), ("col3_label", ""),
        ("col3_type", "text"), ("col3_unit", ""), ("col3_options", ""), ("col4_code", ""),
        ("col4_label", "Bị thương"), ("col4_type", "integer"), ("col4_unit", "người"),
        ("col4_options", ""), ("col4_unsummed", "1"),
    ]

    @Test("a new table has nobody list what there is not, and wants columns in plain words")
    func newTable() throws {
        #expect(try kept().question("cac_vu")?.json["required"] == "optional")
        #expect(try kept().question("nam")?.json["required"] == "always")
        #expect(try officer.get(address).text.contains("Bảng chưa có cột nào."))
    }

    @Test("a table's columns are typed in their rows, keep their codes, and go with their words")
    func columns() throws {
        let saved = try save("cac_vu", Self.columns)
        #expect(saved.location?.hasSuffix("?q=cac_vu&done=saved#q-cac_vu") == true)
        let json = try #require(try kept().question("cac_vu")?.json)
        let columns = try #require(json["columns"]?.array)
        #expect(columns.map { $0["code"]?.string } == ["noi_chay", "nguyen_nhan", "bi_thuong"])
        #expect(columns[0]["max"] == 300 && columns[0]["required"] == true)
        #expect(columns[2]["unit"] == "người" && json["rows"] == 10)
        #expect(columns[2]["total"] == false && columns[0]["total"] == nil)
        let list = try #require(columns[1]["list"]?.string)
        #expect(
            try kept().document["lists"]?[list]?.array?.map { $0["vi"] } == [
                "Chập điện", "Rò rỉ gas",
            ])
        let mended = Self.columns.map { name, value in
            (name, name == "col1_code" ? "noi_chay" : name == "col1_label" ? "Nơi xảy ra" : value)
        }
        _ = try save("cac_vu", mended)
        let first = try #require(try kept().question("cac_vu")?.json["columns"]?.array?.first)
        #expect(first["code"] == "noi_chay" && first["vi"] == "Nơi xảy ra")
        let page = try officer.get(address + "?q=cac_vu").text
        #expect(page.contains(#"name="col4_label""#) && page.contains(#"name="col5_label""#))
        _ = try save("cac_vu", [("label", "Các vụ"), ("type", "text"), ("max", "300")])
        #expect(try kept().question("cac_vu")?.json["columns"] == nil)
    }

    @Test("a calculated number is written with the numbers of questions")
    func calculated() throws {
        _ = try save("cac_vu", Self.columns)
        _ = try save(
            "tong_so",
            [
                ("label", "Tổng số"), ("type", "integer"), ("required", "calculated"),
                ("calculation", "câu 2 + Câu 3"),
            ])
        let json = try #require(try kept().question("tong_so")?.json)
        #expect(json["calculation"] == "nam + nu" && json["required"] == "optional")
        #expect(
            try officer.get(address + "?q=tong_so").text.contains(
                #"name="calculation" value="câu 2 + câu 3""#))
        _ = try save(
            "so_vu",
            [
                ("label", "Số vụ"), ("type", "integer"), ("required", "calculated"),
                ("calculation", "if(present(câu 1), count(câu 1), 0)"),
            ])
        let faults = try kept().reading.faults
        #expect(faults.isEmpty, "\(faults)")
        let page = try officer.get(address).text
        #expect(page.contains("chương trình tự tính") && page.contains("Lời dẫn, chỉ để đọc"))
        let trial = try officer.get(address + "/trial?level=TH").text
        #expect(trial.contains("Chỉ kể vụ trong trường") && trial.contains("cac_vu.1.noi_chay"))
        let checked = try officer.post(
            address + "/trial",
            [
                ("_level", "TH"), ("nam", "3"), ("nu", "4"), ("cac_vu", ""),
                ("cac_vu.1.noi_chay", "Bếp"), ("cac_vu.1.bi_thuong", "hai"), ("_do", "check"),
            ])
        #expect(checked.text.contains(">7</output>"))
        #expect(checked.text.contains("Dòng 1, cột “Bị thương”"))
        _ = try save(
            "tong_so",
            [
                ("label", "Tổng số"), ("type", "integer"), ("required", "calculated"),
                ("calculation", "câu 4 + 1"),
            ])
        #expect(try officer.get(address).text.contains("được tính sau câu này, hoặc là chính nó"))
    }
}
