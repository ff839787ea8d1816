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
    init?(_ flag: ReportFlag, _ round: Round, _ units: [Unit.ID: Unit]) {
        switch flag {
        case .sameAsPrevious:
            words = "Mọi câu trả lời giống hệt đợt trước."
        case .likePrevious(let permille):
            words = "Giống đợt trước \(VietnameseNumber.percent(tenths: Int64(permille)))."
        case .sameAs: words = "Mọi câu trả lời giống hệt báo cáo của"
        case .like(_, let permille):
            words = "Giống \(VietnameseNumber.percent(tenths: Int64(permille))) báo cáo của"
        case .jump, .smallAmount: return nil
        }
        let found = flag.other.flatMap { units[$0] }
        link = found.map { ReportAddress(of: $0.code, in: round.address).page }
        linkName = found?.name ?? ""
    }
}

extension SubmittedReport.Remark {
    /// What a reviewer is pointed to at a cell.
    init(_ kind: String, _ words: String, icon: String) {
        (self.kind, self.words, self.icon) = (kind, words, icon)
        (style, reason, hasReason) = ("", "", false)
    }

    /// `reason` is the school's.
    init(_ problem: Problem, reason: String?) {
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
