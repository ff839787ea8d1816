import Reporting

/// Kiểm tra trước khi nộp.
struct CheckPage {
    /// Why it was not handed in.
    enum Refusal {
        case wrong
        /// It changed since this page was made.
        case stale
    }

    /// What comes of the check, in a sentence.
    struct Verdict {
        let title: String
        /// `err`, `warn` or `ok`
        let tone: String
        let more: String?
        /// Something has to be mended before it can be handed in.
        let isWrong: Bool
        /// The only thing in the way are reasons that are to be written here.
        let wantsReasons: Bool
        /// Nothing was saved yet: what is checked stands in the form alone.
        var isUnsaved = false
    }

    /// Something to be mended: one cell that may mend several things, or one broken rule.
    struct Cause {
        let title: String
        let lines: [String]
        let places: [Place]
    }

    /// A warning that wants a reason.
    struct Warning {
        let lines: [String]
        let places: [Place]
        let why: FormField.Why
        let isExplained: Bool
    }

    /// Where a cell is mended.
    struct Place {
        let number: Int
        let label: String
        let address: String
    }

    struct Gap {
        let title: String
        let places: [Place]
    }

    let frame: Frame
    let heading: ReportHeading
    let checkedAt: String
    let version: Int64
    let seen: String
    let verdict: Verdict
    /// It was to be handed in, and was not.
    let isRefused: Bool
    let causes: [Cause]
    let gaps: [Gap]
    let gapCount: Int
    let warnings: [Warning]
    let notes: [String]
    let changes: ChangesSinceLastRound?
    let mayBeDrafted: Bool
    let handingIn: HandingIn
    /// Where the first thing is mended.
    let first: String
    /// What was reported at once and is answered otherwise.
    var differences: HTML?

    init(
        frame: Frame, heading: ReportHeading, _ report: SchoolReport, _ findings: Findings,
        _ reasons: TypedReasons, _ verdict: Verdict, isRefused: Bool, handingIn: HandingIn,
        role: Role, now: Moment
    ) {
        func place(_ code: Indicator.Code) -> Place? {
            guard let indicator = report.form.indicator(code), indicator.applies(to: report.level),
                let section = report.form.section(of: code)
            else { return nil }
            return Place(
                number: indicator.number, label: indicator.label.text(for: report.level),
                address: "\(report.formAddress)?section=\(section)#\(code)")
        }
        self.frame = frame
        self.heading = heading
        self.handingIn = handingIn
        self.verdict = verdict
        self.isRefused = isRefused
        checkedAt = "\(VietnameseDate.time(now)), \(VietnameseDate.text(now.day))"
        version = report.report.version
        seen = SeenReport.text(report)
        mayBeDrafted = report.mayBeDrafted(by: role) && !verdict.isWrong
        let errors = findings.shown.filter { $0.severity == .error }
        let common = CommonCause.all(of: errors, in: report.entries, by: report.check)
        let grouped = Set(common.flatMap(\.findings))
        causes =
            common.map { cause in
                Cause(
                    title: "Sửa \(cause.name) (có thể hết \(cause.count))",
                    lines: cause.findings.map(\.message),
                    places: CheckPage.cells(
                        [Indicator.Code(rawValue: cause.code)] + cause.findings.flatMap(\.cells)
                    ).compactMap(place))
            }
            + errors.filter { !grouped.contains($0) }.map { problem in
                Cause(
                    title: problem.message, lines: [],
                    places: CheckPage.cells(problem.cells + report.read(by: problem))
                        .compactMap(place))
            }
        let blank = Set(findings.missing)
        gaps = report.form.sections.compactMap { section in
            let places = section.indicators.map(\.code).filter(blank.contains).compactMap(place)
            return places.isEmpty
                ? nil
                : Gap(
                    title: "\(section.code). \(section.title.text(for: report.level))",
                    places: places)
        }
        gapCount = findings.missing.count
        warnings = CheckPage.warnings(findings, reasons).map { rule, problems in
            let cells = CheckPage.cells(problems.flatMap(\.cells))
            let isExplained = !problems.contains(where: findings.unconfirmed.contains)
            return Warning(
                lines: problems.map(\.message), places: cells.compactMap(place),
                why: FormField.Why(
                    rule, of: report.form, cells: cells, reasons, isWanted: !isExplained),
                isExplained: isExplained)
        }
        let declared = report.check.nilReturns.filter { $0.isDeclared(in: report.entries) }.map {
            "\($0.section). \($0.title.text(for: report.level)): không phát sinh. "
                + (report.declared[$0.cell] ?? "")
        }
        notes = declared + findings.shown.filter { $0.severity == .note }.map(\.message)
        changes = ChangesSinceLastRound(report, title: heading.previousTitle)
        first =
            (causes.flatMap(\.places) + gaps.flatMap(\.places)).first?.address
            ?? report.formAddress
    }

    /// By rule, in the form's order.
    private static func warnings(_ findings: Findings, _ reasons: TypedReasons) -> [(
        Rule.ID, [Problem]
    )] {
        let all = findings.shown.filter { $0.severity == .warning }
        var order: [Rule.ID] = []
        for problem in all where !order.contains(problem.rule) { order.append(problem.rule) }
        return order.map { rule in (rule, all.filter { $0.rule == rule }) }
    }

    /// Each once, in the order in which they come.
    private static func cells(_ codes: [Indicator.Code]) -> [Indicator.Code] {
        var known: Set<Indicator.Code> = []
        return codes.filter { known.insert($0).inserted }
    }
}

extension SchoolReport {
    /// The cells that a broken rule reads; a few at most, for a sum over many is mended elsewhere.
    fileprivate func read(by problem: Problem) -> [Indicator.Code] {
        let operands = form.rules.first { $0.id == problem.rule }?.operands ?? []
        guard operands.count <= 4 else { return [] }
        return operands.sorted {
            (form.indicator($0)?.number ?? 0) < (form.indicator($1)?.number ?? 0)
        }
    }
}

extension CheckPage.Verdict {
    /// The same of a report that nobody saved yet, in whose form so many cells are filled in.
    func ofUnsaved(_ prefilled: Int) -> Self {
        Self(
            title: "Chưa lưu lần nào", tone: "warn",
            more:
                "Biểu nhập có \(prefilled) ô điền sẵn từ hồ sơ, báo cáo trước hoặc số liệu cơ quan. "
                + "Với các ô đó: \(title.lowercasedFirst). Mở biểu, xem lại các ô rồi lưu.",
            isWrong: isWrong, wantsReasons: false, isUnsaved: true)
    }

    private static let stale = "Chưa nộp: báo cáo vừa được thay đổi ở nơi khác"

    init(_ findings: Findings, _ progress: Progress, refusal: CheckPage.Refusal?) {
        let (errors, missing) = (findings.errors, findings.missing.count)
        let open = findings.unconfirmed.count
        isWrong = errors + missing > 0
        wantsReasons = !isWrong && open > 0
        tone = isWrong ? "err" : refusal != nil || wantsReasons ? "warn" : "ok"
        let parts = [
            errors > 0 ? "\(errors) lỗi phải sửa" : nil,
            missing > 0 ? "\(missing) ô chưa nhập" : nil,
        ].compactMap { $0 }.joined(separator: ", ")
        let warnings =
            findings.warnings > 0
            ? "\(findings.warnings) cảnh báo"
                + (open > 0 ? ", \(open) chưa giải trình" : " đã giải trình") : nil
        if refusal == .stale {
            title = CheckPage.Verdict.stale
            more = "Số liệu dưới đây là bản mới nhất. Xem lại, rồi nộp."
        } else if isWrong {
            title = (refusal == nil ? "Chưa nộp được: " : "Chưa nộp: ") + parts
            more = warnings.map { "Ngoài ra có \($0)." }
        } else if open > 0 {
            title = (refusal == nil ? "" : "Chưa nộp: ") + "\(open) cảnh báo cần giải trình"
            more = "Số liệu đúng thì giữ nguyên và ghi lý do; cơ quan quản lý đọc khi kiểm tra."
        } else {
            title =
                refusal == nil
                ? "Không còn lỗi, đủ \(progress.text) ô" : "Chưa nộp: xem chỗ báo đỏ bên dưới"
            more = warnings.map { "Có \($0); cơ quan quản lý đọc khi kiểm tra." }
        }
    }
}
