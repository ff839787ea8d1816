/// An administrative document (văn bản hành chính) as it is laid out by Decree 30/2020/NĐ-CP,
/// Annex I: everything that stands on it, and nothing of how it looks.
package struct OfficialDocument: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// With the name of its type above the subject: `BÁO CÁO`, abbreviated `BC`.
        case named(String, abbreviation: String)
        /// Công văn: its subject stands below the number as "V/v …".
        case letter

        package static let report = Kind.named("BÁO CÁO", abbreviation: "BC")
    }

    /// The number and day that the registry gives; blank until then.
    package struct Registration: Hashable, Sendable {
        package var number: Int?
        package var date: Day?

        package init(number: Int? = nil, date: Day? = nil) {
            self.number = number
            self.date = date
        }
    }

    package enum Block: Hashable, Sendable {
        /// Level 1 is "I. …" in capitals, 2 is "1. …"; the numbering is in the text.
        case heading(Int, String)
        case paragraph(String)
        /// A line below a paragraph, with a dash before it.
        case item(String)
        case table(DocumentTable)
    }

    /// Phụ lục: on pages of its own, numbered from 1.
    package struct Annex: Hashable, Sendable {
        package var title: String
        package var isLandscape: Bool
        package var blocks: [Block]

        package init(title: String, isLandscape: Bool, blocks: [Block]) {
            self.title = title
            self.isLandscape = isLandscape
            self.blocks = blocks
        }
    }

    package var kind: Kind
    package var letterhead: Letterhead
    package var registration: Registration
    package var subject: String
    package var addressees: [String]
    package var body: [Block]
    package var annexes: [Annex]
    /// What the paper is matched by with what was sent, at the foot of each page.
    package var mark: String?
    /// The same for machines, beside it as a QR code.
    package var markCode: String?
    /// It says above the name of its type that it is a draft (bản thảo).
    package var isDraft = false
    /// It is of a trial: it says so instead of a number, above its title and on each page.
    package private(set) var isTrial = false

    /// The same of a trial.
    package func marked(asTrial isTrial: Bool) -> OfficialDocument {
        guard isTrial else { return self }
        var document = self
        document.isTrial = true
        document.mark = [Round.trialNotice, mark].compactMap(\.self).joined(separator: " · ")
        return document
    }

    package init(
        kind: Kind, letterhead: Letterhead, registration: Registration, subject: String,
        addressees: [String], body: [Block], annexes: [Annex] = [], mark: String? = nil
    ) {
        self.kind = kind
        self.letterhead = letterhead
        self.registration = registration
        self.subject = subject
        self.addressees = addressees
        self.body = body
        self.annexes = annexes
        self.mark = mark
    }
}

extension OfficialDocument {
    /// `45/BC-GDĐT`; of a letter `45/UBND-VX`, with the part that drafted it. Numbers below 10 have a zero in front, one that is not
    /// given yet leaves room (Annex I, II.3).
    package var symbol: String {
        let number =
            isTrial
            ? "THỬ"
            : registration.number.map { $0 < 10 ? "0\($0)" : String($0) }
                ?? String(repeating: "\u{a0}", count: 6)
        let groups =
            switch kind {
            case .named(_, let abbreviation): [abbreviation, letterhead.symbol]
            case .letter: [letterhead.symbol, letterhead.drafter]
            }
        return "\(number)/" + groups.filter { !$0.isEmpty }.joined(separator: "-")
    }

    /// `Thanh Miện, ngày 09 tháng 9 năm 2022`; with room for a day that is not known yet.
    package var placeAndDate: String {
        let room = String(repeating: "\u{a0}", count: 5)
        let date =
            registration.date.map(VietnameseDate.onHead) ?? "ngày\(room)tháng\(room)năm\(room)"
        return letterhead.place.isEmpty ? date : "\(letterhead.place), \(date)"
    }

    /// Nơi nhận, without the dashes: "Như trên" where somebody stands above; behind "Lưu: VT" who
    /// drafted it and how many copies are kept, `Lưu: VT, VX (05)` (Annex I, II.9d).
    package var recipients: [String] {
        letterhead.recipients.filter { recipient in
            !addressees.isEmpty || !recipient.lowercased().hasPrefix("như trên")
        }.map { recipient in
            guard recipient.filter({ $0 != " " }).uppercased() == "LƯU:VT" else { return recipient }
            let copies = letterhead.copies.map { " (\(VietnameseNumber.count(Int64($0))))" } ?? ""
            return recipient + (letterhead.drafter.isEmpty ? "" : ", " + letterhead.drafter)
                + copies
        }
    }

    /// "(Kèm theo Báo cáo số 45/BC-GDĐT ngày 09 tháng 9 năm 2022 của …)"
    package var annexNote: String {
        let name =
            switch kind {
            case .named(let name, _): String(name.prefix(1)) + name.dropFirst().lowercased()
            case .letter: "Công văn"
            }
        let date = placeAndDate.split(separator: ", ", maxSplits: 1).last ?? ""
        return "(Kèm theo \(name) số \(symbol) \(date) của \(letterhead.name))"
    }

    /// `Phụ lục` for the only one, else `Phụ lục I`, `Phụ lục II`.
    package func annexName(_ index: Int) -> String {
        annexes.count == 1 ? "Phụ lục" : "Phụ lục \(RomanNumeral.text(index + 1))"
    }

    /// The body with "./." behind its last word (Decree 30/2020, Annex III); words that lead to a table
    /// end as they are.
    package var endedBody: [Block] {
        var blocks = body
        guard
            let last = blocks.lastIndex(where: {
                if case .table = $0 { false } else { true }
            })
        else { return blocks }
        func ended(_ text: String) -> String {
            if last + 1 < blocks.count, text.hasSuffix(":") { return text }
            let words = text.trimmingSuffix { $0.isWhitespace || $0 == "." || $0 == ";" }
            return words + "./."
        }
        switch blocks[last] {
        case .paragraph(let text): blocks[last] = .paragraph(ended(text))
        case .item(let text): blocks[last] = .item(ended(text))
        case .heading(let level, let text): blocks[last] = .heading(level, ended(text))
        case .table: break
        }
        return blocks
    }
}

extension String {
    fileprivate func trimmingSuffix(_ isOut: (Character) -> Bool) -> Substring {
        var end = endIndex
        while end > startIndex, isOut(self[index(before: end)]) { end = index(before: end) }
        return self[..<end]
    }
}

/// Numerals of headings and annexes.
package enum RomanNumeral {
    /// `IV`; for 1 to 3999.
    package static func text(_ number: Int) -> String {
        let signs = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
            (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        return signs.reduce(into: "") { text, sign in
            while rest >= sign.0 {
                text += sign.1
                rest -= sign.0
            }
        }
    }
}
