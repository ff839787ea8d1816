import GRDB
import Reporting

/// The words by which accounts are found (`account_word`), as `UnitWords` those of units.
enum AccountWords {
    private static let setting = "account_search_version"

    /// Makes them anew where the search's words are others than those that are kept: after an
    /// upgrade, or in a database of an earlier release. Costs some seconds for 100,000 accounts then.
    static func bringUpToDate(_ database: Database) throws {
        try SearchWords.bringUpToDate(setting, in: database) {
            try database.execute(sql: "DELETE FROM account_word")
            let people = try Row.fetchCursor(
                database, sql: "SELECT id, name, user_name FROM account WHERE erased_at IS NULL")
            while let row = try people.next() {
                try add(name: row[1], userName: row[2], of: row[0], to: database)
            }
        }
    }

    static func add(
        name: String, userName: String, of account: Int64, to database: Database
    ) throws {
        let words =
            SearchText.stored(name).split(separator: " ")
            + SearchText.stored(userName).split(separator: " ")
        for word in words {
            try database.cachedStatement(
                sql: """
                    INSERT INTO account_word (account_id, word) VALUES (?, ?)
                    ON CONFLICT DO NOTHING
                    """
            ).execute(arguments: [account, String(word)])
        }
    }

    /// The account is found by nothing any more.
    static func remove(of account: Account.ID, from database: Database) throws {
        try database.cachedStatement(sql: "DELETE FROM account_word WHERE account_id = ?").execute(
            arguments: [account.rawValue])
    }
}

extension Account {
    /// Whether the user name has the text, or the person's name its words.
    func isNamed(like query: String) -> Bool {
        userName.contains(query.lowercased())
            || SearchText.matches(query: query, stored: SearchText.stored(person.name))
    }
}

extension AccessRepository {
    /// The accounts whose user name or name fits, of whatever unit; nil where more than `most` may, or the
    /// query has no word that few have.
    func fewAccounts(like query: String, most: Int) throws -> [Account]? {
        guard let found = try accounts(naming: query, most: most) else { return nil }
        return try accounts(found).filter { $0.isNamed(like: query) }
    }

    /// Those that have the rarest of the query's words in their names; nil where these are more than
    /// `most`, or there are no words.
    func accounts(naming query: String, most: Int) throws -> [Account.ID]? {
        var best: [Account.ID]?
        // What was typed may have any number of them.
        for word in SearchText.words(query: query).prefix(5) {
            let limit = best?.count ?? most
            let found = try having(word, limit: limit + 1)
            if found.count <= limit { best = found }
        }
        return best
    }

    func having(_ word: String, limit: Int) throws -> [Account.ID] {
        try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT account_id FROM account_word
                    WHERE word >= :word AND word < :word || char(0x10FFFF) LIMIT :limit
                    """), arguments: ["word": word, "limit": limit]
        ).map(Account.ID.init(rawValue:))
    }

    /// Those accounts, in no order.
    func accounts(_ ids: [Account.ID]) throws -> [Account] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: Account.selection + "WHERE account.id IN (SELECT value FROM json_each(?))"),
            arguments: [ids.column]
        ).map(Account.init(row:))
    }
}
