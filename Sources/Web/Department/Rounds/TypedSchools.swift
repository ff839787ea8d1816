import Reporting
import Storage

extension TypedRound {
    /// The schools that are meant by what is ticked. Levels count as they stand, whichever button was
    /// pressed: where no school is ticked by itself, or some commune is, they say it alone; else one that
    /// was ticked brings its schools, and one that was taken away takes them along.
    ///
    /// `schools` are those that the form lists; where it lists none, nil for those that were chosen.
    func owing(among schools: [UnitRepository.Placed]?) -> Owing? {
        let ticked = levels ?? []
        let ofLevels = Owing.below(
            levels: Set(ticked.map(Level.init(rawValue:))),
            communes: Set(communes.map(Unit.Code.init(rawValue:))))
        guard wish != .choose else { return ofLevels }
        guard let schools else {
            return ticked != seenLevels || !communes.isEmpty ? ofLevels : nil
        }
        guard !units.isEmpty, communes.isEmpty else { return ofLevels }
        func codes(of levels: Set<String>) -> Set<String> {
            Set(
                schools.filter { $0.unit.level.map { levels.contains($0.rawValue) } ?? false }
                    .map(\.unit.code.rawValue))
        }
        let meant = units.subtracting(codes(of: seenLevels.subtracting(ticked)))
            .union(codes(of: ticked.subtracting(seenLevels)))
        return .named(meant.sorted().map(Unit.Code.init(rawValue:)))
    }
}
