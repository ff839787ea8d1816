import Formats
import Reporting
import Storage

/// Giao từng mục cho đồng nghiệp: section by section who has it, and how they get in.
struct ShareReportPage {
    struct Row {
        let section: FormSection
        let names: [String]
        /// `07:15, Nguyễn Văn A`; empty while nothing stands in it.
        let touched: String
        let isChosen: Bool
    }

    struct Line {
        let id: String
        let name: String
        let sections: String
        let state: Badge
        let usedAt: String
        let isGood: Bool
    }

    /// What the colleague is told, in two ways that don't meet.
    struct Shown {
        let name: String
        let sections: String
        let address: String
        let digits: String
        let message: String
        let qr: QRCode?
        let until: String
    }

    let frame: Frame
    let title: String
    let address: String
    let back: String
    let due: String
    let rows: [Row]
    let lines: [Line]
    let shown: Shown?
    /// Why nothing can be given now.
    let objection: String?
    let label: String
    let complaint: String?
    let done: String?

    init(
        _ visit: Visit, _ report: SchoolReport, _ links: [AccessLink], shown: AccessLink?,
        typed: TypedGift = TypedGift(), complaint: String? = nil
    ) throws {
        frame = try Frame(visit, title: "Giao từng mục cho đồng nghiệp", current: "/")
        title = report.round.title
        back = report.formAddress
        address = report.file.address.sharing
        due = report.round.told(report.dueAt).asDue
        objection = report.objection(to: .save, by: visit.asker.role)?.sentence
        label = typed.label
        self.complaint = complaint
        done =
            try visit.query("done") == "taken-back"
            ? "Đã thu lại: đường dẫn không mở được nữa, ai đang vào bằng đường dẫn đó đã bị đăng xuất."
            : nil
        let good = links.filter { $0.isGood(at: visit.now) }
        let touched = try visit.touched(report)
        rows = report.allSections.map { section in
            Row(
                section: section,
                names: good.compactMap(\.given).filter { $0.sections.contains(section.code) }
                    .map(\.name),
                touched: touched[section.code] ?? "", isChosen: typed.chosen.contains(section.code))
        }
        lines = links.map { Line($0, at: visit.now) }
        self.shown = shown.flatMap { Shown($0, of: report, in: visit) }
    }
}

extension SchoolReport {
    /// Whoever has them, as the form shows them.
    fileprivate var allSections: [FormSection] {
        let maker = FormFieldMaker(
            content: content,
            findings: Findings(content, confirmations: confirmations, isChecked: false),
            reasons: TypedReasons(stored: confirmations), openCells: nil)
        return shownSections.map { FormSection($0, maker) }
    }
}

extension Visit {
    /// When and by whom each section was last changed, by its code.
    fileprivate func touched(_ report: SchoolReport) throws -> [String: String] {
        let cells = try database.reports.entered(of: report.file.unit.id, in: report.round.id)
        return try report.shownSections.reduce(into: [:]) { touched, section in
            let own = report.form.cells(of: section, for: report.level)
            let last = own.compactMap { cells[$0.code] }.max { $0.at < $1.at }
            touched[section.code] = try last.map(told)
        }
    }
}

extension ShareReportPage.Line {
    fileprivate init(_ link: AccessLink, at now: Moment) {
        id = "\(link.id.rawValue)"
        name = link.given?.name ?? ""
        sections = link.given?.sections.joined(separator: ", ") ?? ""
        isGood = link.isGood(at: now)
        state =
            isGood
            ? Badge(icon: "ok", style: "ok", words: "Đến \(VietnameseDate.text(link.expiresAt))")
            : now < link.expiresAt
                ? Badge(icon: "err", style: "over", words: "Bị khóa do nhập sai mã")
                : Badge(icon: "over", style: "over", words: "Đã hết hạn")
        usedAt = link.usedAt.map(VietnameseDate.text) ?? "Chưa vào lần nào"
    }
}

extension ShareReportPage.Shown {
    /// nil for a link that leads nowhere.
    fileprivate init?(_ link: AccessLink, of report: SchoolReport, in visit: Visit) {
        guard let given = link.given, link.isGood(at: visit.now) else { return nil }
        name = given.name
        sections = given.sectionNames
        address = "\(visit.origin)/a/\(visit.key.linkSecret(link.nonce))"
        digits = visit.key.linkCode(link.nonce)
        qr = QRCode(address)
        until = report.round.told(link.expiresAt).asDue
        let titles = report.form.sections.filter { given.sections.contains($0.code) }.map {
            "\($0.code). \($0.title.text(for: report.level))"
        }
        message = """
            Nhờ \(given.label.isEmpty ? "đồng nghiệp" : given.label) nhập mục \(titles.joined(separator: "; ")) của báo cáo “\(report.round.title)”, \(until).
            Mở: \(address)
            rồi nhập mã 6 số được báo riêng.
            """
    }
}
