import HTTP
import HTTPTypes
import Reporting
import Storage

/// Truy cập nhanh.
enum Links {
    /// What is done with one school's ways in.
    private enum Act: String {
        case make, revoke, pin
    }

    /// `GET /links?q=&after=`: each school's way in without a password.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["q", "after", "made", "done"])
        return visit.page(try LinksPage(visit, try LinkedSchools(visit.request.query, visit)))
    }

    /// `POST /links`: makes links, good for `days`, for the schools of the list that have none; and a PIN
    /// for each head who has none.
    @Sendable static func make(_ wish: Wish) throws -> any Reply {
        let form = try wish.form()
        let schools = try wish.look { try LinkedSchools(form, $0).listed }
        let lifetime = try wish.linkLifetime()
        return try wish.commit { database in
            let links = try database.read.access.links(of: schools.map(\.id))
            var made = 0
            for school in schools {
                if let link = links[school.id], link.isGood(at: wish.now) { continue }
                try database.makeLink(
                    for: school.id, lifetime: lifetime, key: wish.key, by: wish.actor)
                try database.issuePIN(to: school.id, key: wish.key, by: wish.actor)
                made += 1
            }
            return .redirect(to: "/links?made=\(made)")
        }
    }

    /// `POST /links/{unit}`: `make` a new link, `revoke` it, or give the head a new `pin`.
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        let school = try wish.look { try $0.caredSchool($0.parameters["unit"]) }
        let act = try wish.form().first("_do").flatMap(Act.init(rawValue:))
        let lifetime = act == .make ? try wish.linkLifetime() : .zero
        return try wish.commit { database in
            switch act {
            case .make?:
                try database.makeLink(
                    for: school.id, lifetime: lifetime, key: wish.key, by: wish.actor)
                try database.issuePIN(to: school.id, key: wish.key, by: wish.actor)
            case .revoke?: try database.revokeLink(of: school.id, by: wish.actor)
            case .pin?: try database.setPIN(of: school.id, key: wish.key, by: wish.actor)
            case nil: throw Refusal(.badRequest, "Thao tác không rõ.")
            }
            return .redirect(to: "/links?done=\(act?.rawValue ?? "")#\(school.code)")
        }
    }
}

extension Wish {
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
