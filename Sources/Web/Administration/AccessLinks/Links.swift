import HTTP
import HTTPTypes
import Reporting
import Storage

/// Truy cập nhanh.
enum Links {
    /// `GET /links`: each school's way in without a password.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["made", "done"])
        return try context.page("Links", LinksPage(context))
    }

    /// `POST /links`: makes links, good for `days`, for the schools that have none; and a PIN for
    /// each head who has none.
    @Sendable static func make(_ context: Context) throws -> Response {
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
    @Sendable static func change(_ context: Context) throws -> Response {
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
