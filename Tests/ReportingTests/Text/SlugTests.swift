import Testing

@testable import Reporting

@Suite("codes in addresses")
struct SlugTests {
    @Test(
        "a school's code is its level and place",
        arguments: [
            ("TH", "Cao Thắng", "th-cao-thang"), ("MN", "Chi Lăng Bắc", "mn-chi-lang-bac"),
            ("THCS", "Thanh Miện", "thcs-thanh-mien"),
            ("TH_THCS", "Hồng Quang", "th-thcs-hong-quang"),
            ("TH", "Đoàn Kết  (số 2)", "th-doan-ket-so-2"), ("MN", "", "mn"),
        ] as [(Level, String, Unit.Code)])
    func unitCodes(level: Level, place: String, code: Unit.Code) {
        #expect(Slug.unitCode(level: level, place: place) == code)
        #expect(Slug.unitCode(level: level, place: place.nfd) == code)
    }

    @Test("nothing but small letters, digits and single hyphens")
    func text() {
        #expect(Slug.text("PGD Thanh Miện") == "pgd-thanh-mien")
        #expect(Slug.text("--Ý  kiến/../%00 中文 ß9") == "y-kien-00-9")
        #expect(Slug.text("中文 !") == "")
    }

    @Test("a code is small letters, digits and hyphens between them")
    func codes() {
        let (longest, tooLong) = (
            String(repeating: "a", count: 60), String(repeating: "a", count: 61)
        )
        for code in ["th-1", "a", "0", "a--b", longest] { #expect(Slug.isCode(code), "\(code)") }
        for text in ["", "-a", "a-", "A", "th_1", "đ", "a b", "a/b", "１", tooLong] {
            #expect(!Slug.isCode(text), "\(text)")
        }
    }
}
