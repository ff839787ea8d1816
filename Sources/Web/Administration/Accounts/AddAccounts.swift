import HTTP
import HTTPTypes
import Reporting
import Storage

/// One account added.
enum AddAccounts {
    /// `GET /accounts/new`
    @Sendable static func new(_ visit: Visit) throws -> any Reply {
        visit.page(try NewAccountPage(visit))
    }

    /// `POST /accounts`: one account, with a one-time code.
    @Sendable static func add(_ wish: Wish) throws -> any Reply {
        let form = try wish.form()
        func field(_ name: String) -> String { TypedText.trimmed(form.first(name) ?? "") }
        let named = try wish.look {
            try $0.unit(named: form.first("unit"), of: Set(Unit.Kind.allCases))
        }
        let listed = ListedAccount(
            line: 1, unit: named.code, role: field("role"),
            userName: field("user_name"), person: try Account.Person(form))
        func again(_ complaint: Complaint) throws -> any Reply {
            try wish.look { visit in
                visit.page(
                    try NewAccountPage(
                        visit, typed: listed, unit: named.typed, complaint: complaint),
                    status: .unprocessableContent)
            }
        }
        if let complaint = named.complaint {
            return try again(Complaint(complaint, at: "unit"))
        }
        do {
            return try wish.commit { database in
                let id = try database.add(listed, by: wish.actor)
                return .redirect(to: "/accounts/\(id.rawValue)?done=added")
            }
        } catch let fault as AccountFault {
            return try again(fault.complaint)
        }
    }
}
