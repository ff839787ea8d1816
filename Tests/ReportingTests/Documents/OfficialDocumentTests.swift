import Reporting
import Testing

@Suite("Numbers, dates and ends of official documents (Decree 30/2020)")
struct OfficialDocumentTests {
    static func document(
        _ kind: OfficialDocument.Kind = .report, number: Int? = nil, date: String? = nil,
        body: [OfficialDocument.Block] = [], annexes: Int = 0
    ) -> OfficialDocument {
        OfficialDocument(
            kind: kind,
            letterhead: Letterhead(
                parent: "UBND huyện", name: "Phòng Giáo dục", issuer: "Phòng", symbol: "GDĐT",
                place: "Thanh Miện", authority: ["Trưởng phòng"], signer: "", addressees: [],
                recipients: []),
            registration: .init(number: number, date: date.flatMap(Day.init(iso:))),
            subject: "Việc", addressees: [], body: body,
            annexes: (0..<annexes).map { _ in .init(title: "", isLandscape: false, blocks: []) })
    }

    @Test("numbers below 10 have a zero in front, a letter has no abbreviation of its type")
    func symbol() {
        #expect(Self.document(number: 7).symbol == "07/BC-GDĐT")
        #expect(Self.document(number: 145).symbol == "145/BC-GDĐT")
        #expect(Self.document(.letter, number: 45).symbol == "45/GDĐT")
        #expect(Self.document().symbol == "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}/BC-GDĐT")
    }

    @Test("a letter's symbol has who drafted it, a report's has not")
    func drafter() {
        var letter = Self.document(.letter, number: 12)
        letter.letterhead.symbol = "UBND"
        letter.letterhead.drafter = "VX"
        #expect(letter.symbol == "12/UBND-VX")
        letter.kind = .report
        #expect(letter.symbol == "12/BC-UBND")
    }

    @Test(
        "what is kept says with whom and how often; nobody stands above whom it is not addressed to",
        arguments: [
            ("VX", 5, ["Sở"], ["Như trên", "Các trường", "Lưu: VT, VX (05)"]),
            ("", 5, ["Sở"], ["Như trên", "Các trường", "Lưu: VT (05)"]),
            ("VX", nil, [], ["Các trường", "Lưu: VT, VX"]),
            ("", nil, [], ["Các trường", "Lưu: VT"]),
        ] as [(String, Int?, [String], [String])])
    func recipients(drafter: String, copies: Int?, addressees: [String], said: [String]) {
        var document = Self.document()
        document.letterhead.drafter = drafter
        document.letterhead.copies = copies
        document.letterhead.recipients = ["Như trên", "Các trường", "Lưu: VT"]
        document.addressees = addressees
        #expect(document.recipients == said)
        // As somebody wrote it.
        document.letterhead.recipients = ["Lưu: VT, PCCC.12"]
        #expect(document.recipients == ["Lưu: VT, PCCC.12"])
    }

    @Test("a letterhead of an earlier release names no drafter, and is stored as it was")
    func storedLetterhead() throws {
        var head = Self.document().letterhead
        #expect(head.json["drafter"] == nil && head.json["copies"] == nil)
        #expect(Letterhead(json: head.json) == head)
        (head.drafter, head.copies) = ("VX", 5)
        #expect(Letterhead(json: head.json) == head)
    }

    @Test(
        "days below 10 and the months 1 and 2 have a zero in front",
        arguments: [
            ("2022-09-09", "Thanh Miện, ngày 09 tháng 9 năm 2022"),
            ("2020-02-05", "Thanh Miện, ngày 05 tháng 02 năm 2020"),
            ("2022-12-31", "Thanh Miện, ngày 31 tháng 12 năm 2022"),
        ])
    func date(day: String, text: String) {
        #expect(Self.document(date: day).placeAndDate == text)
    }

    @Test("the body ends with ./. behind its last word")
    func end() {
        let document = Self.document(body: [.paragraph("Một."), .item("Hai; ")])
        #expect(document.endedBody == [.paragraph("Một."), .item("Hai./.")])
        #expect(Self.document().endedBody.isEmpty)
        let led = [
            OfficialDocument.Block.paragraph("Các vụ:"), .table(.init(columns: [], rows: [])),
        ]
        #expect(Self.document(body: led).endedBody == led)
    }

    @Test("annexes have Roman numerals when there are two or more")
    func annexes() {
        #expect(Self.document(annexes: 1).annexName(0) == "Phụ lục")
        #expect((0..<4).map(Self.document(annexes: 4).annexName).last == "Phụ lục IV")
        #expect(
            Self.document(number: 3, date: "2022-01-02").annexNote
                == "(Kèm theo Báo cáo số 03/BC-GDĐT ngày 02 tháng 01 năm 2022 của Phòng Giáo dục)")
        #expect(
            [1, 4, 9, 14, 40, 1999].map(RomanNumeral.text) == [
                "I", "IV", "IX", "XIV", "XL", "MCMXCIX",
            ])
    }

    @Test(
        "what follows from a unit's name",
        arguments: [
            ("Trường Tiểu học Cao Thắng", "Xã Cao Thắng", "THCT", "Cao Thắng"),
            ("Trường THCS Thanh Miện", "Thị trấn Thanh Miện", "THCSTM", "Thanh Miện"),
        ])
    func defaults(name: String, commune: String, symbol: String, place: String) {
        func unit(_ name: String, _ kind: Unit.Kind) -> Unit {
            Unit(id: .init(rawValue: 1), code: "x", name: name, shortName: name, kind: kind)
        }
        let head = Letterhead(
            of: unit(name, .school), parent: unit("Phòng GD&ĐT", .department),
            commune: unit(commune, .commune))
        #expect(head.symbol == symbol)
        #expect(head.place == place)
        #expect(head.parent == "PHÒNG GD&ĐT")
        #expect(head.authority == ["HIỆU TRƯỞNG"])
    }

    @Test(
        "a matching code is read as people copy it",
        arguments: [
            ("A37D9-068CF", "a37d9068cf"), (" a37d9 068cf ", "a37d9068cf"),
            ("A37D9O68CF", "a37d9068cf"),
            ("A37D9-068C", nil), ("A37D9-068CG", nil), ("", nil),
        ])
    func matching(typed: String, code: String?) {
        #expect(MatchingCode.read(typed) == code)
    }

    @Test("a receipt's matching code is the beginning of its hash")
    func code() {
        let receipt = Receipt(
            number: "a/b/1", revision: 1, submittedAt: Moment(milliseconds: 0), isLate: false,
            hash: "a37d9068cf02e454")
        #expect(receipt.matchingCode == "A37D9-068CF")
        #expect(receipt.paperCode == "TONGHOP:A37D9-068CF")
        #expect(MatchingCode.all(in: receipt.paperCode) == ["a37d9068cf"])
        // A picture of the receipt is no paper of the report.
        #expect(receipt.spacedCode == "A37D9 068CF")
        #expect(receipt.checkPath == "/r/a/b/1/A37D9068CF")
        #expect(MatchingCode.all(in: "\(receipt.spacedCode) \(receipt.checkPath)").isEmpty)
        #expect(MatchingCode.read(receipt.spacedCode) == "a37d9068cf")
    }

    @Test(
        "codes are found in a paper's text, each once, and not within longer words",
        arguments: [
            ("Mã đối chiếu: A37D9-068CF · Biên nhận a/b/1", ["a37d9068cf"]),
            ("A37D9–068CF\n(a37d9‑068cf) 12345-67890.", ["a37d9068cf", "1234567890"]),
            ("xA37D9-068CF A37D9-068CFx A37D9-068CF-1 A37D9-068CG A37D-9068CF A37D9068CF", []),
            ("A37D9-068CFđ, A37D9 -068CF", []), ("", []),
            ("----- 00000-----, 00000-00000", ["0000000000"]),
        ])
    func found(text: String, codes: [String]) {
        #expect(MatchingCode.all(in: text) == codes)
    }

    @Test("of many codes in a text the first are looked at")
    func many() {
        let text = (10_000..<20_000).map { "\($0)-\($0)" }.joined(separator: " ")
        #expect(MatchingCode.all(in: text).count == 20)
        #expect(MatchingCode.all(in: String(repeating: "a", count: 1_000_000)).isEmpty)
    }
}
