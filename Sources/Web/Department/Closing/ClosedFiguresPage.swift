import Reporting
import Storage

/// Số liệu đã chốt: what was sent upward, for ever.
struct ClosedFiguresPage {
    struct File {
        let title: String
        let fileAddress: String
        let size: String
        let hash: String
    }

    /// Schools without figures in it, of one kind.
    struct Missing {
        /// `Chưa có báo cáo của`
        let words: String
        /// The first ones.
        let names: String
        let others: [String]
    }

    let frame: Frame
    let roundTitle: String
    let heading: String
    let closedAt: String
    let documentNumber: Int
    let documentDate: String
    let reason: String
    let approved: Int
    let owed: Int
    let missing: [Missing]
    let files: [File]
    let replaced: String?
    let changes: [CloseFiguresPage.Change]
    let address: String
    let isNew: Bool

    init(_ round: Round, _ closing: StoredClosing, isNew: Bool, frame: Frame) {
        let content = closing.content
        self.frame = frame
        self.isNew = isNew
        roundTitle = round.title
        heading =
            content.correction == nil
            ? "Số liệu đã chốt" : "Số liệu đã chốt lại (đính chính lần \(content.number - 1))"
        closedAt = VietnameseDate.text(content.closedAt)
        documentNumber = content.documentNumber
        documentDate = VietnameseDate.inDocument(content.documentDate)
        reason = content.reason
        approved = content.approved.count
        owed = content.schools.count
        let without: [(String, (ReportState) -> Bool)] = [
            ("Chưa có báo cáo của", { $0.isOwed && $0 != .returned }),
            ("Đang trả lại để sửa: báo cáo của", { $0 == .returned }),
            ("Đã nộp, lúc chốt chưa duyệt: báo cáo của", { $0 == .submitted }),
        ]
        missing = without.compactMap { words, isIn in
            let names = content.schools.filter { isIn($0.state) }.map(\.name)
            return names.isEmpty
                ? nil
                : Missing(
                    words: words, names: names.prefix(NamedReports.most).joined(separator: ", "),
                    others: Array(names.dropFirst(NamedReports.most)))
        }
        let base = "/rounds/\(round.address)/closings/\(content.number)"
        let titles = [
            "consolidated.docx": "Báo cáo tổng hợp (Word)", "annexes.xlsx": "Phụ lục (Excel)",
            "totals.json": "Số liệu cho máy đọc (JSON)",
        ]
        files = closing.files.map {
            File(
                title: titles[$0.name] ?? $0.name, fileAddress: "\(base)/\($0.name)",
                size: ByteCount.text(Int64($0.bytes)), hash: $0.hash)
        }
        replaced = content.correction.map {
            "Thay thế số liệu chốt lần \($0.closing), báo cáo số \($0.documentNumber) ngày "
                + VietnameseDate.inDocument($0.documentDate) + "."
        }
        changes = (content.correction?.changes ?? []).map(CloseFiguresPage.Change.init)
        address = "/rounds/\(round.address)/closing"
    }
}
