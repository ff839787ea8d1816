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
        let code: String
        let mayApprove: Bool
        let changedAt: String
        let paper: String
        let contact: String
        /// The school asks for an unlock.
        let asksUnlock: Bool
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
    let summary: String
    let isNarrow: Bool
    let wideAddress: String
    let isCut: Bool
    let orders: [Choice]
    let said: String?
    /// Reports in the list that can be approved at once.
    let mayApprove: Bool
    let approveAddress: String
    let remindersAddress: String
    let registryAddress: String
    let mayRemind: Bool

    /// What a page shows at most: a longer list is narrowed by its filters.
    static let longest = 500

    init(
        frame: Frame, head: RoundHead, round: Round, filter: TrackingFilter, all: [ListedReport],
        listed: [ListedReport], levels: [LevelName], notes: TrackingNotes, mayApprove: Bool,
        said: String?, now: Moment
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
        let shown = filter.order.sorted(listed.filter(filter.admits))
        rows = shown.prefix(TrackingPage.longest).map {
            Row($0, round, notes, mayApprove: mayApprove, now: now)
        }
        self.mayApprove = rows.contains(where: \.mayApprove)
        approveAddress = "/rounds/\(round.code)/approvals"
        remindersAddress = "/rounds/\(round.code)/reminders"
        registryAddress = "/rounds/\(round.code)/registry"
        self.said = said
        mayRemind = all.contains { $0.report.state.isOwed }
        orders = TrackingFilter.Order.allCases.map {
            Choice(value: $0.rawValue, words: $0.words, isChosen: $0 == filter.order)
        }
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
        let communes = all.compactMap(\.commune).filter { seen.insert($0.id).inserted }
            .sorted { $0.displayOrder < $1.displayOrder }
            .map { ($0.unit.code, $0.unit.name) }
        let others =
            all.contains { $0.commune == nil } ? [(Unit.Code.noCommune, "Đơn vị khác")] : []
        return (communes + others).map { code, name in
            Choice(value: code.rawValue, words: name, isChosen: code == filter.commune)
        }
    }
}

extension TrackingPage.Row {
    fileprivate init(
        _ listed: ListedReport, _ round: Round, _ notes: TrackingNotes, mayApprove: Bool,
        now: Moment
    ) {
        let report = listed.report
        let confirmations = notes.confirmations[listed.unit.id] ?? 0
        code = listed.unit.unit.code.rawValue
        self.mayApprove = mayApprove && report.state == .submitted
        changedAt = report.changedAt.map { VietnameseDate.text($0) } ?? ""
        paper = report.paperOn.map { VietnameseDate.text($0) } ?? ""
        let contacts = notes.contacts[listed.unit.id]
        contact =
            contacts.map { last, count in
                "\(last.kind.words) \(VietnameseDate.text(last.at.day))"
                    + (last.promisedOn.map { ", hẹn \(VietnameseDate.text($0))" } ?? "")
                    + (count > 1 ? " (\(count) lần)" : "")
            } ?? ""
        asksUnlock = notes.unlocks[listed.unit.id] != nil
        name = listed.unit.unit.name
        address = listed.address(in: round).page
        state = report.badge
        time = listed.timeBadge(in: round, at: now)
        hasTime = !time.words.isEmpty
        submittedAt = listed.report.submittedAt.map { VietnameseDate.text($0) } ?? ""
        let count = listed.report.returnedCount
        returned =
            count == 0
            ? ""
            : "\(count) lần"
                + (report.state != .returned
                    ? "" : report.openedAt == nil ? ", trường chưa mở" : ", trường đã mở")
        warnings = confirmations == 0 ? "" : "\(confirmations) cảnh báo"
        hasWarnings = confirmations > 0
        commune = listed.commune?.unit.name ?? ""
    }
}
