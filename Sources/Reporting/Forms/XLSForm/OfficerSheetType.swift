/// What an officer writes an answer to be: `Số nguyên`, `Chọn một: A; B; C`, `Bảng: Tên; Ngày sinh`.
struct OfficerSheetType: Hashable {
    /// The document's word.
    var word: String
    var scale: Int64?
    /// Options, or a table's columns.
    var parts: [String] = []

    /// nil for what is none.
    init?(_ text: String, options: String = "") {
        let sides = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let folded = SearchText.fold(String(sides[0]))
        let named = OfficerSheetType.parts(sides.count > 1 ? String(sides[1]) : "")
        guard
            let known = OfficerSheetType.words.first(where: { $0.spellings.contains(folded) })
                ?? OfficerSheetType.words.first(where: { entry in
                    // `Số thập phân (2 chữ số)`
                    entry.word == "decimal"
                        && entry.spellings.contains { folded.hasPrefix($0 + " ") }
                })
        else { return nil }
        word = known.word
        parts = named.isEmpty ? OfficerSheetType.parts(options) : named
        switch word {
        case "decimal":
            scale = folded.split(separator: " ").lazy.compactMap { Int64($0) }.first ?? 2
        case "choice" where parts.isEmpty, "choices" where parts.isEmpty,
            "table" where parts.isEmpty:
            return nil
        default: break
        }
    }

    init(word: String, scale: Int64? = nil) { (self.word, self.scale) = (word, scale) }

    /// By what it is counted in.
    init(unit: String) {
        switch SearchText.fold(unit) {
        case "" where unit.contains("%"): self.init(word: "percent")
        case "": self.init(word: "text")
        case "dong", "vnd", "d": self.init(word: "money")
        case "phan tram", "ty le", "ti le": self.init(word: "percent")
        case "co khong": self.init(word: "boolean")
        case "m2", "m3", "m²", "m³", "m", "km", "ha", "kg", "ta", "tan", "lit", "trieu dong",
            "ty dong",
            "nghin dong", "ngan dong", "trieu", "met", "met vuong", "diem":
            self.init(word: "decimal", scale: 2)
        default: self.init(word: "integer")
        }
    }

    private static let words: [(word: String, spellings: Set<String>)] = [
        ("integer", ["so", "so nguyen", "nguyen", "so luong", "so dem", "integer", "number"]),
        ("decimal", ["so le", "so thap phan", "thap phan", "so thuc", "decimal"]),
        ("money", ["tien", "so tien", "tien dong", "so tien dong", "kinh phi"]),
        ("percent", ["phan tram", "ty le", "ti le", "ty le phan tram", "ti le phan tram"]),
        (
            "boolean",
            ["co khong", "co hoac khong", "co hay khong", "dung sai", "yes no", "chon co khong"]
        ),
        ("date", ["ngay", "ngay thang", "ngay thang nam", "date"]),
        ("time", ["gio", "gio phut", "thoi gian", "time"]),
        ("text", ["chu", "van ban", "noi dung", "mo ta", "text", "ky tu", "chuoi", "ghi chu"]),
        ("choice", ["chon mot", "chon 1", "lua chon mot", "mot lua chon", "chon", "danh muc"]),
        ("choices", ["chon nhieu", "nhieu lua chon", "chon nhieu muc", "lua chon nhieu"]),
        ("file", ["tep", "tep dinh kem", "file", "minh chung", "van ban dinh kem", "dinh kem"]),
        ("location", ["vi tri", "toa do", "dia diem ban do"]),
        ("table", ["bang", "bang du lieu", "danh sach"]),
        ("note", ["loi nhac", "chu thich", "luu y"]),
    ]

    /// Between semicolons or a line each; commas where there is none of these.
    private static func parts(_ text: String) -> [String] {
        let isDivided = text.contains { $0 == ";" || $0.isNewline }
        var seen: Set<String> = []
        return text.split { $0 == ";" || $0.isNewline || !isDivided && $0 == "," }
            .map { TypedText.trimmed(String($0)) }
            .filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
