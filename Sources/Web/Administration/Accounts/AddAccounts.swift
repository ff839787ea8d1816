import HTTP
import HTTPTypes
import Reporting
import Storage

/// Accounts added, one or a list.
enum AddAccounts {
    /// `GET /accounts/new`
    @Sendable static func new(_ visit: Visit) throws -> any Reply {
        visit.page(try NewAccountPage(visit))
    }

    /// `POST /accounts`: one account, with a one-time code.
    @Sendable static func add(_ wish: Wish) throws -> any Reply {
        let form = try wish.form()
        func field(_ name: String) -> String { TypedText.trimmed(form.first(name) ?? "") }
        let listed = ListedAccount(
            line: 1, unit: field("unit").lowercased(), role: field("role"),
            userName: field("user_name"), person: try Account.Person(form))
        do {
            return try wish.commit { database in
                let id = try database.add(listed, by: wish.actor)
                return .redirect(to: "/accounts/\(id.rawValue)?done=added")
            }
        } catch let fault as AccountFault {
            return try wish.look { visit in
                visit.page(
                    try NewAccountPage(visit, typed: listed, complaint: fault.sentence),
                    status: .unprocessableContent)
            }
        }
    }

    /// `GET /accounts/import`
    @Sendable static func showImport(_ visit: Visit) throws -> any Reply {
        visit.page(try ImportAccountsPage(visit))
    }

    /// `POST /accounts/import`: `list` is what a spreadsheet copies, or CSV; all are added or none.
    @Sendable static func importList(_ wish: Wish) throws -> any Reply {
        let text = try wish.form().first("list") ?? ""
        func refused(_ faults: [ImportAccountsPage.Fault]) throws -> any Reply {
            try wish.look { visit in
                visit.page(
                    try ImportAccountsPage(visit, text: text, faults: faults),
                    status: .unprocessableContent)
            }
        }
        let list: [ListedAccount]
        do throws(MalformedList) {
            list = try AccountList.read(Array(text.utf8))
        } catch {
            return try refused([.init(line: error.line, sentence: error.sentence)])
        }
        do {
            return try wish.commit { database in
                try database.add(list, by: wish.actor)
                return .redirect(to: "/accounts?state=waiting&added=\(list.count)")
            }
        } catch let error as AccountFaults {
            return try refused(
                error.faults.map { .init(line: $0.line, sentence: $0.fault.sentence) })
        }
    }
}
