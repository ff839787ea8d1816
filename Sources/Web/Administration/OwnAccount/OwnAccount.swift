import HTTP
import HTTPTypes
import Reporting
import Storage

/// Tài khoản của tôi.
enum OwnAccount {
    /// `GET /account`: what is known of the asker, how they sign in, and from where.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["changed"])
        return visit.page(try AccountPage(visit, try visit.ownAccount()))
    }

    /// `POST /account/person`: corrects what is known of the asker.
    @Sendable static func correctPerson(_ wish: Wish) throws -> any Reply {
        let account = try wish.ownAccount()
        let person = try Account.Person(try wish.form(), over: account.person)
        if let fault = person.fault(over: account.person) {
            return try wish.look { visit in
                visit.page(
                    try AccountPage(visit, account, typed: person, complaint: fault.sentence),
                    status: .unprocessableContent)
            }
        }
        return try wish.commit { database in
            try database.setPerson(person, of: account, by: wish.actor)
            return .redirect(to: "/account?changed=person")
        }
    }

    /// `POST /account/sessions`: ends one of the asker's sessions (`session`), or all.
    @Sendable static func endSessions(_ wish: Wish) throws -> any Reply {
        let account = try wish.ownAccount()
        guard let typed = try wish.form().first("session") else {
            var response = try wish.commit { database in
                try database.endSessions(of: account, keeping: nil, by: wish.actor)
                return .redirect(to: "/sign-in")
            }
            response.fields[.setCookie] =
                SessionCookie(
                    isBehindTLS: wish.configuration.isBehindTLS
                ).ended
            return response
        }
        guard let id = Int64(sentID: typed).map(Session.ID.init(rawValue:)) else {
            throw Refusal.notFound
        }
        return try wish.commit { database in
            try database.endSessions(id, of: account, keeping: nil, by: wish.actor)
            return .redirect(to: "/account?changed=sessions")
        }
    }

    /// `POST /account/pin`: the head chooses the PIN by which reports are submitted where the
    /// school came in by its link.
    @Sendable static func choosePIN(_ wish: Wish) throws -> any Reply {
        let account = try wish.ownAccount()
        let form = try wish.form()
        let digits = form.first("pin") ?? ""
        func refused(_ complaint: String) throws -> any Reply {
            try wish.look { visit in
                visit.page(
                    try AccountPage(visit, account, pinComplaint: complaint),
                    status: .unprocessableContent)
            }
        }
        guard HeadPIN.isPIN(digits) else {
            return try refused(
                "PIN gồm đúng 6 chữ số, không phải dãy giống nhau hoặc liên tiếp như 111111, 123456."
            )
        }
        guard digits == form.first("again") else {
            return try refused("Hai lần nhập PIN không giống nhau.")
        }
        return try wish.commit { database in
            try database.setPIN(digits, of: account.unit, key: wish.key, by: wish.actor)
            return .redirect(to: "/account?changed=pin")
        }
    }
}

extension Wish {
    /// The asker's own account; 404 for a script and for somebody who came by an access link.
    fileprivate func ownAccount() throws -> Account {
        guard let account = asker.account else { throw Refusal.notFound }
        return account
    }
}
