import Formats
import Reporting
import Storage

/// Biên nhận: the sheet that a school keeps.
struct ReceiptPage {
    let frame: Frame
    let owner: String
    let number: String
    let unitName: String
    let unitCode: String
    let round: String
    let address: String
    let plan: String
    let revision: Int
    let values: Int
    /// The sections that are declared nil; nil for none.
    let declared: String?
    /// `16:42:08, ngày 01/12/2026`
    let submittedAt: String
    /// `trước 17:00, thứ Tư 02/12/2026`
    let due: String
    let isLate: Bool
    /// In groups of eight.
    let hash: String
    /// How it came; nil for a revision of an earlier release.
    let channel: String?
    /// `A37D9-068CF`, as the printed report carries it too.
    let matchingCode: String
    /// Where it is checked, as a QR code.
    let qr: QRCode?
    /// Where anybody sees whether there is such a receipt.
    let check: String
    let checkPath: String
    /// What the school has to know now.
    let state: Badge
    let isReturned: Bool
    let isDraftAgain: Bool
    let isDone: Bool
    /// Why the department entered it in the school's place; nil for a school's own.
    let onBehalf: String?
    /// Whom to ask; nil where nobody said.
    let contact: String?
    /// `Cập nhật hồ sơ: Tổng số nhân viên 34 người → 36 người?`; nil where the profile says the same.
    let offer: String?
    let needsPIN: Bool
    let isProfileUpdated: Bool

    init(
        frame: Frame, _ file: ReportFile, _ receipt: Receipt, _ revision: SubmittedRevision?,
        owner: String, origin: String, offer: ProfileOffer?, needsPIN: Bool,
        isProfileUpdated: Bool
    ) {
        self.offer = offer?.question
        self.needsPIN = needsPIN
        self.isProfileUpdated = isProfileUpdated
        self.frame = frame
        self.owner = owner.uppercased()
        number = receipt.number
        unitName = file.unit.unit.name
        unitCode = file.unit.unit.code.rawValue
        round = file.round.title
        address = "/rounds/\(file.round.address)"
        plan = "Kế hoạch số \(file.plan.number) ngày \(VietnameseDate.inDocument(file.plan.date))"
        self.revision = receipt.revision
        values = revision?.values.keys.count { !$0.isNilReturn } ?? 0
        let sections = file.form.nilReturns(for: file.level).filter {
            $0.isDeclared(in: revision?.values ?? [:])
        }
        declared =
            sections.isEmpty
            ? nil
            : sections.map { "\($0.section). \($0.title.text(for: file.level))" }
                .joined(separator: "; ")
        contact = file.round.contact.isEmpty ? nil : file.round.contact
        onBehalf = revision?.onBehalfReason
        let second = receipt.submittedAt.time.second
        submittedAt =
            VietnameseDate.time(receipt.submittedAt) + ":" + (second < 10 ? "0" : "")
            + "\(second), ngày " + VietnameseDate.text(receipt.submittedAt.day)
        let dueAt = file.report.dueAt(in: file.round, for: file.unit)
        due = file.round.told(dueAt).asDue
        isLate = receipt.isLate
        hash = ReceiptPage.grouped(receipt.hash)
        channel = revision?.checks?.channel.name
        matchingCode = receipt.spacedCode
        checkPath = receipt.checkPath
        check = origin + checkPath
        qr = QRCode(check)
        state = file.report.state.badge
        isReturned = file.report.state == .returned
        isDone = file.report.state.isCounted
        isDraftAgain = file.report.state == .draft || file.report.state == .pendingHead
    }

    private static func grouped(_ hash: String) -> String {
        let digits = Array(hash)
        return stride(from: 0, to: digits.count, by: 8)
            .map { String(digits[$0..<min($0 + 8, digits.count)]) }.joined(separator: " ")
    }
}
