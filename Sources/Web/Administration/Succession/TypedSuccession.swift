import HTTP
import Reporting

/// What units become, as the pages of its steps say it: all of it travels in the form, so that nothing is
/// kept before the last button.
struct TypedSuccession {
    /// What becomes of the old units.
    enum Way: String, CaseIterable {
        /// They are no more; others succeed them.
        case succeed
        /// They go on, and what stands below them goes elsewhere.
        case move
    }

    struct Row {
        var old: String
        var new: String
    }

    /// The pages, in their order.
    enum Step: String, CaseIterable, Comparable {
        case units, new, places, preview

        static func < (left: Step, right: Step) -> Bool { left.order < right.order }

        private var order: Int { Step.allCases.firstIndex(of: self) ?? 0 }
    }

    var way: Way = .succeed
    var from = ""
    var basis = ""
    /// Without those in which nothing is typed.
    var rows: [Row] = []
    /// Of new units, and where each unit goes, by the keys of fields (`key`, `placeKey`).
    var fields: [String: String] = [:]
    /// Somebody has compared it with the document.
    var isChecked = false
    /// The digest of the preview that was shown.
    var seen = ""
    /// The page that is wanted.
    var step: Step = .units
    /// It is to be done.
    var isApplied = false

    init() {}

    init(_ form: FormFields) {
        func text(_ name: String) -> String { TypedText.trimmed(form.first(name) ?? "").nfc }
        way = Way(rawValue: text("way")) ?? .succeed
        (from, basis) = (text("from"), text("basis"))
        let (old, new) = (form.all("old"), form.all("new"))
        rows = old.enumerated().map { place, old in
            Row(
                old: TypedText.trimmed(old).nfc,
                new: TypedText.trimmed(place < new.count ? new[place] : "").nfc)
        }.filter { !$0.old.isEmpty || !$0.new.isEmpty }
        for field in form.fields where field.name.contains("=") {
            fields[field.name] = TypedText.trimmed(field.value)
        }
        (isChecked, seen) = (form.first("checked") != nil, text("seen"))
        isApplied = text("_do") == "apply"
        step = isApplied ? .preview : Step(rawValue: text("_do")) ?? .units
    }

    /// The field that says something of a new unit.
    static func key(_ what: NewUnitField, of name: String) -> String {
        ListQuestion.key(what.rawValue, [name])
    }

    enum NewUnitField: String, CaseIterable {
        case code, reportsTo, commune, level
    }

    /// The field that says where a unit goes.
    static func placeKey(_ unit: Unit.Code, isTerritorial: Bool) -> String {
        "\(isTerritorial ? "xa" : "cap-tren")=\(unit)"
    }

    /// In a field for where a unit goes.
    static let closes = "="
    static let stays = "=="
}
