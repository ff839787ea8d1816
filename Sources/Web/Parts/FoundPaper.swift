import HTTP
import HTTPTypes
import Reporting
import Storage

/// What is said of the file of a signed copy by what programs found in it.
struct FoundPaper {
    struct Signature {
        let who: String
        let signedAt: String
        let standing: Badge
        /// Who issued the certificate.
        let issuer: Badge
        let isTrusted: Bool
    }

    let standing: Badge
    /// What is to be done, and what the finding does not say.
    let advice: String
    /// Those that could be read.
    let signatures: [Signature]
    /// There may be some, and nobody knows.
    let hasUnknownSignatures: Bool
    /// It is the paper of another revision or report: as that of this one it does not count.
    let isOfOther: Bool
    /// Where it is asked to be read once more; nil where that may not be, or would find nothing new.
    var again: String?

    /// The list of the office tells nothing of what was revoked since.
    var hasTrusted: Bool { signatures.contains(where: \.isTrusted) }
}

extension Visit {
    /// What is known of each signed copy of the report; the reader's own words where another report
    /// is named only to whoever may see that one.
    func foundPapers(of file: ReportFile) throws -> [SignedCopy.ID: FoundPaper] {
        let (unit, round) = (file.unit.id, file.round.id)
        let readings = try database.reports.readings(of: unit, in: round)
        let isRead = configuration.readPapers != nil
        let isDesk = asker.role == .officer
        let isAble = isDesk ? try judges(file.round) : asker.role.isOfSchool
        return try database.reports.signedCopies(of: unit, in: round).reduce(into: [:]) {
            guard let reading = readings[$1.id] else {
                $0[$1.id] = .waiting(isRead: isRead)
                return
            }
            var found = FoundPaper(
                reading, of: $1, name: try reading.revision.flatMap(name),
                isOfSchool: asker.role.isOfSchool)
            if isRead, isAble,
                reading.mayBeRepeated(checkingCertificates: configuration.checksCertificates)
            {
                let copies = isDesk ? file.address.signed : file.address.ownSigned
                found.again = "\(copies)/\($1.id.rawValue)/read"
            }
            $0[$1.id] = found
        }
    }

    /// `Trường Tiểu học Cao Thắng, <round>, phiên bản 2`; nil for what the asker may not see.
    private func name(of revision: KeptReading.Revision) throws -> String? {
        guard let round = try database.rounds.find(revision.round), round.isPublic,
            try database.rounds.sees(round, from: asker.unit.id),
            let unit = try database.units.find(revision.unit)
        else { return nil }
        do {
            let file = try report(of: unit.code.rawValue, in: round)
            return "\(file.unit.unit.name), \(round.title), phiên bản \(revision.number)"
        } catch let refusal as Refusal where refusal.status == .notFound {
            return nil
        }
    }
}

extension FoundPaper {
    fileprivate static func waiting(isRead: Bool) -> FoundPaper {
        FoundPaper(
            standing: Badge(
                icon: "clock", style: "off",
                words: isRead ? "Đang đọc mã đối chiếu, chữ ký số" : "Chưa đọc bằng máy"),
            advice: isRead
                ? "Kết quả có trên trang này sau ít phút."
                : "Máy chủ chưa cài công cụ đọc tệp; \(byEye)",
            signatures: [], hasUnknownSignatures: false, isOfOther: false)
    }

    private static let byEye = "chuyên viên đối chiếu bằng mắt."

    fileprivate init(
        _ reading: KeptReading, of copy: SignedCopy, name: String?, isOfSchool: Bool
    ) {
        isOfOther = reading.bears == .revision || reading.bears == .report
        (standing, advice) = FoundPaper.words(reading, copy, name, isOfSchool: isOfSchool)
        let all = reading.signatures ?? []
        hasUnknownSignatures = reading.signatures == nil
        signatures = all.enumerated().map { index, signature in
            // What somebody unknown signed says nothing for what was added behind a name that is known.
            let isCovered = all.dropFirst(index + 1).contains {
                $0.coversAll && $0.content == .unchanged
                    && (signature.certificate == nil || $0.certificate != nil)
            }
            return Signature(signature, isCovered: isCovered)
        }
    }

    private static func words(
        _ reading: KeptReading, _ copy: SignedCopy, _ name: String?, isOfSchool: Bool
    ) -> (Badge, String) {
        let send = "Đề nghị in, ký và gửi bản in của phiên bản \(copy.revision)."
        let notCounted = "Tệp vẫn được giữ, không tính là bản ký của phiên bản \(copy.revision)."
        switch reading.bears {
        case .own:
            let means = reading.means == .picture ? "mã QR" : "chữ trong tệp"
            return (
                Badge(
                    icon: "ok", style: "ok",
                    words: "Tự nhận ra: tệp mang mã đối chiếu của phiên bản \(copy.revision)"),
                "Đọc từ \(means). Mã cho biết tệp in từ số liệu nào; chữ ký, con dấu do chuyên viên "
                    + "xem trên tệp."
            )
        case .revision:
            let number = reading.revision.map { " \($0.number)" } ?? " khác"
            return (
                Badge(
                    icon: "warn", style: "late",
                    words: "Tệp mang mã đối chiếu của phiên bản\(number)"),
                isOfSchool ? "\(notCounted) \(send)" : notCounted
            )
        case .report:
            return (
                Badge(
                    icon: "warn", style: "late", words: "Tệp mang mã đối chiếu của báo cáo khác"),
                (name.map { "Báo cáo đó: \($0). " } ?? "")
                    + (isOfSchool ? "\(notCounted) \(send)" : notCounted)
            )
        case nil: return unrecognised(reading, isOfSchool: isOfSchool)
        }
    }

    private static func unrecognised(_ reading: KeptReading, isOfSchool: Bool) -> (Badge, String) {
        if let failure = reading.failure {
            return (
                Badge(icon: "clock", style: "off", words: "Chưa đọc được tệp bằng máy"),
                "\(failure.sentence) Tệp vẫn được giữ; \(byEye)"
            )
        }
        let pages = reading.pages ?? 0
        let seen =
            pages > 4
            ? "Đã xem ba trang đầu và trang cuối trong \(pages) trang." : "Đã xem \(pages) trang."
        let clear =
            "Có thể chụp, quét rõ góc dưới bên trái của trang 1, nơi in mã QR, rồi gửi lại; hoặc để "
            + "vậy, \(byEye) Bản thảo in trước khi nộp không có mã."
        return (
            Badge(icon: "none", style: "off", words: "Không nhận ra mã đối chiếu"),
            isOfSchool ? "\(seen) \(clear)" : "\(seen) Đề nghị đối chiếu bằng mắt."
        )
    }
}

extension FoundPaper.Signature {
    /// With `isCovered` a later signature of the file, which is good, says what was added since.
    fileprivate init(_ signature: PaperSignature, isCovered: Bool) {
        let signer = signature.certificate?.holder ?? signature.signer
        who = signer.isEmpty ? "không ghi tên" : signer
        isTrusted = signature.certificate != nil
        issuer =
            if let certificate = signature.certificate {
                Badge(
                    icon: "ok", style: "ok",
                    words:
                        "Chứng thư do \(certificate.issuer) cấp, tin cậy theo danh sách của cơ quan"
                )
            } else {
                Badge(icon: "none", style: "off", words: "Chưa kiểm tra được nơi cấp chứng thư")
            }
        signedAt = signature.signedAt.map { VietnameseDate.text($0) } ?? "không ghi"
        standing =
            switch (signature.content, signature.coversAll) {
            case (.unchanged, true):
                Badge(icon: "ok", style: "ok", words: "Nội dung không thay đổi sau khi ký")
            case (.unchanged, false):
                Badge(
                    icon: isCovered ? "saved" : "warn", style: isCovered ? "off" : "late",
                    words: "Phần đã ký không thay đổi; sau đó tệp có thêm nội dung"
                        + (isCovered ? ", nằm trong chữ ký sau" : ""))
            case (.changed, _):
                Badge(
                    icon: "warn", style: "over",
                    words: "Chữ ký số không đúng: nội dung đã bị thay đổi sau khi ký")
            case (.unknown, _):
                Badge(icon: "none", style: "off", words: "Chưa kiểm tra được chữ ký số này")
            }
    }
}

extension PaperReading.Failure {
    fileprivate var sentence: String {
        switch self {
        case .unreadable: "Công cụ đọc không mở được tệp PDF này."
        case .tookTooLong: "Đọc tệp này quá thời gian cho phép."
        case .stopped: "Đọc tệp này cần nhiều bộ nhớ hơn mức cho phép, hoặc tệp bị hỏng."
        case .interrupted: "Việc đọc bị gián đoạn nhiều lần."
        }
    }
}
