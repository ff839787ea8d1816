import Reporting
import Storage

/// A round's series as its page tells it.
struct RoundSeriesView {
    struct Line {
        let title: String
        let address: String
        let state: Badge
        let close: String
        /// Why it did not open by itself; nil where nothing stood in its way.
        let trouble: String?
    }

    let isGoingOn: Bool
    let lines: [Line]
    /// When the next round is prepared and opened; nil where none follows.
    let next: String?
    let trouble: String?

    /// Rounds that are listed.
    private static let shown = 24

    /// nil for a round that comes once.
    init?(of round: Round, _ database: ReadTransaction) throws {
        guard let place = round.series, let series = try database.rounds.series(place.series)
        else { return nil }
        isGoingOn = series.endedAt == nil
        lines = try database.rounds.rounds(of: series.id, limit: RoundSeriesView.shown).map {
            Line(
                title: $0.title, address: "/rounds/\($0.address)/setup", state: $0.badge,
                close: VietnameseDate.text($0.dataClose), trouble: $0.openingTrouble?.sentence)
        }
        let following = isGoingOn ? try database.rounds.next(of: series) : nil
        next = following.map { series.next(closing: $0.close) }
        let isFull =
            try isGoingOn
            && database.rounds.waiting(of: round.owner).count { $0.series?.series == series.id }
                >= RoundSeries.mostWaiting
        trouble =
            series.trouble.map { "Chưa chuẩn bị được đợt tiếp theo: \($0.trouble)" }
            ?? (isFull ? RoundSeriesView.full : nil)
    }

    private static let full =
        "Đã có \(RoundSeries.mostWaiting) đợt chờ mở: mở hoặc thu hồi bớt thì đợt sau mới được chuẩn bị."
}

extension RoundSeries {
    fileprivate func next(closing close: Day) -> String {
        let prepared = VietnameseDate.text(close + -terms.lead)
        let opened =
            terms.opens.map { "tự mở ngày \(VietnameseDate.text(close + -$0))" } ?? "chờ người mở"
        return "Đợt tiếp theo chốt số liệu ngày \(VietnameseDate.text(close)): "
            + "chuẩn bị ngày \(prepared), \(opened)."
    }
}

/// What of the rounds that come again waits for somebody of their office.
struct SeriesNote {
    let sentence: String
    /// nil for who may not set rounds up.
    let address: String?

    /// Notes that are shown.
    private static let most = 10

    /// Those of the asker's unit.
    static func all(_ visit: Visit) throws -> [SeriesNote] {
        guard visit.asker.role.isOfDepartment else { return [] }
        let (rounds, owner) = (visit.database.rounds, visit.asker.unit.id)
        let series = try rounds.series(of: owner)
        guard !series.isEmpty else { return [] }
        func setup(_ round: Round, _ part: String = "") -> String? {
            visit.asker.role == .officer ? "/rounds/\(round.address)/setup\(part)" : nil
        }
        let known = Dictionary(series.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let stuck = try series.filter { $0.trouble != nil }.compactMap { series in
            try rounds.rounds(of: series.id, limit: 1).first.flatMap { last in
                series.trouble.map { field in
                    SeriesNote(
                        sentence:
                            "Chưa chuẩn bị được đợt sau đợt “\(last.title)”: \(field.trouble)",
                        address: setup(last, "#series"))
                }
            }
        }
        let waiting = try rounds.waiting(of: owner).compactMap { round -> SeriesNote? in
            if let trouble = round.openingTrouble {
                return SeriesNote(
                    sentence: "Đợt “\(round.title)” chưa tự mở được: \(trouble.sentence)",
                    address: setup(round))
            }
            guard let series = round.series.flatMap({ known[$0.series] }), series.terms.opens == nil
            else { return nil }
            return SeriesNote(
                sentence: "Đợt “\(round.title)” đã chuẩn bị, chờ mở.", address: setup(round))
        }
        return Array((stuck + waiting).prefix(most))
    }

    var html: HTML {
        guard let address else { return "<li>\(sentence)</li>" }
        return #"<li><a href="\#(address)">\#(sentence)</a></li>"#
    }
}
