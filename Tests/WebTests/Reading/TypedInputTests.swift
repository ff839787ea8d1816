import Formats
import HTTP
import HTTPTypes
import Reporting
import Testing
import TestSupport

@testable import Web

/// Whatever somebody types or sends, each reader gives an answer: none ends the process.
@Suite("no text makes a reader trap")
struct TypedInputTests {
    /// Pieces that readers look for, and such as surprise them.
    private static let pieces = [
        "", " ", "\u{A0}", "\u{AD}", "\u{200B}", "\u{FEFF}", "\n", "\r\n", "\t", "\u{0}",
        "\u{2028}",
        "0", "9", "12", "29/02/2028", "31/4", "31122026", "99999999999999999999", "-", "−", "+",
        ".",
        ",", "1.234", "1,5", "½", "٣", "e", "%", "đồng", "24:00", "17h30", "25 giờ", "tháng", "quý",
        "IV/2026", "số", "năm", "2026", "2026-2027", "/", "\\", ":", ";", "\"", "'", "’", "=", "(",
        ")", "{", "}", "$", "<", ">", "&", "&amp;", "&#1114112;", "a", "Z", "đ", "Đ", "Ð", "ế",
        "e\u{301}\u{302}", "\u{301}", "İ", "ß", "ﬁ", "👩‍👩‍👧", "\u{FFFD}", "\u{10FFFF}", "Trường",
        "TH&THCS",
        "Tiểu học", "xã", "Xã", "thị trấn", "Phòng", "Quận 1", "Tröôøng", "Tr\u{AD}êng", "STT",
        "Mã",
        "Tên", "Cấp học", "Loại", "Báo cáo cho", "Họ và tên", "Vai trò", "Đơn vị", "I. Xã An",
        "Tổng",
        "x.pdf", "..", "PK\u{3}\u{4}", "name=", "filename=\"a.png\"", "--b", "sum(", "count",
        " if ",
        String(repeating: "a", count: 130), String(repeating: "ệ", count: 70),
    ]

    private static func text(_ random: inout SeededRandom) -> String {
        (0..<Int.random(in: 0...8, using: &random)).map { _ in
            pieces.randomElement(using: &random) ?? ""
        }.joined()
    }

    @Test("words, numbers, dates, names", arguments: 0..<4 as Range<UInt64>)
    func words(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let form = try Form(document: try JSON(parsing: Array(SchoolFixture.formDocument.utf8)))
        let moment = try SchoolFixture.moment("2026-11-29T08:00:00+07:00")
        var kept = 0
        for _ in 0..<1500 {
            let text = Self.text(&random)
            let clean = TypedText.cleanOrTyped(text)
            kept += clean == text ? 1 : 0
            for scale in [0, 1, 6] { _ = try? VietnameseNumber.read(text, scale: scale) }
            _ = try? VietnameseDate.read(text)
            _ = try? TypedDue(day: text, time: Self.text(&random)).moment()
            _ = LegacyFont.of(text)
            for font in LegacyFont.allCases { _ = font.converted(text) }
            _ = SearchText.matches(query: text, stored: SearchText.stored(Self.text(&random)))
            _ = (SortKey(text), Slug.codeOrTyped(text), UnitName(text), PlaceName(in: text))
            let name = FileName.clean(text)
            #expect(name.utf8.count <= 200)
            #expect(FileName.clean(name) == name)
            for indicator in form.indicators {
                if case .unreadable(let typed)? = indicator.entry(typed: [text, text]) {
                    #expect(!indicator.complaint(about: typed).isEmpty)
                }
            }
            _ = Int(sent: text, in: -5...5)
            let draft = UnitDraft(code: text, name: text, kind: text, level: text, reportsTo: text)
            #expect(!draft.faults().isEmpty || Slug.isCode(text))
            var round = Round(
                id: .init(rawValue: 1), code: .init(rawValue: Slug.codeOrTyped(text)), title: text,
                plan: .init(rawValue: 1), form: .init(form.version), owner: .init(rawValue: 1),
                period: moment.day + -30...moment.day, dataClose: moment.day, dueAt: moment,
                dueText: text)
            round.title = clean
            _ = RoundDraft(like: RoundCourse(round), form: round.form.version, now: moment)
        }
        #expect(kept > 0)
    }

    @Test("lists, tables and forms that were sent", arguments: 0..<4 as Range<UInt64>)
    func lists(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<600 {
            let separator = ["\t", ";", ","].randomElement(using: &random) ?? ";"
            let list = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                (0..<Int.random(in: 0...6, using: &random)).map { _ in Self.text(&random) }
                    .joined(separator: separator)
            }.joined(separator: "\n")
            _ = try? UnitList(pasted: list)
            _ = try? AccountList(pasted: list, skipping: [])
            _ = try? SpreadsheetText(Array(list.utf8))
            _ = try? CSVTable(parsing: Array(list.utf8))
            let body = Array(list.replacing("\n", with: "\r\n").utf8)
            _ = try? FormFields(decoding: body)
            let request = try Request(
                .post, "/",
                fields: [
                    .contentType: "multipart/form-data; boundary="
                        + (["b", Self.text(&random)].randomElement(using: &random) ?? "b")
                ], body: Array("--b\r\n".utf8) + body)
            _ = try? MultipartForm(request)
        }
    }
}
