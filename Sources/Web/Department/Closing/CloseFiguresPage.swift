import Reporting
import Storage

/// Chốt số liệu: what still stands in the way, what will be frozen, and what was.
struct CloseFiguresPage {
    struct Gap {
        let gapID: String
        let title: String
        let count: Int
        /// The first of them.
        let schools: [School]
        let others: Int
        let listAddress: String
        let hasOthers: Bool
    }

    struct School {
        let name: String
        let schoolAddress: String
        let state: Badge
    }

    struct Earlier {
        let title: String
        let closingAddress: String
        let closedAt: String
        /// `Báo cáo số 45 ngày 20/9/2022`
        let documentTitle: String
        let documentAddress: String
    }

    struct Change {
        let unit: String
        let what: String
        let old: String
        let new: String
        let why: String
    }

    let frame: Frame
    let roundTitle: String
    let asOf: String
    let address: String
    let reportAddress: String
    let approved: Int
    let owed: Int
    let gaps: [Gap]
    /// What else speaks for waiting.
    let warnings: [String]
    let byHand: Int
    let hasByHand: Bool
    let version: Int
    let hasVersion: Bool
    let earlier: [Earlier]
    let isCorrection: Bool
    let isUnchanged: Bool
    let changes: [Change]
    let mayClose: Bool
    let isOpen: Bool
    let typed: TypedClosing
    let today: String
    let complaints: [Complaint]
    let unwritten: UnwrittenLetterhead?

    /// - Throws: 404 for whoever is not of the round's owner.
    init(_ visit: Visit, _ typed: TypedClosing, complaints: [Complaint] = []) throws {
        let draft = try DraftReport(visit)
        let closings = try visit.database.documents.closings(of: draft.round.id)
        try self.init(
            draft, visit, typed, complaints, closings: closings,
            correction: try visit.database.pendingCorrection(of: draft.round, at: visit.now),
            frame: try Frame(
                visit, title: closings.isEmpty ? "Chốt số liệu" : "Đính chính số liệu đã chốt",
                current: "/rounds/\(draft.round.address)/consolidated", round: draft.round))
    }

    private init(
        _ draft: DraftReport, _ visit: Visit, _ typed: TypedClosing, _ complaints: [Complaint],
        closings: [ClosingContent], correction: Correction?, frame: Frame
    ) throws {
        let round = draft.round
        self.frame = frame
        unwritten = try UnwrittenLetterhead(visit)
        roundTitle = round.title
        asOf = VietnameseDate.text(visit.now)
        address = "/rounds/\(round.address)/closing"
        reportAddress = "/rounds/\(round.address)/consolidated"
        let coverage = draft.report.totals.total.coverage
        (approved, owed) = (coverage[.approved], coverage.due)
        gaps = try [
            Gap("missing", "Chưa nộp", coverage, round, visit) { $0.isOwed && $0 != .returned },
            Gap("returned", "Đã trả lại, chưa nộp lại", coverage, round, visit) {
                $0 == .returned
            },
            Gap("submitted", "Đã nộp, chưa duyệt", coverage, round, visit) { $0 == .submitted },
        ].filter { $0.count > 0 }
        warnings = CloseFiguresPage.warnings(draft, at: visit.now)
        byHand = draft.report.filled.figuresByHand
        hasByHand = byHand > 0
        version = draft.version
        hasVersion = version > 0
        earlier = closings.map { Earlier($0, round) }
        isCorrection = !closings.isEmpty
        changes = (correction?.changes ?? []).map(Change.init)
        isUnchanged = isCorrection && changes.isEmpty
        isOpen = round.state == .open
        mayClose = visit.asker.role == .leader
        self.typed = typed
        today = VietnameseDate.text(visit.now.day)
        self.complaints = complaints
    }
}

extension CloseFiguresPage {
    fileprivate static func warnings(_ draft: DraftReport, at now: Moment) -> [String] {
        let (round, filled) = (draft.round, draft.report.filled)
        var warnings: [String] = []
        if round.state == .open, now < round.dueAt {
            warnings.append(
                "Chưa đến hạn nộp: \(round.dueAt.asDue). Chốt bây giờ thì các trường chưa nộp "
                    + "không nộp được nữa.")
        }
        if now.day < round.dataClose {
            warnings.append("Chưa đến ngày chốt số liệu (\(VietnameseDate.text(round.dataClose))).")
        }
        let unanswered = draft.report.unanswered.count
        if unanswered > 0 {
            warnings.append("Phần của cơ quan còn \(unanswered) chỉ tiêu chưa nhập.")
        }
        if !filled.unwritten.isEmpty {
            warnings.append(
                "Còn \(filled.unwritten.count) mục của báo cáo chưa viết, sẽ không có trong văn bản: "
                    + listed(filled.unwritten))
        }
        if !filled.offered.isEmpty {
            warnings.append(
                "Lời của đợt trước chưa được giữ lại, sẽ không có trong văn bản, ở "
                    + "\(filled.offered.count) mục: " + listed(filled.offered))
        }
        return warnings
    }

    private static func listed(_ headings: [String]) -> String {
        headings.map { "“\($0)”" }.joined(separator: ", ") + "."
    }
}

extension CloseFiguresPage.Gap {
    private static let shown = 200

    fileprivate init(
        _ id: String, _ title: String, _ coverage: Coverage, _ round: Round, _ visit: Visit,
        _ isIn: (ReportState) -> Bool
    ) throws {
        gapID = id
        self.title = title
        let states = ReportState.allCases.filter(isIn)
        listAddress = round.listAddress(Set(states))
        count = states.reduce(0) { $0 + coverage[$1] }
        var filter = ReportFilter()
        filter.states = Set(states)
        let first = try visit.database.reportPage(
            of: round, below: round.owner, filter: filter, limit: CloseFiguresPage.Gap.shown,
            at: visit.now)
        schools = first.lines.map {
            .init(
                name: $0.unit.unit.name,
                schoolAddress: "/rounds/\(round.address)/reports/\($0.unit.unit.code)",
                state: $0.report.badge)
        }
        others = count - schools.count
        hasOthers = others > 0
    }
}

extension CloseFiguresPage.Earlier {
    init(_ content: ClosingContent, _ round: Round) {
        title =
            (content.correction == nil ? "Chốt số liệu" : "Đính chính")
            + " lần \(content.number), báo cáo số \(content.documentNumber) ngày "
            + VietnameseDate.inDocument(content.documentDate)
        closingAddress = "/rounds/\(round.address)/closings/\(content.number)"
        closedAt = VietnameseDate.text(content.closedAt)
        documentTitle =
            "Báo cáo số \(content.documentNumber) ngày "
            + VietnameseDate.inDocument(content.documentDate)
        documentAddress = closingAddress + "/consolidated.docx"
    }
}

extension CloseFiguresPage.Change {
    init(_ change: Correction.Change) {
        unit = change.unit ?? "Tổng cộng"
        what = change.what
        old = change.old
        new = change.new
        why = change.why
    }
}

extension FilledOutline {
    /// How many figures say something else than the data.
    var figuresByHand: Int {
        (blocks.flatMap(\.runs) + subject).count {
            if case .byHand = $0.origin { true } else { false }
        }
    }
}
