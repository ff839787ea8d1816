import HTTP
import HTTPTypes
import Reporting
import Storage

/// Tài khoản của tôi.
enum OwnAccount {
    /// `GET /account`: what is known of the asker, how they sign in, and from where.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["changed"])
        let account = try context.ownAccount()
        return try context.page("Account", AccountPage(context, account))
    }

    /// `POST /account/person`: corrects what is known of the asker.
    @Sendable static func correctPerson(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        let account = try context.ownAccount()
        let person = try Account.Person(try context.form())
        if let fault = person.fault {
            return try context.page(
                "Account", AccountPage(context, account, typed: person, complaint: fault.sentence),
                status: .unprocessableContent)
        }
        return try context.commit { database in
            try database.setPerson(person, of: account, by: asker.actor)
            return .redirect(to: "/account?changed=person")
        }
    }

    /// `POST /account/sessions`: ends one of the asker's sessions (`session`), or all.
    @Sendable static func endSessions(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        let account = try context.ownAccount()
        let form = try context.form()
        guard let typed = form.first("session") else {
            var response = try context.commit { database in
                try database.endSessions(of: account, keeping: nil, by: asker.actor)
                return .redirect(to: "/sign-in")
            }
            response.fields[.setCookie] = context.site.cookie.ended
            return response
        }
        guard let id = Int64(sentID: typed).map(Session.ID.init(rawValue:)) else {
            throw Refusal.notFound
        }
        return try context.commit { database in
            try database.endSessions(id, of: account, keeping: nil, by: asker.actor)
            return .redirect(to: "/account?changed=sessions")
        }
    }

    /// `POST /account/pin`: the head chooses the PIN by which reports are submitted where the
    /// school came in by its link.
    @Sendable static func choosePIN(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        let account = try context.ownAccount()
        let form = try context.form()
        let digits = form.first("pin") ?? ""
        func refused(_ complaint: String) throws -> Response {
            try context.page(
                "Account", AccountPage(context, account, pinComplaint: complaint),
                status: .unprocessableContent)
        }
        guard HeadPIN.isPIN(digits) else {
            return try refused(
                "PIN gồm đúng 6 chữ số, không phải dãy giống nhau hoặc liên tiếp như 111111, 123456."
            )
        }
        guard digits == form.first("again") else {
            return try refused("Hai lần nhập PIN không giống nhau.")
        }
        return try context.commit { database in
            try database.setPIN(
                digits, of: account.unit, key: context.storage.key, by: asker.actor)
            return .redirect(to: "/account?changed=pin")
        }
    }
}
