import Reporting
import Storage

/// Whom a planned round will have as its form stands: said while it is chosen, and by name once it is
/// kept.
struct ChosenSchools: View {
    /// `Bấm Lưu sẽ chọn 51 trường theo cấp học đã đánh dấu.`
    let sentence: String
    /// Those that are kept, in display order: the first, and the others.
    private let first: [String]
    private let others: [String]
    /// Of how many, where no more are named.
    private let count: Int

    private static let shown = 10

    /// `typed` has the levels as they stand ticked; `round` is nil for one that is new.
    init(
        _ typed: TypedRound, among found: RoundChoices, of round: Round?, _ visit: Visit
    ) throws {
        sentence = ChosenSchools.sentence(typed, among: found)
        let codes =
            try round.map { try visit.database.owing($0, atMost: RoundChoices.mostOwing) ?? [] }
            ?? []
        count = try round.map(visit.database.owingCount) ?? 0
        let known = Set(codes)
        let names =
            try found.schools?.filter { known.contains($0.unit.code) }.map(\.unit.name)
            ?? codes.prefix(ChosenSchools.shown).compactMap {
                try visit.database.units.find($0)?.name
            }
        first = Array(names.prefix(ChosenSchools.shown))
        others = Array(names.dropFirst(ChosenSchools.shown))
    }

    private static func sentence(_ typed: TypedRound, among found: RoundChoices) -> String {
        guard let listed = found.schools else {
            return "Bấm Lưu: có đánh dấu cấp học thì chọn các trường của cấp học đó."
        }
        let (ofLevels, all): (Int, Int)
        switch typed.owing(among: listed) {
        case .below(let levels, let communes):
            let places = Set(found.communes.filter { communes.contains($0.code) }.map(\.id))
            ofLevels = listed.count { school in
                (school.unit.level.map(levels.contains) ?? false)
                    && (communes.isEmpty || (school.commune.map(places.contains) ?? false))
            }
            all = ofLevels
        case .named(let codes):
            let levels = typed.levels ?? []
            let named = Set(codes)
            all = named.count
            ofLevels = listed.count {
                named.contains($0.unit.code)
                    && ($0.unit.level.map { levels.contains($0.rawValue) } ?? false)
            }
        case nil: (all, ofLevels) = (0, 0)
        }
        return "Bấm Lưu sẽ chọn \(VietnameseNumber.text(all)) trường: "
            + "\(VietnameseNumber.text(ofLevels)) theo cấp học, "
            + "\(VietnameseNumber.text(all - ofLevels)) chọn riêng."
    }

    var html: HTML {
        """
        <p role="status"><b data-chosen>\(sentence)</b></p>
        \(if: !first.isEmpty, kept)
        """
    }

    private var kept: HTML {
        let more = VietnameseNumber.text(count - first.count)
        return """
            <p class="small">Đã lưu \(VietnameseNumber.text(count)) trường: \(first.joined(separator: "; "))\(if: others.isEmpty && count > first.count, " và \(more) trường khác").</p>
            \(if: !others.isEmpty, #"<details class="more"><summary>và \#(more) trường khác</summary><p class="small">\#(others.joined(separator: "; ")).</p></details>"#)
            """
    }
}
