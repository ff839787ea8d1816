import Reporting
import Storage

/// A unit as a field takes it: its code, its name, or both as `UnitField` offers them.
struct NamedUnit {
    /// As it was typed, to be shown again.
    let typed: String
    /// Of the unit that is meant; empty for a blank field. What looks like a code and is none of
    /// today's units stays, for the door behind to judge.
    let code: String
    /// Why it is not clear which unit is meant, a whole sentence that names what it may be.
    let complaint: String?

    /// Units that a sentence names.
    private static let mostNamed = 5

    /// `kinds` narrow what a name may mean, not a code: of a wrong kind the door behind speaks.
    init(_ text: String, of kinds: Set<Unit.Kind>, in directory: UnitDirectory) {
        let typed = TypedText.trimmed(text).nfc
        self.typed = typed
        let written = NamedUnit.code(in: typed)
        guard !typed.isEmpty, directory.unit(written) == nil else {
            (code, complaint) = (written, nil)
            return
        }
        func candidates(_ entries: [UnitDirectory.Entry]) -> String {
            let named = directory.options(Array(entries.prefix(NamedUnit.mostNamed))).map(\.words)
            let more = entries.count > named.count ? ["…"] : []
            return (named + more).joined(separator: "; ")
        }
        var match = directory.match(typed, of: kinds)
        // A whole name is its unit's, though it may be a part of others'.
        let whole = match.entries.filter { Spelling($0.name) == Spelling(typed) }
        if whole.count == 1 { match = .one(whole[0]) }
        let name = "“\(typed.prefix(60))”"
        switch match {
        case .one(let entry): (code, complaint) = (entry.code, nil)
        case .several(let entries), .elsewhere(let entries):
            code = typed
            complaint = "Có nhiều đơn vị tên \(name): \(candidates(entries)). Đề nghị ghi kèm mã."
        case .near(let entries):
            code = typed
            complaint = "Không có đơn vị nào tên \(name). Gần giống: \(candidates(entries))."
        case .nothing where Slug.isCode(written): (code, complaint) = (written, nil)
        case .nothing:
            code = typed
            let like = directory.units(of: kinds).filter {
                SearchText.matches(query: typed, stored: SearchText.stored($0.name))
            }
            complaint =
                "Không có đơn vị nào tên hoặc mã \(name)."
                + (like.isEmpty ? "" : " Có phải: \(candidates(like))?")
        }
    }

    /// `th-cao-thang` of `Trường Tiểu học Cao Thắng (th-cao-thang)`; else the text, as a code where it
    /// can be one.
    static func code(in text: String) -> String {
        guard text.hasSuffix(")"), let start = text.lastIndex(of: "(") else {
            return Slug.codeOrTyped(text)
        }
        let code = Slug.codeOrTyped(String(text[text.index(after: start)...].dropLast()))
        return Slug.isCode(code) ? code : text
    }
}

extension Visit {
    /// The unit that a field names today.
    func unit(named text: String?, of kinds: Set<Unit.Kind>) throws -> NamedUnit {
        NamedUnit(text ?? "", of: kinds, in: try UnitDirectory(database, on: now.day))
    }
}
