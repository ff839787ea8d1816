import Reporting
import Storage

extension SubmittedReport {
    /// What the whole report is like.
    struct Flag {
        let words: String
        let link: String?
        let linkName: String
    }

    /// A problem at a cell, with the school's reason when it gave one.
    struct Remark {
        let words: String
        let kind: String
        let icon: String
        let style: String
        let reason: String
        let hasReason: Bool
    }
}

extension SubmittedReport.Flag {
    /// nil for one about a cell.
    init?(_ flag: ReportFlag, _ round: Round, _ tree: [RoundUnit]) {
        let other: Unit.ID?
        switch flag {
        case .sameAsPrevious:
            (words, other) = ("Mọi câu trả lời giống hệt đợt trước.", nil)
        case .likePrevious(let permille):
            (words, other) = (
                "Giống đợt trước \(FigureText.percent(tenths: Int64(permille))).", nil
            )
        case .sameAs(let unit): (words, other) = ("Mọi câu trả lời giống hệt báo cáo của", unit)
        case .like(let unit, let permille):
            words = "Giống \(FigureText.percent(tenths: Int64(permille))) báo cáo của"
            other = unit
        case .jump, .smallAmount: return nil
        }
        let found = tree.first { $0.id == other }?.unit
        link = found.map { ReportAddress(of: $0.code, in: round.code).page }
        linkName = found?.name ?? ""
    }
}

extension SubmittedReport.Remark {
    /// What a reviewer is pointed to, cell by cell.
    static func flags(_ flags: [ReportFlag])
        -> [Indicator.Code: [SubmittedReport.Remark]]
    {
        flags.reduce(into: [:]) { remarks, flag in
            let words: String
            switch flag {
            case .jump(_, let before, let now):
                words =
                    "Đợt trước \(VietnameseNumber.text(before)), đợt này "
                    + "\(VietnameseNumber.text(now)): thay đổi từ một nửa hoặc gấp đôi trở lên."
            case .smallAmount(_, let amount):
                words =
                    "\(VietnameseNumber.text(amount)) đồng: có thể đã nhập theo nghìn hoặc triệu đồng."
            default: return
            }
            guard let cell = flag.cell else { return }
            remarks[cell, default: []].append(SubmittedReport.Remark(flag: words))
        }
    }

    private init(flag words: String) {
        self.words = words
        (kind, icon, style, reason, hasReason) = ("Cần xem", "eye", "", "", false)
    }

    /// Each problem at the first cell that it speaks of.
    static func byCell(_ problems: [Problem], _ confirmations: [Confirmation])
        -> [Indicator.Code: [SubmittedReport.Remark]]
    {
        problems.reduce(into: [:]) { remarks, problem in
            guard let cell = problem.cells.first else { return }
            let reason = confirmations.first {
                $0.rule == problem.rule && $0.cells.isSuperset(of: problem.cells)
            }?.reason
            remarks[cell, default: []].append(SubmittedReport.Remark(problem, reason: reason))
        }
    }

    private init(_ problem: Problem, reason: String?) {
        words = problem.message
        self.reason = reason ?? ""
        hasReason = reason != nil
        switch problem.severity {
        case .error: (kind, icon, style) = ("Lỗi", "err", "err")
        case .warning where reason == nil:
            (kind, icon, style) = ("Cảnh báo chưa giải trình", "warn", "warn")
        case .warning: (kind, icon, style) = ("Cảnh báo", "warn", "warn")
        case .note: (kind, icon, style) = ("Lưu ý", "warn", "")
        }
    }
}
