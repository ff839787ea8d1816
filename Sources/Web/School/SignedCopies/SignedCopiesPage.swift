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
    /// Why none can be sent now.
    let objection: String?
    let needsPIN: Bool
    let isDone: Bool
    let complaint: String?

    init(
        frame: Frame, _ file: ReportFile, _ copies: [SignedCopy], receipt: Receipt?,
        address: String, objection: String?, needsPIN: Bool, isDone: Bool, complaint: String?
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
        let current = copies.first { $0.revision == file.report.revision }
        self.copies = copies.map { copy in
            Copy(
                name: copy.file.name, address: "\(address)/\(copy.id.rawValue)",
                revision: "phiên bản \(copy.revision)",
                addedAt: VietnameseDate.text(copy.addedAt),
                size: (copy.photos.map { "\($0) ảnh · " } ?? "")
                    + ByteCount.text(Int64(copy.file.bytes)),
                standing: copy.standing(current: current, of: file.report))
        }
        self.objection = objection
        self.needsPIN = needsPIN
        self.isDone = isDone
        self.complaint = complaint
    }
}

extension SignedCopy {
    /// What it is worth beside the report as it is now.
    func standing(current: SignedCopy?, of report: Report) -> Badge {
        if revision != report.revision || !report.state.isCounted {
            return Badge(icon: "clock", style: "off", words: "Của phiên bản cũ")
        }
        return id == current?.id
            ? Badge(icon: "ok", style: "ok", words: "Đang dùng")
            : Badge(icon: "clock", style: "off", words: "Đã được thay")
    }
}
