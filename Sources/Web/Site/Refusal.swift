import HTTP
import HTTPTypes
import Reporting
import Storage

/// We refuse what was asked, in words fit for the user.
struct Refusal: Error {
    var status: HTTPResponse.Status
    /// Vietnamese.
    var sentence: String
    /// Above the sentence on a page; nil where the status says it.
    var heading: String?
    var fields: HTTPFields = [:]
    /// Problems of a form, for the API.
    var problems: [Problem] = []
    /// Where they may be mended.
    var remedies: [Remedy] = []
    /// Of which one is to be chosen.
    var several: SeveralMeant?
    /// What kind of refusal it is, where the status does not say (RFC 9457 3.1.1).
    var type = "about:blank"

    init(_ status: HTTPResponse.Status, _ sentence: String, heading: String? = nil) {
        self.status = status
        self.sentence = sentence
        self.heading = heading
    }

    /// The same where there is nothing and where it is not for who asks.
    static let notFound = Refusal(
        .notFound, "Địa chỉ không đúng, hoặc nội dung này không thuộc quyền xem của tài khoản.")
    static let forbidden = Refusal(
        .forbidden, "Vai trò của tài khoản này không được xem hoặc thực hiện việc này.")
    static let sessionEnded = Refusal(
        .forbidden,
        "Chưa lưu: phiên làm việc đã kết thúc. Mở trang này ở một cửa sổ khác để đăng nhập lại, rồi "
            + "bấm Quay lại ở cửa sổ này và gửi lần nữa.",
        heading: "Phiên làm việc đã kết thúc")
    /// A disk gave back less than was put on it.
    static let unread = Refusal(
        .serviceUnavailable, "Máy chủ chưa đọc được nội dung gửi lên, chưa lưu. Đề nghị gửi lại.")
    static let withdrawnRound = Refusal(
        .conflict,
        "Đợt báo cáo này vừa được thu hồi nên chưa lưu được. Số liệu đã lưu trước đó vẫn còn.")
    static let stale = Refusal(
        .preconditionFailed,
        "Báo cáo đã thay đổi từ khi mở trang này. Đề nghị mở lại rồi thực hiện tiếp.")

    static var unauthenticated: Refusal {
        Refusal(.unauthorized, "Cần đăng nhập hoặc mã truy cập (token).")
    }

    /// RFC 9110 15.5.16 has the answer say what is taken.
    static var compressed: Refusal {
        var refusal = Refusal(.unsupportedMediaType, "Dữ liệu gửi lên không được nén.")
        refusal.fields[.acceptEncoding] = "identity"
        return refusal
    }

    static func methodNotAllowed(_ methods: [HTTPRequest.Method]) -> Refusal {
        var refusal = Refusal(.methodNotAllowed, "Địa chỉ này không nhận yêu cầu kiểu đó.")
        var allowed = Set(methods.map(\.rawValue))
        if allowed.contains("GET") { allowed.insert("HEAD") }
        refusal.fields[.allow] = allowed.sorted().joined(separator: ", ")
        return refusal
    }

    /// What a state or a role forbids.
    init(_ objection: Transition.Objection) {
        switch objection {
        case .notYours, .headSubmits: self.init(.forbidden, objection.sentence)
        default: self.init(.conflict, objection.sentence)
        }
    }

    /// A colleague who was given sections asks for something else.
    static var notGiven: Refusal {
        Refusal(
            .forbidden,
            "Đường dẫn này chỉ mở các mục được giao của một báo cáo. Cần việc khác thì báo người giao mục.",
            heading: "Không thuộc mục được giao")
    }

    /// What was not returned may not be changed.
    init(_ locked: LockedCells) {
        self.init(
            .unprocessableContent,
            "Báo cáo bị trả lại theo từng ô: chỉ sửa được các ô đó và các ô liên quan.")
        problems = locked.cells.map {
            Problem(
                cells: [$0], rule: .builtIn, severity: .error,
                message: "Ô này đã khóa, không nằm trong yêu cầu sửa.")
        }
    }

    /// The school saved or sent more than anybody types.
    init(_ spent: SavingBudget.Spent) {
        self.init(
            .tooManyRequests,
            "Báo cáo của trường được lưu quá nhiều trong một giờ. Số liệu đã lưu vẫn còn nguyên; lần "
                + "này chưa lưu, đề nghị lưu lại sau \(Waiting.time(spent.wait)).")
        fields[.retryAfter] = Waiting.seconds(spent.wait)
    }

    /// We failed: what may pass by itself says when to try again, all else gives a reference to
    /// the log.
    static func failure(_ error: any Error, reference: String) -> Refusal {
        let reference = "Mã tra cứu: \(reference)."
        var refusal: Refusal
        switch error as? StorageError {
        case .full:
            refusal = Refusal(
                .init(code: 507, reasonPhrase: "Insufficient Storage"),
                "Máy chủ hết dung lượng, chưa lưu được. \(reference)")
        case .outcomeUnknown:
            refusal = Refusal(
                .serviceUnavailable,
                "Ổ đĩa của máy chủ gặp sự cố, chưa rõ đã lưu hay chưa. Ít phút nữa đề nghị mở lại "
                    + "để xem, hoặc gửi lại y nguyên. \(reference)")
        case .readOnly, .locked, .busy, .writingEnded:
            refusal = Refusal(
                .serviceUnavailable, "Máy chủ tạm thời chưa lưu được, đề nghị thử lại. \(reference)"
            )
        case .tooSlow:
            refusal = Refusal(
                .serviceUnavailable, "Máy chủ đang bận, chưa trả lời được. \(reference)")
        case .malformed:
            refusal = Refusal(
                .serviceUnavailable,
                "Dữ liệu trên máy chủ có chỗ hỏng, đề nghị báo quản trị hệ thống. \(reference)")
        default:
            return Refusal(
                .internalServerError, "Lỗi hệ thống, đề nghị thử lại sau. \(reference)")
        }
        refusal.fields[.retryAfter] = "5"
        return refusal
    }

    /// As `application/problem+json` (RFC 9457), or as a page.
    func response(isAPI: Bool, site: Site, to request: Request) -> Response {
        var response: Response
        if isAPI {
            var members: JSON.Members = [
                "type": .string(type), "title": .string(status.reasonPhrase),
                "status": .integer(Int64(status.code)), "detail": .string(sentence),
            ]
            if !problems.isEmpty { members["errors"] = .array(problems.map(\.json)) }
            if !remedies.isEmpty { members["remedies"] = .array(remedies.map(\.json)) }
            if let several {
                members[several.kind.rawValue] = .array(several.all.map(\.json))
            }
            response = Response(
                status: status,
                fields: [
                    .contentType: "application/problem+json", .cacheControl: "no-store",
                ],
                body: JSON.object(members).serialized())
        } else {
            response = site.refusalPage(self, to: request)
        }
        for field in fields { response.fields.append(field) }
        return response
    }
}

extension Remedy {
    /// As the API shows it in `remedies`, with places in `errors` from 0.
    var json: JSON {
        [
            "at": .string(cell.rawValue),
            "errors": .array(findings.map { .integer(Int64($0)) }),
        ]
    }
}
