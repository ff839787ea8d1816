import Reporting
import Storage

/// The units that there are, found by code or by name.
package struct UnitDirectory {
    /// What a name may mean.
    enum Match: Hashable {
        case one(Unit)
        /// Each has the name.
        case several([Unit])
        /// These have it but for its marks.
        case near([Unit])
        case nothing

        var units: [Unit] {
            switch self {
            case .one(let unit): [unit]
            case .several(let units), .near(let units): units
            case .nothing: []
            }
        }
    }

    private struct Named {
        let unit: Unit
        let commune: String
        /// Of one of its names.
        let form: String?
        let spelling: Spelling
    }

    private let byCode: [String: Unit]
    /// In display order, below.
    private let all: [Unit]
    /// By what their names come to, folded.
    private let named: [String: [Named]]
    let levels: [LevelName]

    package init(_ database: ReadTransaction, on day: Day) throws {
        let all = try database.units.all(on: day)
        levels = try database.units.levels()
        let codes = Dictionary(
            all.map { ($0.unit.id, $0.unit.code.rawValue) }, uniquingKeysWith: { first, _ in first }
        )
        byCode = Dictionary(
            all.map { ($0.unit.code.rawValue, $0.unit) }, uniquingKeysWith: { first, _ in first })
        self.all = all.map(\.unit)
        var named: [String: [Named]] = [:]
        for placed in all {
            let commune = placed.commune.flatMap { codes[$0] } ?? ""
            for text in [placed.unit.name, placed.unit.shortName] {
                let name = UnitName(text)
                named[SearchText.fold(name.place), default: []].append(
                    Named(
                        unit: placed.unit, commune: commune, form: name.form,
                        spelling: Spelling(name.place)))
            }
        }
        self.named = named
    }

    func unit(_ code: String) -> Unit? { byCode[code] }

    /// In display order.
    func units(of kinds: Set<Unit.Kind>) -> [Unit] {
        all.filter { kinds.contains($0.kind) }
    }

    /// The units of the kinds that the text may mean. A level narrows it; a commune only decides
    /// between several, for schools move.
    func match(
        _ text: String, of kinds: Set<Unit.Kind>, level: String = "", commune: String = ""
    ) -> Match {
        let wanted = UnitName(text)
        let folded = SearchText.fold(text)
        guard !folded.isEmpty else { return .nothing }
        let level = level.isEmpty ? wanted.level?.rawValue ?? "" : level
        let found = (named[SearchText.fold(wanted.place)] ?? []).filter { named in
            kinds.contains(named.unit.kind)
                && (level.isEmpty || named.unit.level?.rawValue == level)
                && (wanted.form == nil || named.form == nil || wanted.form == named.form)
        }
        let spelling = Spelling(wanted.place)
        let exact = found.filter { spelling.isPlain || $0.spelling == spelling }
        guard !exact.isEmpty else {
            return found.isEmpty ? .nothing : .near(UnitDirectory.each(found))
        }
        let there = exact.filter { !commune.isEmpty && $0.commune == commune }
        let meant = UnitDirectory.each(there.isEmpty ? exact : there)
        return meant.count == 1 ? .one(meant[0]) : .several(meant)
    }

    /// Each once.
    private static func each(_ named: [Named]) -> [Unit] {
        var seen: Set<Unit.ID> = []
        return named.map(\.unit).filter { seen.insert($0.id).inserted }
    }
}
