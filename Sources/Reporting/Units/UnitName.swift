/// What a unit's name says of it: `Trường TH&THCS Hồng Quang` is a school of two levels at Hồng
/// Quang, `TT Thanh Miện` a commune.
package struct UnitName: Hashable, Sendable {
    /// nil where the name does not say.
    package let kind: Unit.Kind?
    /// Of a school; need not be one that there is.
    package let level: Level?
    /// What a commune calls itself, folded: `xa`, `phuong`, `thi tran`, `dac khu`.
    package let form: String?
    /// The name without all that, as it was written; the whole name where nothing else is left.
    package let place: String

    package init(_ name: String) {
        let words = UnitName.words(of: name)
        let folded = words.map { SearchText.fold(String($0)) }
        let schools = UnitName.schoolWords(words, folded)
        let (level, count) = LevelSpelling.read(folded[schools...])
        let communes = UnitName.communeForm(words, folded)
        var used = 0
        if schools > 0 || level != nil {
            (kind, self.level, form, used) = (.school, level, nil, schools + count)
        } else if let communes {
            (kind, self.level, form, used) = (.commune, nil, communes.form, communes.count)
        } else {
            let office = offices.first { UnitName.begins(words, folded, with: $0.words) }
            (kind, self.level, form) = (office?.kind, nil, nil)
        }
        let rest = used < words.count ? String(name[words[used].startIndex...]) : name
        place = TypedText.trimmed(rest)
    }

    /// Letters and digits, with the marks over them and apostrophes within.
    private static func words(of name: String) -> [Substring] {
        name.split { character in
            !(character.isLetter || character.isNumber)
                && !character.unicodeScalars.contains { $0.isApostrophe }
        }
    }

    /// How many words say that it is a school, before its level.
    private static func schoolWords(_ words: [Substring], _ folded: [String]) -> Int {
        guard begins(words, folded, with: ["trường"]) else { return 0 }
        let kinds = [
            ["ptdtbt"], ["ptdtnt"], ["pho", "thong", "dan", "toc", "ban", "tru"],
            ["pho", "thong", "dan", "toc", "noi", "tru"],
        ]
        return 1 + (kinds.first { folded[1...].starts(with: $0) }?.count ?? 0)
    }

    private static func communeForm(
        _ words: [Substring], _ folded: [String]
    ) -> (form: String, count: Int)? {
        let head =
            begins(words, folded, with: ["ủy", "ban", "nhân", "dân"])
            ? 4 : folded.first == "ubnd" ? 1 : 0
        let (rest, foldedRest) = (Array(words[head...]), Array(folded[head...]))
        for (form, spellings) in communeForms {
            for spelling in spellings
            where rest.count > spelling.count && begins(rest, foldedRest, with: spelling) {
                return (form, head + spelling.count)
            }
        }
        return nil
    }

    /// Whether the words begin so, with their marks or with none.
    private static func begins(
        _ words: [Substring], _ folded: [String], with start: [String]
    ) -> Bool {
        guard words.count >= start.count else { return false }
        return zip(zip(words, folded), start).allSatisfy { word, wanted in
            let spelling = Spelling(String(word.0))
            return word.1 == SearchText.fold(wanted)
                && (spelling.isPlain || spelling == Spelling(wanted))
        }
    }

    private static let communeForms: [(String, [[String]])] = [
        ("xa", [["xã"], ["x"]]), ("phuong", [["phường"], ["p"]]),
        ("thi tran", [["thị", "trấn"], ["tt"]]), ("dac khu", [["đặc", "khu"]]),
    ]
}

/// How the names of those begin that are neither schools nor communes.
private let offices: [(words: [String], kind: Unit.Kind)] = [
    (["phòng"], .department), (["sở"], .province), (["ubnd"], .province),
    (["ủy", "ban"], .province),
]

extension Unit.Kind {
    /// As a list spells it: `Trường`, `Phường`, `Xã, thị trấn`, `Phòng`; nil for none of these.
    package init?(spelled text: String) {
        if let kind = Unit.Kind(rawValue: text) {
            self = kind
            return
        }
        let folded = SearchText.fold(text)
        guard let kind = Unit.Kind.spellings.first(where: { $0.texts.contains(folded) })?.kind
        else { return nil }
        self = kind
    }

    private static let spellings: [(kind: Unit.Kind, texts: Set<String>)] = [
        (.school, ["truong", "truong hoc", "nha truong", "trung tam", "co so giao duc"]),
        (
            .commune,
            [
                "xa", "phuong", "thi tran", "dac khu", "xa thi tran", "xa phuong",
                "xa phuong thi tran", "xa phuong dac khu", "cap xa", "don vi cap xa",
                "don vi hanh chinh cap xa",
            ]
        ),
        (.department, ["phong", "phong giao duc", "phong gd dt", "phong giao duc va dao tao"]),
        (.province, ["so", "co quan cap tren", "so gd dt", "so giao duc va dao tao"]),
    ]
}
