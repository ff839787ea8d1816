import Reporting
import Storage

/// Tình hình gửi nhận báo cáo: every school with where its report stands.
struct TrackingPage {
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
        /// `Đã có bản ký`; nil without one.
        let signed: String?
        let commune: String
        let code: String
        /// Some step can be taken with it as one of many.
        let mayChoose: Bool
        let isChosen: Bool
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
    let chips: TrackingChips
    let query: String
    let stateText: String
    let hasStates: Bool
    let timeText: String
    let hasTimes: Bool
    let asksUnlock: Bool
    let lacksPaper: Bool
    let levels: [Choice]
    let communes: [Choice]
    let rows: [Row]
    let summary: String
    let isNarrow: Bool
    let wideAddress: String
    let pages: ListPages
    let orders: [Choice]
    /// What can be done with several of them at once; none for whoever only reads.
    let steps: [ReportStep]
    let stepsAddress: String
    /// Where several are given back for what is found in all of them.
    let returnsAddress: String
    /// The page's own query, which goes along with a step.
    let filterQuery: String
    /// The same page with every line ticked, or with none.
    let choiceAddress: String
    let isAllChosen: Bool
    let typed: TypedSteps
    let complaint: Complaint?
    let outcome: StepsOutcome?
    /// That the round was opened a moment ago, a sentence.
    let opened: OpenedRound?
    let remindersAddress: String
    let registryAddress: String
    let mayRemind: Bool

    /// How many lines a page has: those of a department of some fifty schools, and some more.
    static let longest = 100

    init(
        frame: Frame, head: RoundHead, round: Round, filter: TrackingFilter,
        reports: ReportListPage,
        counts: TrackingCounts, places: TrackingPlaces, notes: TrackingNotes,
        steps offered: [ReportStep], typed: TypedSteps?, complaint: Complaint?,
        outcome: StepsOutcome?, opened: OpenedRound?, now: Moment
    ) {
        self.frame = frame
        self.head = head
        let whole = counts.whole
        submitted = whole.counted
        due = whole.all - (whole.states[.exempt] ?? 0)
        chips = TrackingChips(filter, counts, round)
        query = filter.query
        stateText = filter.stateText
        hasStates = !filter.states.isEmpty
        timeText = filter.time?.rawValue ?? ""
        hasTimes = filter.time != nil
        asksUnlock = filter.asksUnlock
        lacksPaper = filter.lacksPaper
        (levels, communes) = (places.levels, places.communes)
        let listing = reports.lines
        let waits = listing.contains { $0.report.state == .submitted }
        steps = offered.filter { $0 != .approve || waits }
        let (steps, chosen) = (steps, Set(typed?.units ?? []))
        rows = listing.map { listed in
            let mayChoose =
                steps.contains { $0 != .approve }
                || steps.contains(.approve) && listed.report.state == .submitted
            let isChosen = filter.choosesAll || chosen.contains(listed.unit.unit.code.rawValue)
            return Row(
                listed, round, notes, mayChoose: mayChoose, isChosen: mayChoose && isChosen,
                now: now)
        }
        stepsAddress = "/rounds/\(round.address)/steps"
        returnsAddress = "/rounds/\(round.address)/returns"
        filterQuery = filter.query(and: filter.page)
        choiceAddress = filter.address(
            of: round,
            and: filter.page
                + (filter.choosesAll ? [] : [("chosen", "all")]))
        isAllChosen = filter.choosesAll
        self.typed = typed ?? TypedSteps(round, at: now)
        self.complaint = complaint
        (self.outcome, self.opened) = (outcome, opened)
        remindersAddress = "/rounds/\(round.address)/reminders"
        registryAddress = "/rounds/\(round.address)/registry"
        mayRemind = whole.owed > 0
        orders = ReportFilter.Order.allCases.map {
            Choice(
                value: $0.rawValue, words: $0.words(communes: head.communes),
                isChosen: $0 == filter.order)
        }
        let first = filter.with { $0.after = nil }
        pages = ListPages(
            first: filter.after == nil ? nil : first.address(of: round),
            next: reports.next.map { filter.address(of: round, and: [("after", $0.text)]) })
        let total = VietnameseNumber.text(whole.all)
        let found = counts.count(filter.list).map { VietnameseNumber.text($0) }
        let isWhole = !pages.isSome && !filter.isNarrow
        let shown = VietnameseNumber.text(rows.count)
        summary =
            isWhole
            ? "Hiển thị tất cả \(total) đơn vị"
            : found == nil || found == shown
                ? "Hiển thị \(shown) trong \(total) đơn vị"
                : "Hiển thị \(shown) trong \(found ?? "") đơn vị tìm thấy, tất cả \(total) đơn vị"
        isNarrow = filter.isNarrow
        wideAddress = "/rounds/\(round.address)/tracking"
    }
}

extension TrackingPage.Row {
    fileprivate init(
        _ listed: ListedReport, _ round: Round, _ notes: TrackingNotes, mayChoose: Bool,
        isChosen: Bool, now: Moment
    ) {
        let report = listed.report
        let confirmations = notes.confirmations[listed.unit.id] ?? 0
        code = listed.unit.unit.code.rawValue
        self.mayChoose = mayChoose
        self.isChosen = isChosen
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
        signed = notes.signed[listed.unit.id].map { isRecognised in
            isRecognised ? "Đã có bản ký, đúng mã" : "Đã có bản ký"
        }
        commune = listed.commune?.unit.name ?? ""
    }
}
