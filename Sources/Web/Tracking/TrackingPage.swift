import Reporting
import Storage

/// Tình hình gửi nhận báo cáo: every school with where its report stands.
struct TrackingPage {
    /// A filter as a link with the number of reports behind it.
    struct Chip {
        let icon: String
        let hasIcon: Bool
        let words: String
        let count: Int
        let chipAddress: String
        let isChosen: Bool
    }

    struct Choice {
        let value: String
        let words: String
        let isChosen: Bool
    }

    struct Row {
        let name: String
        let address: String
        let state: Badge
        let time: Badge
        let hasTime: Bool
        let submittedAt: String
        let returned: String
        let warnings: String
        let hasWarnings: Bool
        let commune: String
    }

    let frame: Frame
    let head: RoundHead
    let submitted: Int
    let due: Int
    let states: [Chip]
    let times: [Chip]
    let query: String
    let stateText: String
    let hasStates: Bool
    let timeText: String
    let hasTimes: Bool
    let levels: [Choice]
    let communes: [Choice]
    let rows: [Row]
    let isEmpty: Bool
    let summary: String
    let isNarrow: Bool
    let wideAddress: String
    let isCut: Bool

    /// What a page shows at most: a longer list is narrowed by its filters.
    static let longest = 500

    init(
        frame: Frame, head: RoundHead, round: Round, filter: TrackingFilter, all: [ListedReport],
        listed: [ListedReport], levels: [LevelName], confirmations: [Unit.ID: Int], now: Moment
    ) {
        self.frame = frame
        self.head = head
        let owed = all.filter { $0.report.state != .exempt }
        submitted = owed.count { $0.report.state.isCounted }
        due = owed.count
        states = TrackingPage.states(filter, listed, round)
        times = TrackingPage.times(filter, listed, round)
        query = filter.query
        stateText = filter.stateText
        hasStates = !filter.states.isEmpty
        timeText = filter.time?.rawValue ?? ""
        hasTimes = filter.time != nil
        let present = Set(all.compactMap(\.unit.level))
        self.levels = levels.filter { present.contains($0.level) }.map {
            Choice(
                value: $0.level.rawValue, words: $0.name, isChosen: $0.level == filter.level)
        }
        communes = TrackingPage.communes(all, filter)
        let shown = listed.filter(filter.admits)
        rows = shown.prefix(TrackingPage.longest).map {
            Row($0, round, confirmations: confirmations[$0.unit.id] ?? 0, now: now)
        }
        isEmpty = rows.isEmpty
        isCut = shown.count > rows.count
        let total = VietnameseNumber.text(Int64(all.count))
        summary =
            shown.count == all.count
            ? "Hiển thị tất cả \(total) đơn vị"
            : "Hiển thị \(VietnameseNumber.text(Int64(rows.count))) trong \(total) đơn vị"
        isNarrow = filter.isNarrow
        wideAddress = "/rounds/\(round.code)/tracking"
    }

    private static func states(
        _ filter: TrackingFilter, _ listed: [ListedReport], _ round: Round
    ) -> [Chip] {
        func chip(_ words: String, _ icon: String, _ states: [ReportState]) -> Chip {
            let target = filter.with { $0.states = states }
            return Chip(
                icon: icon, hasIcon: !icon.isEmpty, words: words,
                count: listed.count(where: target.admits), chipAddress: target.address(of: round),
                isChosen: filter.states == states)
        }
        let owed = ReportState.allCases.filter(\.isOwed)
        let each = ReportState.allCases.filter { state in
            state != .exempt || filter.states == [state]
                || listed.contains { $0.report.state == state }
        }
        return [chip("Tất cả", "", []), chip("Chưa nộp", "", owed)]
            + each.map { chip($0.name, $0.icon, [$0]) }
    }

    /// A chosen time is taken back by the same link.
    private static func times(
        _ filter: TrackingFilter, _ listed: [ListedReport], _ round: Round
    ) -> [Chip] {
        let all: [(ReportFilter.Time, String, String)] = [
            (.overdue, "Quá hạn chưa nộp", "over"), (.late, "Nộp muộn", "clock"),
        ]
        return all.map { time, words, icon in
            let target = filter.with { $0.time = time }
            let isChosen = filter.time == time
            return Chip(
                icon: icon, hasIcon: true, words: words,
                count: listed.count(where: target.admits),
                chipAddress: filter.with { $0.time = isChosen ? nil : time }.address(of: round),
                isChosen: isChosen)
        }
    }

    private static func communes(_ all: [ListedReport], _ filter: TrackingFilter) -> [Choice] {
        var seen: Set<Unit.ID> = []
        return all.compactMap(\.commune).filter { seen.insert($0.id).inserted }
            .sorted { $0.displayOrder < $1.displayOrder }
            .map {
                Choice(
                    value: $0.unit.code.rawValue, words: $0.unit.name,
                    isChosen: $0.unit.code == filter.commune)
            }
    }
}

extension TrackingPage.Row {
    fileprivate init(_ listed: ListedReport, _ round: Round, confirmations: Int, now: Moment) {
        name = listed.unit.unit.name
        address = "/rounds/\(round.code)/reports/\(listed.unit.unit.code)"
        state = listed.report.state.badge
        time = listed.timeBadge(in: round, at: now)
        hasTime = !time.words.isEmpty
        submittedAt = listed.report.submittedAt.map { VietnameseDate.text($0) } ?? ""
        let count = listed.report.returnedCount
        returned = count == 0 ? "" : "\(count) lần"
        warnings = confirmations == 0 ? "" : "\(confirmations) cảnh báo"
        hasWarnings = confirmations > 0
        commune = listed.commune?.unit.name ?? ""
    }
}
