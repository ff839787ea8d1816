import Foundation
import HTTPTypes
import Reporting
import Testing

@testable import Web

@Suite("Rules of a table's columns, put together on the page")
struct DraftColumnsTests {
    private let desk: DraftDesk
    private let draft: String

    init() throws {
        desk = try DraftDesk()
        draft = try desk.officer.beginDraft(
            "Tai nạn",
            asking: [
                ("Có vụ nào không?", "boolean"), ("Các vụ", "table"), ("Tổng số", "integer"),
            ])
        let columns = [("Ngày xảy ra", "date"), ("Bị thương", "integer"), ("Năm", "integer")]
        let fields = columns.enumerated().flatMap { place, column in
            [("col\(place + 1)_label", column.0), ("col\(place + 1)_type", column.1)]
        }
        try desk.send(
            draft + "?q=cac_vu", to: "/questions",
            [
                ("question", "cac_vu"), ("label", "Các vụ"), ("type", "table"),
                ("required", "when"), ("when_q", "co_vu_nao_khong"), ("when_is", "yes"),
                ("level", "TH"), ("col3_unsummed", "1"), ("_do", "save"),
            ] + fields)
    }

    private func add(_ kind: String, _ fields: [(String, String)]) throws {
        let answer = try desk.send(
            draft + "?r=new&kind=\(kind)", to: "/rules",
            [("rule", "new"), ("kind", kind), ("severity", "error"), ("_do", "save")] + fields)
        #expect(answer.status == .seeOther, "\(answer.text.prefix(300))")
    }

    @Test("a day of each row lies in the period, a number between two; a column's sum is compared")
    func columns() throws {
        try add("period", [("q", "cac_vu.ngay_xay_ra")])
        try add("between", [("q", "cac_vu.bi_thuong"), ("least", "0"), ("most", "50")])
        try add(
            "compare", [("left_1", "cac_vu.bi_thuong"), ("order", "<="), ("right_1", "tong_so")])
        let stored = try desk.stored(draft)
        #expect(
            stored.rules.map { $0.json["holds"]?.string } == [
                "every(cac_vu, $period_start <= cac_vu.ngay_xay_ra and cac_vu.ngay_xay_ra <= $data_close)",
                "every(cac_vu, 0 <= cac_vu.bi_thuong and cac_vu.bi_thuong <= 50)",
                "sum(cac_vu.bi_thuong) <= tong_so",
            ])
        #expect(stored.rules.allSatisfy { $0.json["at"] == ["cac_vu"] })
        #expect(
            stored.rules.map { $0.json["vi"]?.string } == [
                "Ngày xảy ra nằm ngoài kỳ báo cáo, đề nghị kiểm tra lại.",
                "Bị thương phải từ 0 đến 50.",
                "Tổng cột “Bị thương” của Các vụ phải không lớn hơn Tổng số ({tong_so}).",
            ])
        #expect(stored.faults(stored.reading).isEmpty)
        let page = try desk.officer.get(draft).text
        #expect(page.contains("cột “Ngày xảy ra” của câu 2 nằm trong kỳ báo cáo"))
        #expect(page.contains("tổng của cột “Bị thương” của câu 2 không lớn hơn câu 3"))
        let opened = try desk.officer.get(draft + "?r=E1").text
        #expect(
            opened.contains(
                #"<option value="cac_vu.ngay_xay_ra" selected>2. Các vụ, cột “Ngày xảy ra”</option>"#
            ))
        let compared = try desk.officer.get(draft + "?r=E3").text
        #expect(compared.contains(#"value="cac_vu.bi_thuong" selected>"#))
        // A year is a number that counts nothing.
        #expect(!compared.contains(#"value="cac_vu.nam""#))
    }

    @Test("a question's mark is left out where its words stand in a sentence")
    func label() throws {
        try add(
            "if",
            [
                ("a_q", "co_vu_nao_khong"), ("a_is", "yes"), ("b_q", "tong_so"),
                ("b_is", "at_least"), ("b_to", "1"),
            ])
        #expect(
            try desk.stored(draft).rules.first?.json["vi"]?.string
                == "Có vụ nào không là Có thì Tổng số phải không nhỏ hơn 1.")
    }

    @Test("formulas are read and shown with the numbers of questions")
    func formulas() throws {
        try add(
            "text", [("holds", "câu 3 <= count(câu 2)"), ("at", "3"), ("message", "Không khớp.")])
        #expect(try desk.stored(draft).rules.first?.json["holds"] == "tong_so <= count(cac_vu)")
        #expect(
            try desk.officer.get(draft + "?r=E1").text.contains(
                "\ncâu 3 &lt;= count(câu 2)</textarea>"))
    }
}
