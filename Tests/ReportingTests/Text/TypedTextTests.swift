import Testing
import TestSupport

@testable import Reporting

@Suite("typed text is cleaned before it is stored")
struct TypedTextTests {
    private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

    @Test(
        "text is cleaned",
        arguments: [
            ("", ""), (" \n\t ", ""), ("abc", "abc"),
            ("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", "Tiếng Việt"),
            ("Vie\u{302}\u{323}t", "Việt"), ("a\r\nb\rc\nd", "a\nb\nc\nd"),
            ("a\r\n\r\nb", "a\n\nb"),
            ("a\u{85}b\u{2028}c\u{2029}d", "a\nb\nc\nd"), ("  a \t\n  b\u{A0}\n\n", "a\n  b"),
            ("a\tb", "a\tb"), ("\u{202E}abc\u{202C}", "abc"),
            ("a\u{2066}b\u{2069}c\u{200E}\u{200F}\u{61C}", "abc"),
            ("\u{FEFF}Cao\u{AD} Th\u{200B}ắng\u{2060}", "Cao Thắng"), ("e\u{200B}\u{301}", "é"),
            ("👩‍👩‍👧", "👩‍👩‍👧"), ("a\r\u{200B}\nb", "a\nb"), ("a\u{2000}b", "a\u{2002}b"),
            // Signs of lists as word processors copy them; other private places are nobody's.
            ("\u{F0B7} Thiếu bình\n\u{F0A7}\tThiếu vòi", "• Thiếu bình\n▪\tThiếu vòi"),
            ("\u{F0FC} xong \u{F0E0} nộp", "✓ xong → nộp"), ("\u{F0D8}a\u{F02D}b", "➢a-b"),
            ("\u{F8FF}\u{E000}\u{F0C0}", "\u{F8FF}\u{E000}\u{F0C0}"),
        ])
    func cleans(typed: String, cleaned: String) throws {
        let text = try TypedText.clean(typed)
        #expect(scalars(text) == scalars(cleaned))
        #expect(scalars(try TypedText.clean(text)) == scalars(text))
    }

    @Test(
        "control characters are refused with their line",
        arguments: [
            ("\u{0}", 1), ("a\u{7}", 1), ("a\nb\u{B}", 2), ("a\r\nb\r\n\u{C}c", 3),
            ("\u{1B}[31m", 1),
            ("\u{7F}", 1), ("\u{9B}", 1), ("a\u{FFFE}", 1), ("\n\n\n\u{FFFF}", 4),
        ])
    func refuses(typed: String, line: Int) {
        #expect(throws: TypedText.Fault.controlCharacter(line: line)) {
            try TypedText.clean(typed)
        }
    }

    @Test("trimming takes blanks at both ends and nothing else")
    func trims() {
        #expect(TypedText.trimmed(" \u{A0}\r\n a  b\u{3000}\u{200B}\u{FEFF}") == "a  b")
        #expect(TypedText.trimmed("a\r\nb\u{0}") == "a\r\nb\u{0}")
        #expect(TypedText.trimmed("\t\u{200B}").isEmpty)
    }

    @Test("a sentence for the author")
    func sentence() {
        #expect(
            TypedText.Fault.controlCharacter(line: 2).sentence
                == "Dòng 2 có ký tự điều khiển không dùng được, đề nghị xóa và gõ lại.")
    }

    @Test("cleaning is final and in normal form C", arguments: 0..<4 as Range<UInt64>)
    func idempotent(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let alphabet = Array(
            "aeoưĐ \n\r\t\u{85}\u{301}\u{323}\u{302}\u{31B}\u{200B}\u{202E}\u{AD}\u{2000}\u{1FEF}"
                .unicodeScalars)
        for _ in 0..<3000 {
            var typed = ""
            for _ in 0..<Int.random(in: 0...10, using: &random) {
                typed.unicodeScalars.append(alphabet.randomElement(using: &random) ?? " ")
            }
            let text = try TypedText.clean(typed)
            #expect(scalars(text) == scalars(text.nfc))
            #expect(scalars(try TypedText.clean(text)) == scalars(text))
        }
    }

    @Test("what is clean stays clean, and what is refused had a reason", arguments: 0..<8)
    func cleanIsFinal(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let pieces = [
            "Tröôøng", "Tieåu", "hoïc", "Tr\u{AD}êng", "TiÓu", "häc", "X·", "Lê", "Hà", "Ea",
            "Trường",
            " ", " ", "\u{A0}", "\n", "\u{AD}", "\u{200B}", "\u{FEFF}", "\u{301}", "ô", "ø", "a",
            "7",
        ]
        for _ in 0..<2000 {
            let words = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            var scalars = Array(words.joined().unicodeScalars)
            let hidden = ["\u{AD}", "\u{200B}", "\u{2060}"].randomElement(using: &random) ?? ""
            scalars.insert(
                contentsOf: hidden.unicodeScalars,
                at: Int.random(in: 0...scalars.count, using: &random))
            let typed = String(String.UnicodeScalarView(scalars))
            do throws(TypedText.Fault) {
                let text = try TypedText.clean(typed)
                #expect(LegacyFont.of(text) == nil)
                #expect(try self.scalars(TypedText.clean(text)) == self.scalars(text))
            } catch {
                #expect(TypedText.cleanOrTyped(typed) == typed)
            }
        }
    }
}
