import HTTP
import HTTPTypes
import Reporting
import Storage

/// Bản đã ký: the signed papers of a report's revisions, for its school, and for the department
/// what it entered itself.
enum SignedCopies {
    /// `GET /rounds/{round}/report/signed`, `…/reports/{unit}/signed`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done"])
        return try visit.signedCopies(of: try visit.signedReport())
    }

    /// `POST` to the same: keeps the form's PDF, or its photos as one, beside the revision that the
    /// page showed.
    @Sendable static func attach(_ wish: Wish) throws -> any Reply {
        let (file, address) = try wish.look { visit in
            let file = try visit.signedReport()
            return (file, visit.address(ofSigned: file))
        }
        do {
            guard
                let revision = try wish.form().first("revision").flatMap({
                    Int(sent: $0, in: 1...Int.max)
                })
            else {
                throw Refusal(
                    .badRequest, "Biểu mẫu gửi lên thiếu phiên bản. Đề nghị mở lại trang.")
            }
            if let fault = try wish.missingSignature() { throw fault }
            let paper = try SentPaper(wish.context)
            // Before anything is kept; the commit asks again.
            try wish.look { visit in try visit.check(paper, revision, file) }
            let name = paper.name ?? "ban-ky-\(file.unit.unit.code)-\(revision).pdf"
            let answer = try wish.keeping(paper.parts, as: "pdf") { hash in
                try wish.commit { database in
                    do {
                        try database.attachSignedCopy(
                            Attachment(hash: hash, name: name, bytes: paper.bytes),
                            photos: paper.photos, to: revision, of: file, as: wish.asker.role,
                            by: wish.actor)
                    } catch is SignedCopy.QuotaExceeded {
                        throw try wish.visit(in: database.read).overQuota(ofSigned: file)
                    } catch let objection as SignedCopy.Objection {
                        throw Refusal(objection)
                    }
                    return .redirect(to: address + "?done=attached")
                }
            }
            wish.configuration.readPapers?()
            return answer
        } catch let refusal as Refusal where refusal.status != .badRequest {
            return try wish.look { visit in
                var page = try visit.signedCopies(of: file, complaint: refusal.sentence)
                (page.status, page.fields) = (refusal.status, refusal.fields)
                return page
            }
        }
    }

    /// `POST …/signed/parts/{upload}`: a part of a paper that is to go beside the revision.
    @Sendable static func part(_ wish: Wish) throws -> any Reply {
        _ = try wish.look { visit in try visit.signedReport() }
        return try SentParts.take(wish, most: SentPaper.most)
    }

    /// `GET …/signed/{copy}`: for whoever may read the report.
    @Sendable static func file(_ visit: Visit) throws -> any Reply {
        let file = visit.parameters["unit"] == nil ? try visit.ownReport() : try visit.report()
        let copy = try visit.signedCopy(of: file)
        return try visit.download(copy.file.hash, as: copy.file.name)
    }

    /// `POST …/signed/{copy}/read`: has a file of which not all could be found out read once more.
    @Sendable static func readAgain(_ wish: Wish) throws -> any Reply {
        let (file, copy, address) = try wish.look { visit in
            let file = try visit.signedReport()
            return (file, try visit.signedCopy(of: file), visit.address(ofSigned: file))
        }
        guard let readPapers = wish.configuration.readPapers else {
            throw Refusal(.conflict, "Máy chủ chưa cài công cụ đọc tệp.")
        }
        let checksCertificates = wish.configuration.checksCertificates
        let answer = try wish.commit { database in
            guard
                try database.readAgain(
                    copy, of: file, checkingCertificates: checksCertificates, by: wish.actor)
            else {
                throw Refusal(
                    .conflict,
                    "Không đọc lại tệp này: tệp đang chờ đọc, đã đọc xong, hoặc đã đọc đủ "
                        + "\(VietnameseNumber.count(Int64(UnreadPaper.mostTries))) lần.")
            }
            return .redirect(to: address + "?done=again")
        }
        readPapers()
        return answer
    }
}

extension Visit {
    /// The school's own report, or the one that the address names for who does something about it.
    fileprivate func signedReport() throws -> ReportFile {
        parameters["unit"] == nil ? try ownReport() : try judgedReport()
    }

    /// That of the address.
    fileprivate func signedCopy(of file: ReportFile) throws -> SignedCopy {
        let id = parameters["copy"].flatMap(Int64.init(sentID:))
        let copies = try database.reports.signedCopies(of: file.unit.id, in: file.round.id)
        guard let copy = copies.first(where: { $0.id.rawValue == id }) else {
            throw Refusal.notFound
        }
        return copy
    }

    fileprivate func address(ofSigned file: ReportFile) -> String {
        parameters["unit"] == nil ? file.address.ownSigned : file.address.signed
    }

    /// - Throws: `Refusal` when the paper can't go beside the revision.
    fileprivate func check(_ paper: SentPaper, _ revision: Int, _ file: ReportFile) throws {
        if let objection = try database.objection(
            toSignedCopyOf: revision, of: file, by: asker.role), objection != .enough
        {
            throw Refusal(objection)
        }
        let bytes = try database.reports.signedBytes(of: file.unit.id, in: file.round.id)
        guard bytes + paper.bytes <= SignedCopy.quota else { throw try overQuota(ofSigned: file) }
    }

    fileprivate func overQuota(ofSigned file: ReportFile) throws -> Refusal {
        try overQuota(
            of: file.unit.id, "Các bản đã ký của báo cáo này", SignedCopy.quota)
    }

    fileprivate func signedCopies(of file: ReportFile, complaint: String? = nil) throws -> Page {
        let isOfSchool = parameters["unit"] == nil
        let round = file.round
        let objection = try database.objection(
            toSignedCopyOf: file.report.revision, of: file, by: asker.role)
        return page(
            SignedCopiesPage(
                frame: try Frame(
                    self, title: "Bản đã ký",
                    current: isOfSchool ? "/" : "/rounds/\(round.address)/tracking",
                    round: isOfSchool ? nil : round),
                file, try database.reports.signedCopies(of: file.unit.id, in: round.id),
                found: try foundPapers(of: file),
                receipt: try database.reports.receipt(of: file.unit.id, in: round.id),
                address: address(ofSigned: file), objection: objection?.sentence,
                needsPIN: asker.cameByLink, done: try query("done"),
                complaint: complaint))
    }
}

extension SignedCopy.Objection {
    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .notSubmitted:
            "Bản đã ký gửi được sau khi nộp báo cáo. Báo cáo hiện chưa nộp, đã thu hồi hoặc bị trả lại."
        case .otherRevision(let revision):
            "Báo cáo đã có phiên bản \(revision). Đề nghị mở lại trang, gửi bản ký của phiên bản đó."
        case .isOfSchool: "Nhà trường tự nộp báo cáo này; bản đã ký do nhà trường gửi."
        case .notTheirs: "Bản đã ký do nhà trường, hoặc chuyên viên đã nhập thay, gửi."
        case .enough:
            "Phiên bản này đã có \(SignedCopy.most) bản ký; không nhận thêm."
        }
    }
}

extension Refusal {
    fileprivate init(_ objection: SignedCopy.Objection) {
        let isForbidden = objection == .isOfSchool || objection == .notTheirs
        self.init(isForbidden ? .forbidden : .conflict, objection.sentence)
    }
}
