import Testing

@testable import Formats

@Suite("Text that does not come apart at the end of a line")
struct UnbrokenTextTests {
    @Test(
        "numbers keep to what they count, years to each other, symbols together",
        arguments: [
            ("bổ sung 35.000.000 đồng.", ["bổ sung 35.000.000\u{a0}đồng."]),
            ("chi 1,2 tỷ đồng", ["chi 1,2\u{a0}tỷ đồng"]),
            ("năm học 2026 - 2027, hết", ["năm học 2026\u{a0}-\u{a0}2027, hết"]),
            ("Kết luận số 02-KL/TW và", ["Kết luận số 02", "KL/TW và"]),
            ("186/KH-SGDĐT", ["186/KH", "SGDĐT"]),
            // No symbols: a dash between words, one that begins a line, a word of small letters.
            ("Văn hóa - Xã hội", ["Văn hóa - Xã hội"]), ("- Như trên", ["- Như trên"]),
            ("ra-đi-ô -x x- --", ["ra-đi-ô -x x- --"]), ("34 người", ["34 người"]),
            ("02 - đồng", ["02 - đồng"]), ("", [""]), ("a  b ", ["a  b "]),
        ])
    func pieces(text: String, pieces: [String]) {
        #expect(UnbrokenText.pieces(of: text) == pieces)
    }

    @Test("a file has a hyphen where no line ends, in running text and not elsewhere")
    func file() {
        func written(_ letters: WordXML.Letters) -> String {
            var xml = WordXML()
            xml.run("02-KL/TW", letters)
            return xml.text
        }
        #expect(
            written(.init(keepsTogether: true)).contains(
                #"02</w:t><w:noBreakHyphen/><w:t xml:space="preserve">KL/TW"#))
        #expect(written(.init()).contains("02-KL/TW"))
    }
}
