import HTTP
import HTTPTypes
import Reporting
import Storage

/// Accounts from a list.
enum ImportAccounts {
    /// `GET /accounts/import`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        visit.page(try ImportAccountsPage(visit))
    }

    /// `POST /accounts/import`: `list` is what a spreadsheet copies, or CSV; all are added or none.
    /// A file comes back as text to be looked at.
    @Sendable static func send(_ wish: Wish) throws -> any Reply {
        let sent = try SentList(wish)
        func shown(
            _ status: HTTPResponse.Status, fault: MalformedList? = nil,
            faults: AccountFaults? = nil, _ questions: [ListQuestion] = [],
            _ list: AccountList? = nil
        ) throws -> any Reply {
            try wish.look { visit in
                visit.page(
                    try ImportAccountsPage(
                        visit, sent, fault: fault, faults: faults, questions: questions,
                        list: list),
                    status: status)
            }
        }
        let list: AccountList
        do throws(MalformedList) {
            if let fault = sent.fault { throw fault }
            list = try AccountList(pasted: sent.text, skipping: sent.skipped)
        } catch {
            return try shown(.unprocessableContent, fault: error)
        }
        let reading = try wish.look { visit in
            AccountListReading(
                list, in: try UnitDirectory(visit.database, on: visit.now.day),
                answers: sent.answers)
        }
        if sent.isFile || sent.wanted == .convert { return try shown(.ok, reading.questions, list) }
        guard reading.unanswered.isEmpty else {
            return try shown(.unprocessableContent, reading.questions, list)
        }
        do {
            return try wish.commit { database in
                try database.add(reading.accounts, by: wish.actor)
                return .redirect(to: "/accounts?state=waiting&added=\(reading.accounts.count)")
            }
        } catch let error as AccountFaults {
            return try shown(.unprocessableContent, faults: error, reading.questions, list)
        }
    }
}
