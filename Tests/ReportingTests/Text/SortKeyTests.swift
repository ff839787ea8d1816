import Testing
import TestSupport

@testable import Reporting

@Suite("Vietnamese order")
struct SortKeyTests {
    /// As Documentation/Sources.md 5.1 has them.
    private let communes = [
        "Cao Thắng", "Chi Lăng Bắc", "Chi Lăng Nam", "Đoàn Kết", "Đoàn Tùng", "Hồng Phong",
        "Hồng Quang", "Lam Sơn", "Lê Hồng", "Ngô Quyền", "Ngũ Hùng", "Phạm Kha", "Tân Trào",
        "Thanh Giang", "Thanh Miện", "Thanh Tùng", "Tứ Cường",
    ]

    /// As `Intl.Collator("vi")` of Node.js with ICU 78 sorts them.
    private let words = [
        "Diên Hồng", "Đoàn Kết", "Em", "Êm", "ma", "Ma", "mà", "Mà", "Mả", "Mã", "Má", "Mạ", "Mă",
        "Mắ", "Mâ", "Mấ", "Mậ", "Nhân Quyền", "On", "Òn", "Ôn", "Ơn", "Pi", "Pi A", "So", "Số 1",
        "Số 10", "Số 2", "Sơn", "Tiền Phong", "Ung", "Ùng", "Uy", "Ưng", "Văn Lâm", "Vũ", "Xá",
        "Y Yên", "Yên",
    ]

    private func sorted(_ texts: [String]) -> [String] {
        texts.map { (SortKey($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    @Test("communes and words stand in their order, from wherever they come")
    func order() {
        var random = SeededRandom(seed: 4)
        for _ in 0..<20 {
            #expect(sorted(communes.shuffled(using: &random)) == communes)
            #expect(sorted(words.shuffled(using: &random)) == words)
            #expect(sorted(communes.shuffled(using: &random).map(\.nfd)) == communes)
        }
    }

    @Test("the alphabet and the tones")
    func alphabet() {
        let letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".map(String.init)
        #expect(sorted(letters.reversed()) == letters)
        let tones = [
            "a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ",
            "ậ",
        ]
        #expect(sorted(tones.reversed()) == tones)
        let horns = ["o", "ọ", "ô", "ộ", "ơ", "ờ", "ợ", "u", "ụ", "ư", "ừ", "ự"]
        #expect(sorted(horns.reversed()) == horns)
    }

    @Test("blanks, signs, digits, letters, foreign letters")
    func kinds() {
        let texts = ["a b", "a&b", "a-b", "a1", "ab", "aя", "a中"]
        #expect(sorted(texts.shuffled()).first == "a b")
        #expect(
            sorted(["a中", "ab", "a1", "a&b", "a b", "a"]) == ["a", "a b", "a&b", "a1", "ab", "a中"])
    }

    @Test("blanks around and between decide only when nothing else does")
    func blanks() {
        #expect(sorted(["Cao  Thắng B", "Cao Thắng A"]) == ["Cao Thắng A", "Cao  Thắng B"])
        #expect(sorted(["B", " C", "A"]) == ["A", "B", " C"])
        #expect(SortKey("Cao Thắng") != SortKey("Cao  Thắng"))
    }

    @Test("keys are equal just when texts are, and one order holds for both normal forms")
    func totalOrder() {
        var random = SeededRandom(seed: 5)
        let alphabet = Array(
            "aAăÂđĐeệỆơợƯnzj 0 9-&ß中\u{301}\u{323}\u{302}\u{31B}\u{0}".unicodeScalars)
        let texts = (0..<150).map { _ in
            var text = ""
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                text.unicodeScalars.append(alphabet.randomElement(using: &random) ?? " ")
            }
            return text
        }
        let keys = texts.map(SortKey.init)
        for (left, leftText) in zip(keys, texts) {
            #expect(SortKey(leftText.nfc) == SortKey(leftText.nfd))
            for (right, rightText) in zip(keys, texts) {
                #expect((left == right) == (leftText == rightText))
                #expect([left < right, right < left, left == right].filter { $0 }.count == 1)
            }
        }
        let sorted = keys.sorted()
        #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0 < $1 || $0 == $1 })
    }
}
