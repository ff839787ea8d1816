import HTTP
import HTTPTypes
import Reporting
import Storage

/// A school's access link.
enum OpenLink {
    /// `GET /a/{secret}`: asks for the link's six digits. One that leads nowhere is as one that
    /// never was.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.page(OpenLinkPage(context, try context.goodLink(), complaint: nil))
    }

    /// `POST /a/{secret}`: with the right digits, a session of the school's clerk, or of the colleague
    /// who was given sections.
    @Sendable static func open(_ context: Context) throws -> Response {
        let link = try context.goodLink()
        let digits = TypedCode.read(String((try context.form().first("code") ?? "").prefix(20)))
        let secret = Session.Secret()
        let nobody = Actor(identity: .link(link.id), role: nil, address: context.request.peer)
        let opening = try context.storage.write { database in
            let opening = try database.open(
                link.id, digits: digits, key: context.storage.key, secret: secret,
                at: context.place, by: nobody)
            if opening == .opened, let old = context.site.cookie.secret(in: context.request) {
                try database.endSession(old, by: context.asker?.actor ?? nobody)
            }
            return opening
        }
        func refused(_ complaint: String, _ status: HTTPResponse.Status) throws -> Response {
            try context.page(OpenLinkPage(context, link, complaint: complaint), status: status)
        }
        switch opening {
        case .opened:
            var response = Response.redirect(to: "/")
            response.fields[.setCookie] = context.site.cookie.value(secret)
            return response
        case .wrong: return try refused("Mã truy cập không đúng.", .unauthorized)
        case .wait(let wait?):
            var response = try refused(Waiting.sentence(wait), .tooManyRequests)
            response.fields[.retryAfter] = Waiting.seconds(wait)
            return response
        case .wait(nil): throw try context.deadLink()
        }
    }
}

extension Context {
    /// The same for a link that was and one that never was.
    fileprivate func deadLink() throws -> Refusal {
        let office = try storage.read { try $0.onlyDepartment(on: now.day)?.name }
        return Refusal(
            .notFound,
            "Đường dẫn đã hết hạn, bị thu hồi hoặc chép thiếu. "
                + "Đề nghị liên hệ \(office ?? "nơi đã cấp") để được cấp lại. "
                + "Đường dẫn do đồng nghiệp trong trường gửi thì hỏi người đó.",
            heading: "Đường dẫn không dùng được")
    }

    fileprivate func goodLink() throws -> AccessLink {
        guard let secret = parameters["secret"],
            let link = try storage.read({ try $0.access.link(secret) }), link.isGood(at: now)
        else { throw try deadLink() }
        return link
    }
}

struct OpenLinkPage {
    let frame: Frame
    let unitName: String
    let address: String
    let complaint: String?
    /// It opens sections that were given to a colleague.
    let isGiven: Bool

    init(_ context: Context, _ link: AccessLink, complaint: String?) throws {
        frame = try Frame(context, title: "Truy cập nhanh")
        unitName =
            try context.storage.read { try $0.units.find(link.unit)?.name } ?? ""
        address = "/a/\(context.parameters["secret"] ?? "")"
        self.complaint = complaint
        isGiven = link.given != nil
    }
}
