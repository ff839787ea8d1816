import Testing

@testable import Reporting

@Suite("text of fonts from before Unicode")
struct LegacyFontTests {
    @Test(
        "is known, and comes to Unicode",
        arguments: [
            ("Tr\u{AD}êng TiÓu häc", LegacyFont.tcvn3, "Trường Tiểu học"),
            ("TR¦êNG TIÓU HäC CAO TH¾NG", .tcvn3, "TRƯỜNG TIỂU HỌC CAO THẮNG"),
            ("Phßng Gi¸o dôc vµ §µo t¹o", .tcvn3, "Phòng Giáo dục và Đào tạo"),
            ("X· §oµn KÕt", .tcvn3, "Xã Đoàn Kết"),
            ("Tröôøng Tieåu hoïc Cao Thaéng", .vni, "Trường Tiểu học Cao Thắng"),
            ("ÑOAØN KEÁT", .vni, "ĐOÀN KẾT"),
            ("Phöôøng Leâ Thanh Nghò", .vni, "Phường Lê Thanh Nghị"),
            ("Tröô\u{AD}øng Tieåu", .vni, "Trường Tiểu"),
            ("Tr\u{200B}öô\u{FEFF}øng Tieåu ho\u{2060}ïc", .vni, "Trường Tiểu học"),
            ("Xa\u{200E}õ Ñoa\u{202A}øn Ke\u{AD}át", .vni, "Xã Đoàn Kết"),
            ("Ph\u{200B}ßng Gi\u{FEFF}¸o dôc", .tcvn3, "Phòng Giáo dục"),
        ])
    func known(typed: String, font: LegacyFont, text: String) {
        #expect(LegacyFont.of(typed) == font)
        #expect(font.converted(typed) == text)
        #expect(throws: TypedText.Fault.legacyFont(font, proposal: text)) {
            try TypedText.clean(typed)
        }
    }

    @Test(
        "Unicode is let be, as are other languages and signs",
        arguments: [
            "Trường Tiểu học", "Hà Nam", "xã và có Lê Hồ", "Cà phê", "Ea H'leo", "Krông Búk",
            "Êa Súp", "François Müller", "señor", "25 m² sân", "½", "30 °C", "«Hoa»", "Ðoàn", "",
            "plain ASCII", "Cao\u{AD} Thắng", "phòng ch\u{AD}áy", "Lê Böhm", "Ngô Thì Nhậm",
        ])
    func unicode(text: String) throws {
        #expect(LegacyFont.of(text) == nil)
        _ = try TypedText.clean(text)
    }

    @Test("what is told has the first line alone")
    func sentence() {
        let error = #expect(throws: TypedText.Fault.self) {
            try TypedText.clean("Tr\u{AD}êng TiÓu häc\nCao Th¾ng")
        }
        #expect(
            error?.sentence
                == "Chữ gõ bằng phông .VnTime (TCVN3), đề nghị chuyển sang Unicode: “Trường Tiểu học”."
        )
    }

    @Test(
        "a syllable is told from what is none",
        arguments: [
            ("trường", true), ("Nghiêng", true), ("quốc", true), ("uyên", true), ("GIẾNG", true),
            ("gì", true), ("Ðoàn", true), ("ý", true), ("Krông", false), ("TiÓu", false),
            ("trú­ờng", false), ("cafe", false), ("w", false), ("", false),
        ])
    func syllables(word: String, isOne: Bool) { #expect(VietnameseSyllable.isOne(word) == isOne) }
}
