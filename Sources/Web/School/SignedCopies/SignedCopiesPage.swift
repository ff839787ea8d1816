import Reporting
import Storage

/// Bản đã ký: what was sent of the signed paper, and the form to send it.
struct SignedCopiesPage {
    struct Copy {
        let name: String
        let address: String
        /// `phiên bản 1`
        let revision: String
        let addedAt: String
        /// `3 ảnh · 1,1 MB`
        let size: String
        let standing: Badge
    }

    let frame: Frame
    let address: String
    let backAddress: String
    let backTitle: String
    let title: String
    let unitName: String
    /// The revision that was submitted last; nil before the first.
    let revision: Int?
    let submittedAt: String
    let code: String
    /// Newest first.
    let copies: [Copy]
    /// What was found in the newest of them.
    let found: FoundPaper?
    /// Why none can be sent now.
    let objection: String?
    let needsPIN: Bool
    /// What was done on the page before.
    let done: String?
    let complaint: String?

    init(
        frame: Frame, _ file: ReportFile, _ copies: [SignedCopy],
        found: [SignedCopy.ID: FoundPaper], receipt: Receipt?,
        address: String, objection: String?, needsPIN: Bool, done: String?, complaint: String?
    ) {
        self.frame = frame
        self.address = address
        let isOfSchool = address == file.address.ownSigned
        backAddress = isOfSchool ? file.address.own : file.address.page
        backTitle = isOfSchool ? "Báo cáo" : file.unit.unit.name
        title = file.round.title
        unitName = file.unit.unit.name
        revision = receipt?.revision
        submittedAt = receipt.map { VietnameseDate.text($0.submittedAt) } ?? ""
        code = receipt?.matchingCode ?? ""
        let current = copies.current(found, in: file.report)
        self.found = copies.first.flatMap { found[$0.id] }
        self.copies = copies.map { copy in
            Copy(
                name: copy.file.name, address: "\(address)/\(copy.id.rawValue)",
                revision: "phiên bản \(copy.revision)",
                addedAt: VietnameseDate.text(copy.addedAt),
                size: (copy.photos.map { "\($0) ảnh · " } ?? "")
                    + ByteCount.text(Int64(copy.file.bytes)),
                standing: copy.standing(
                    current: current, isOfOther: found[copy.id]?.isOfOther ?? false,
                    of: file.report))
        }
        self.objection = objection
        self.needsPIN = needsPIN
        self.done = done
        self.complaint = complaint
    }
}

extension [SignedCopy] {
    /// Of those of the revision that counts the newest that was not found to be the paper of
    /// something else; newest first.
    func current(_ found: [SignedCopy.ID: FoundPaper], in report: Report) -> SignedCopy? {
        first { $0.revision == report.revision && found[$0.id]?.isOfOther != true }
    }
}

extension SignedCopy {
    /// What it is worth beside the report as it is now.
    func standing(current: SignedCopy?, isOfOther: Bool, of report: Report) -> Badge {
        if isOfOther { return Badge(icon: "warn", style: "late", words: "Không tính") }
        if revision != report.revision || !report.state.isCounted {
            return Badge(icon: "clock", style: "off", words: "Của phiên bản cũ")
        }
        return id == current?.id
            ? Badge(icon: "ok", style: "ok", words: "Đang dùng")
            : Badge(icon: "clock", style: "off", words: "Đã được thay")
    }
}
