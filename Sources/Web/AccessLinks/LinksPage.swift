import HTTP
import HTTPTypes
import Reporting
import Storage

extension Site {
    /// `GET /links`: each school's way in without a password.
    @Sendable static func links(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["made", "done"])
        return try context.page("Links", LinksPage(context))
    }

    /// `POST /links`: makes links, good for `days`, for the schools that have none; and a PIN for
    /// each head who has none.
    @Sendable static func makeLinks(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let schools = try Care(context).schools
        let lifetime = try context.linkLifetime()
        let key = context.storage.key
        return try context.commit { database in
            let links = try database.read.access.links()
            var made = 0
            for school in schools {
                if let link = links[school.id], link.isGood(at: context.now) { continue }
                try database.makeLink(for: school.id, lifetime: lifetime, key: key, by: actor)
                try database.issuePIN(to: school.id, key: key, by: actor)
                made += 1
            }
            return .redirect(to: "/links?made=\(made)")
        }
    }

    /// `POST /links/{unit}`: `make` a new link, `revoke` it, or give the head a new `pin`.
    @Sendable static func changeLink(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let school = try context.caredSchool()
        let key = context.storage.key
        let wish = try context.form().first("_do")
        let lifetime = wish == "make" ? try context.linkLifetime() : .zero
        return try context.commit { database in
            switch wish {
            case "make":
                try database.makeLink(for: school.id, lifetime: lifetime, key: key, by: actor)
                try database.issuePIN(to: school.id, key: key, by: actor)
            case "revoke": try database.revokeLink(of: school.id, by: actor)
            case "pin": try database.setPIN(of: school.id, key: key, by: actor)
            default: throw Refusal(.badRequest, "Thao tác không rõ.")
            }
            return .redirect(to: "/links?done=\(wish ?? "")#\(school.code)")
        }
    }
}

extension WriteTransaction {
    /// Gives the head a PIN unless there is a good one.
    fileprivate func issuePIN(to school: Unit.ID, key: KeyFile, by actor: Actor) throws {
        if let pin = try read.access.pin(of: school), !pin.isSpent { return }
        try setPIN(of: school, key: key, by: actor)
    }
}

extension Context {
    /// `days` of the form.
    fileprivate func linkLifetime() throws -> Duration {
        guard
            let days = try form().first("days")
                .flatMap({ Int(sent: $0, in: 1...AccessLink.longestDays) })
        else {
            throw Refusal(
                .unprocessableContent,
                "Số ngày dùng được là từ 1 đến \(AccessLink.longestDays).")
        }
        return .seconds(days * 86_400)
    }
}

/// Truy cập nhanh: links and PINs, school by school.
struct LinksPage {
    struct Row {
        let code: String
        let name: String
        let address: String
        let state: Badge
        let until: String
        let usedAt: String
        let pin: String
        let isGood: Bool
        let mayPrintPIN: Bool
    }

    let frame: Frame
    let rows: [Row]
    let missing: Int
    let hasMissing: Bool
    let good: Int
    let hasGood: Bool
    let hasIssuedPINs: Bool
    let isEmpty: Bool
    let done: String?

    init(_ context: Context) throws {
        frame = try Frame(context, title: "Truy cập nhanh", current: "/links")
        let schools = try Care(context).schools
        let now = context.now
        let (links, pins) = try context.storage.read { database in
            (try database.access.links(), try database.access.pins())
        }
        rows = schools.map { school in
            let link = links[school.id]
            let pin = pins[school.id]
            return Row(
                code: school.code.rawValue, name: school.name,
                address: "/links/\(school.code)", state: LinksPage.badge(link, at: now),
                until: link.map { VietnameseDate.text($0.expiresAt) } ?? "",
                usedAt: link.map { $0.usedAt.map(VietnameseDate.text) ?? "Chưa dùng" } ?? "",
                pin: pin.map { pin in
                    pin.isSpent ? "Bị khóa" : pin.isIssued ? "Được cấp" : "Hiệu trưởng tự đặt"
                } ?? "Chưa có",
                isGood: link?.isGood(at: now) ?? false,
                mayPrintPIN: pin.map { $0.isIssued && !$0.isSpent } ?? false)
        }
        good = rows.filter(\.isGood).count
        hasGood = good > 0
        missing = rows.count - good
        hasMissing = missing > 0
        hasIssuedPINs = rows.contains(where: \.mayPrintPIN)
        isEmpty = rows.isEmpty
        let made = try context.query("made").flatMap(Int.init(sentCount:))
        done =
            try made.map { "Đã tạo đường dẫn cho \($0) trường." }
            ?? context.query("done").flatMap {
                [
                    "make": "Đã tạo đường dẫn mới; đường dẫn cũ không dùng được nữa.",
                    "revoke": "Đã thu hồi đường dẫn.",
                    "pin": "Đã cấp PIN mới; PIN cũ không dùng được nữa.",
                ][$0]
            }
    }

    private static func badge(_ link: AccessLink?, at now: Moment) -> Badge {
        guard let link else { return Badge(icon: "none", style: "off", words: "Chưa có") }
        if link.isGood(at: now) { return Badge(icon: "ok", style: "ok", words: "Dùng được") }
        return now < link.expiresAt
            ? Badge(icon: "err", style: "over", words: "Bị khóa do nhập sai mã")
            : Badge(icon: "over", style: "over", words: "Đã hết hạn")
    }
}
