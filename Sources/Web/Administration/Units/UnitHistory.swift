import Reporting
import Storage

/// What a unit was, is and is going to be: names, places, predecessors and successors, codes, from the
/// first to the last.
struct UnitHistory {
    struct Line {
        /// nil for what has always been.
        let day: Day?
        let sentence: String
        /// A name that waits for this day, and can be given up.
        var waitsFor: Day?
    }

    let lines: [Line]

    init(of unit: Unit, _ database: ReadTransaction) throws {
        let units = database.units
        let schemes = try units.identifierSchemes()
        var lines: [Line] = []
        if let day = try units.firstDay(of: unit.id) {
            lines.append(Line(day: day, sentence: "Hoạt động từ \(VietnameseDate.text(day))"))
        }
        let names = UnitHistory.changes(try units.names(of: unit.id))
        if names.count > 1 { lines += UnitHistory.lines(names) }
        let placements = try units.placements(of: unit.id)
        if placements.contains(where: { $0.from != nil }) {
            lines += placements.map { Line(day: $0.from, sentence: $0.sentence) }
        }
        lines += try units.succeeding(unit.id).map { Line(day: $0.since, sentence: $0.sentence) }
        lines += try units.identifiers(of: unit.id).map { identifier in
            let scheme = schemes.first { $0.code == identifier.scheme }?.name ?? identifier.scheme
            let day = VietnameseDate.text(identifier.from)
            return Line(
                day: identifier.from,
                sentence: identifier.value.map { "\(scheme): \($0) từ \(day)" }
                    ?? "\(scheme): không còn từ \(day)")
        }
        if let day = try units.lastDay(of: unit.id) {
            lines.append(Line(day: day, sentence: "Ngừng hoạt động từ \(VietnameseDate.text(day))"))
        }
        // In the order in which they were put together on one day.
        self.lines = lines.enumerated().sorted {
            ($0.element.day?.number ?? .min, $0.offset)
                < ($1.element.day?.number ?? .min, $1.offset)
        }.map(\.element)
    }

    /// Without those that differ in what lists sort by alone.
    private static func changes(_ names: [UnitNaming]) -> [UnitNaming] {
        names.reduce(into: []) { changes, naming in
            let last = changes.last
            if last?.name != naming.name || last?.shortName != naming.shortName {
                changes.append(naming)
            }
        }
    }

    private static func lines(_ names: [UnitNaming]) -> [Line] {
        names.enumerated().map { place, naming in
            let begin = naming.from.map { " từ \(VietnameseDate.text($0))" } ?? ""
            let end = place + 1 < names.count ? names[place + 1].from : nil
            let until = end.map { " đến \(VietnameseDate.text($0 + -1))" } ?? ""
            return Line(
                day: naming.from, sentence: "Tên “\(naming.name)”\(begin)\(until)",
                waitsFor: naming.waits ? naming.from : nil)
        }
    }
}

extension UnitRepository.Placement {
    fileprivate var sentence: String {
        let what = isTerritorial ? "Thuộc \(parent.name)" : "Báo cáo cho \(parent.name)"
        let begin = from.map { " từ \(VietnameseDate.text($0))" } ?? ""
        let end = to.map { " đến \(VietnameseDate.text($0 + -1))" } ?? ""
        return what + begin + end
    }
}

extension UnitRepository.Succeeding {
    fileprivate var sentence: String {
        let what = isLater ? "Đơn vị kế tiếp: \(other.name)" : "Kế tiếp của \(other.name)"
        return "\(what), từ \(VietnameseDate.text(since))"
            + (basis.isEmpty ? "" : " (\(basis))")
    }
}
