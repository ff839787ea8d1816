import HTTP
import Reporting

/// A unit as its form was typed.
struct TypedUnit {
    var draft: UnitDraft
    /// From when it holds; empty for today.
    var from: String

    init(_ form: FormFields) {
        func field(_ name: String) -> String { TypedText.trimmed(form.first(name) ?? "") }
        draft = UnitDraft(
            code: Slug.codeOrTyped(field("code")), name: field("name"),
            shortName: field("short_name"),
            kind: field("kind"), level: field("level"),
            reportsTo: Slug.codeOrTyped(field("reports_to")),
            commune: Slug.codeOrTyped(field("commune")),
            place: field("place"))
        from = field("from")
    }

    /// The same of a unit that there is, whose code, kind and level don't change.
    init(_ form: FormFields, of unit: Unit) {
        self.init(form)
        draft.code = unit.code.rawValue
        draft.kind = unit.kind.rawValue
        draft.level = unit.level?.rawValue ?? ""
    }

    func day(_ today: Day) throws(Complaints) -> Day {
        guard !from.isEmpty else { return today }
        do throws(VietnameseDate.Fault) {
            return try VietnameseDate.read(from)
        } catch {
            throw Complaints(sentences: ["Từ ngày: \(error.sentence)"])
        }
    }
}
