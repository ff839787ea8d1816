import Foundation
import GRDB
import Reporting

/// Accounts, sessions, links and tokens.
package struct AccessRepository {
    let database: Database

    /// Reads an account for every name, somebody else's for nobody's, so that the time does not
    /// tell which names there are.
    package func account(named userName: String) throws -> Account? {
        let userName = userName.lowercased().nfc
        let account = try Row.fetchOne(
            database.cachedStatement(
                sql: Account.selection + """
                    WHERE user_name = ?1 OR account.id = (SELECT max(id) FROM account)
                    ORDER BY user_name = ?1 DESC LIMIT 1
                    """),
            arguments: [userName]
        ).map(Account.init(row:))
        return account?.userName == userName ? account : nil
    }

    package func account(_ id: Account.ID) throws -> Account? {
        try Row.fetchOne(
            database.cachedStatement(sql: Account.selection + "WHERE account.id = ?"),
            arguments: [id.rawValue]
        ).map(Account.init(row:))
    }

    /// Every account, by unit in display order; those of erased persons last.
    package func accounts() throws -> [Account] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: Account.selection + """
                    JOIN unit ON unit.id = account.unit_id
                    ORDER BY erased_at IS NOT NULL, unit.kind = 'school', unit.display_order,
                        unit.name_sort, unit.id, account.id
                    """)
        ).map(Account.init(row:))
    }

    /// Of the school's head; nil where there is no account of a head that is in use, or several.
    package func headsName(of unit: Unit.ID) throws -> String? {
        let names = try String.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT name FROM account
                    WHERE unit_id = ? AND role = 'head' AND disabled = 0 AND erased_at IS NULL
                    LIMIT 2
                    """), arguments: [unit.rawValue])
        return names.count == 1 ? names.first : nil
    }

    /// Whether anybody may come in as administrator.
    package func hasAdministrator() throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM account WHERE role = 'admin' AND disabled = 0)")
        ) ?? false
    }
}
