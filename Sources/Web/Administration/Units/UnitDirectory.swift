import Reporting
import Storage

/// The units that there are, and those that a list adds, found by code or by name.
package struct UnitDirectory {
    struct Entry: Hashable {
        let code: String
        let name: String
        let kind: Unit.Kind
        /// Empty for none, as the commune's code.
        let level: String
        let commune: String
    }

    /// What a name may mean.
    enum Match: Hashable {
        case one(Entry)
        /// Each has the name.
        case several([Entry])
        /// These have it but for its marks.
        case near([Entry])
        /// These have it, and stand in another commune or in none.
        case elsewhere([Entry])
        case nothing

        var entries: [Entry] {
            switch self {
            case .one(let entry): [entry]
            case .several(let entries), .near(let entries), .elsewhere(let entries): entries
            case .nothing: []
            }
        }
    }

    private struct Named {
        let entry: Entry
        /// Of one of its names.
        let form: String?
        let spelling: Spelling
    }

    private var byCode: [String: Entry] = [:]
    /// In display order, then as they were added.
    private var all: [Entry] = []
    /// By what their names come to, folded.
    private var named: [String: [Named]] = [:]
    let levels: [LevelName]
    let forms: UnitForms
    /// On which the units are there.
    let day: Day

    package init(_ database: ReadTransaction, on day: Day) throws {
        self.day = day
        let all = try database.units.all(on: day)
        levels = try database.units.levels()
        forms = try database.units.forms()
        let codes = Dictionary(
            all.map { ($0.unit.id, $0.unit.code.rawValue) }, uniquingKeysWith: { first, _ in first }
        )
        for placed in all {
            let unit = placed.unit
            let entry = Entry(
                code: unit.code.rawValue, name: unit.name, kind: unit.kind,
                level: unit.level?.rawValue ?? "",
                commune: placed.commune.flatMap { codes[$0] } ?? "")
            add(entry, called: [unit.name, unit.shortName])
        }
    }

    func unit(_ code: String) -> Entry? { byCode[code] }

    func units(of kinds: Set<Unit.Kind>) -> [Entry] {
        all.filter { kinds.contains($0.kind) }
    }

    /// The unit that a list adds, or that it calls otherwise, is known by its names too.
    mutating func take(_ draft: UnitDraft) {
        let names = [draft.name, draft.shortName].filter { !$0.isEmpty }
        guard !draft.code.isEmpty, let kind = Unit.Kind(rawValue: draft.kind) else { return }
        let entry = Entry(
            code: draft.code, name: draft.name, kind: kind, level: draft.level,
            commune: draft.commune)
        add(byCode[draft.code] ?? entry, called: names)
    }

    private mutating func add(_ entry: Entry, called names: [String]) {
        if byCode.updateValue(entry, forKey: entry.code) == nil { all.append(entry) }
        for text in names {
            let name = UnitName(text)
            named[SearchText.fold(name.place), default: []].append(
                Named(entry: entry, form: name.form, spelling: Spelling(name.place)))
        }
    }

    /// The units of the kinds that the text may mean. A level narrows it; a school that has the name
    /// in another commune than the one that is said may be another school, or may have moved.
    func match(
        _ text: String, of kinds: Set<Unit.Kind>, level: String = "", commune: String = ""
    ) -> Match {
        let wanted = UnitName(text)
        guard !SearchText.fold(text).isEmpty else { return .nothing }
        let level = level.isEmpty ? wanted.level?.rawValue ?? "" : level
        let found = (named[SearchText.fold(wanted.place)] ?? []).filter { named in
            kinds.contains(named.entry.kind)
                && (level.isEmpty || named.entry.level == level)
                && (wanted.form == nil || named.form == nil || wanted.form == named.form)
        }
        let spelling = Spelling(wanted.place)
        let exact = UnitDirectory.each(
            found.filter { spelling.isPlain || $0.spelling == spelling })
        guard !exact.isEmpty else {
            return found.isEmpty ? .nothing : .near(UnitDirectory.each(found))
        }
        let there = exact.filter { entry in
            commune.isEmpty || entry.kind != .school || entry.commune == commune
        }
        guard let first = there.first else { return .elsewhere(exact) }
        return there.count == 1 ? .one(first) : .several(there)
    }

    /// Each once.
    private static func each(_ named: [Named]) -> [Entry] {
        var seen: Set<String> = []
        return named.map(\.entry).filter { seen.insert($0.code).inserted }
    }

    /// The units as somebody is offered them, schools with their communes; of very many the first.
    func options(_ entries: [Entry]) -> [ListQuestion.Option] {
        entries.prefix(ListQuestion.mostOptions).map { entry in
            let commune = entry.kind == .school ? byCode[entry.commune]?.name : nil
            let words = ([entry.name] + [commune].compactMap { $0 }).joined(separator: ", ")
            return ListQuestion.Option(value: entry.code, words: "\(words) (\(entry.code))")
        }
    }
}
