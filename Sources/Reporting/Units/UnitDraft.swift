/// A unit as somebody wants it: typed on a page, a line of a list, or sent by a script. Nothing of
/// it is checked yet.
package struct UnitDraft: Hashable, Sendable {
    /// What is said of a unit, in the order in which it is asked.
    package enum Field: Hashable, Sendable, CaseIterable {
        case code, name, shortName, kind, form, level, reportsTo, commune, place
        case from, until, successors, identifiers
    }

    /// Of the list, from 1.
    package var line: Int
    package var code: String
    package var name: String
    /// Empty for the name, and for the one that the unit has.
    package var shortName: String
    /// `Unit.Kind` by its raw value; what is none stays as it was typed.
    package var kind: String
    /// `UnitForm.Code` by its raw value; empty for the one that the name says, and for the one that
    /// the unit has.
    package var form: String
    /// The level's code; empty for none.
    package var level: String
    /// The code of the superior unit; empty for none, and for the one that the unit has.
    package var reportsTo: String
    /// The same of the commune.
    package var commune: String
    /// The part of the name that lists are sorted by; empty for the one that the name says, and for
    /// the one that the unit has.
    package var place: String
    /// The day from which it holds, as it was written; empty for that of the list.
    package var from = ""
    /// The first day on which the unit is no more, as it was written; empty for no such day.
    package var until = ""
    /// Codes of the units that succeed it from that day on.
    package var successors: [String] = []
    /// Official codes by their schemes.
    package var identifiers: [String: String] = [:]

    /// Name, short name and place become lines of text that can be stored, or stay as they are for
    /// `faults` to find.
    package init(
        line: Int = 1, code: String, name: String, shortName: String = "", kind: String,
        form: String = "", level: String = "", reportsTo: String = "", commune: String = "",
        place: String = ""
    ) {
        self.line = line
        self.code = code
        self.name = TypedText.cleanOrTyped(name)
        self.shortName = TypedText.cleanOrTyped(shortName)
        self.kind = kind
        self.form = form
        self.level = level
        self.reportsTo = reportsTo
        self.commune = commune
        self.place = TypedText.cleanOrTyped(place)
    }

    /// Codes that are addresses of the site.
    package static let reservedCodes: Set<String> = ["new", "import", "succession"]

    /// The longest name, in characters as Unicode counts them; the same for short name and place.
    package static let longestText = 200

    /// Everything that is wrong and can be told without knowing other units, in the order of the
    /// fields. What says the same as `old`, the unit of that code, is not judged again.
    package func faults(over old: Unit? = nil) -> [UnitFault] {
        (old == nil ? codeFaults : []) + textFaults(over: old) + kindFaults + placeFaults
            + dayFaults
    }

    /// nil where none is written.
    package var firstDay: Day? { from.isEmpty ? nil : try? VietnameseDate.read(from) }
    package var lastDay: Day? { until.isEmpty ? nil : try? VietnameseDate.read(until) }

    private var dayFaults: [UnitFault] {
        var faults: [UnitFault] = []
        if !from.isEmpty, firstDay == nil { faults.append(.dayIsMalformed(.from, from)) }
        if !until.isEmpty, lastDay == nil { faults.append(.dayIsMalformed(.until, until)) }
        if let firstDay, let lastDay, lastDay <= firstDay { faults.append(.endsBeforeItBegins) }
        if !successors.isEmpty, until.isEmpty { faults.append(.successorsWantADay) }
        return faults
    }

    private var codeFaults: [UnitFault] {
        if code.isEmpty { return [.codeIsMissing] }
        if !Slug.isCode(code) { return [.codeIsMalformed(code)] }
        return UnitDraft.reservedCodes.contains(code) ? [.codeIsReserved(code)] : []
    }

    private func textFaults(over old: Unit?) -> [UnitFault] {
        // What is wrong with a name that stands for the short one is told once.
        let short = shortName == name ? "" : shortName
        let texts = [
            (Field.name, name, old?.name), (.shortName, short, old?.shortName),
            (.place, place, nil),
        ]
        let faults = texts.compactMap { field, text, stored in
            text == stored ? nil : UnitDraft.fault(in: text, field)
        }
        return (name.isEmpty ? [.nameIsMissing] : []) + faults
    }

    private var kindFaults: [UnitFault] {
        guard let kind = Unit.Kind(rawValue: kind) else { return [.kindIsUnknown(kind)] }
        if kind == .school { return level.isEmpty ? [.levelIsMissing] : [] }
        return level.isEmpty ? [] : [.levelIsOfSchools]
    }

    private var placeFaults: [UnitFault] {
        [(Field.reportsTo, reportsTo), (.commune, commune)].compactMap { field, other in
            !other.isEmpty && other == code ? .isItself(field) : nil
        }
    }

    private static func fault(in text: String, _ field: Field) -> UnitFault? {
        do throws(TypedText.Fault) {
            let clean = try TypedText.clean(text)
            if clean.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\t" }) {
                return .isNoLine(field)
            }
            return clean.unicodeScalars.count > longestText ? .isTooLong(field) : nil
        } catch {
            switch error {
            case .controlCharacter: return .hasControlCharacter(field)
            case .legacyFont(let font, let proposal):
                return .isInLegacyFont(field, font, proposal: proposal)
            }
        }
    }
}

extension Unit.Kind {
    /// Whether such a unit may report to one of the other kind: to a department or a province
    /// alone, and a province to no department.
    package func mayReport(to superior: Unit.Kind) -> Bool {
        switch (self, superior) {
        case (_, .school), (_, .commune), (.province, .department): false
        case (_, .department), (_, .province): true
        }
    }
}
