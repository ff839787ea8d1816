import HTTP
import Reporting
import Storage

/// A unit as its form was typed.
struct TypedUnit {
    var draft: UnitDraft
    /// From when it holds; empty for today.
    var from: String
    /// The id of the field of that day: the page has forms with one each.
    var dayField = "from"
    /// What its fields named.
    let reportsTo: NamedUnit
    let commune: NamedUnit

    static let superiors: Set<Unit.Kind> = [.department, .province]

    init(_ form: FormFields, _ visit: Visit) throws {
        func field(_ name: String) -> String { TypedText.trimmed(form.first(name) ?? "") }
        let directory = try UnitDirectory(visit.database, on: visit.now.day)
        reportsTo = NamedUnit(
            form.first("reports_to") ?? "", of: TypedUnit.superiors, in: directory)
        commune = NamedUnit(form.first("commune") ?? "", of: [.commune], in: directory)
        draft = UnitDraft(
            code: Slug.codeOrTyped(field("code")), name: field("name"),
            shortName: field("short_name"),
            kind: field("kind"), form: field("form"), level: field("level"),
            reportsTo: reportsTo.code, commune: commune.code,
            place: field("place"))
        from = field("from")
        // A kind is chosen by what units of it call themselves.
        let forms = try visit.database.units.forms()
        if let form = forms[UnitForm.Code(rawValue: draft.kind)] {
            (draft.kind, draft.form) = (form.kind.rawValue, form.code.rawValue)
        }
    }

    /// The same of a unit that there is, whose code, kind and level don't change.
    init(_ form: FormFields, of unit: Unit, _ visit: Visit) throws {
        try self.init(form, visit)
        draft.code = unit.code.rawValue
        draft.kind = unit.kind.rawValue
        draft.level = unit.level?.rawValue ?? ""
        // What stood in the list and was not chosen anew follows the name.
        if draft.form == unit.form?.rawValue { draft.form = "" }
        // Today's name is in the field: who leaves it there means the name of the day.
        guard draft.name == unit.name, let day = try? day(visit.now.day),
            let naming = try visit.database.units.name(of: unit.id, on: day)
        else { return }
        draft.name = naming.name
        if draft.shortName == unit.shortName { draft.shortName = naming.shortName }
    }

    /// - Throws: what is unclear in the units that it names.
    func checkNamed() throws(Complaints) {
        let unclear = [
            ("Báo cáo cho", reportsTo, "reports_to"), ("Thuộc xã", commune, "commune"),
        ].compactMap { label, unit, field in
            unit.complaint.map { Complaint("\(label): \($0)", at: field) }
        }
        guard unclear.isEmpty else { throw Complaints(unclear) }
    }

    func day(_ today: Day) throws(Complaints) -> Day {
        guard !from.isEmpty else { return today }
        do throws(VietnameseDate.Fault) {
            return try VietnameseDate.read(from)
        } catch {
            throw Complaints("Từ ngày: \(error.sentence)", at: dayField)
        }
    }
}
