import Foundation
import GRDB
import Reporting

/// A person's way in.
package struct Account: Hashable, Sendable, Identifiable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    package var id: ID
    package var userName: String
    package var person: Person
    package var role: Role
    package var unit: Unit.ID
    package var isDisabled: Bool
    /// Argon2id with its parameters; fits nothing while there is a one-time code.
    package var password: PasswordHash
    package var code: OneTimeCode?
    /// When the person read how personal data is processed.
    package var noticeAt: Moment?
    package var erasedAt: Moment?
    package var signedInAt: Moment?
    /// Sign-ins that failed since the last one that did not.
    package var failures: Int
    package var failedAt: Moment?
    /// A second factor is set up.
    package var hasFactor: Bool

    /// What is known of a person: no more than this (Documentation/Sources.md 8).
    package struct Person: Hashable, Sendable {
        package var name: String
        package var position: String
        package var officePhone: String
        package var officeMail: String

        package init(
            name: String, position: String = "", officePhone: String = "", officeMail: String = ""
        ) {
            self.name = name.nfc
            self.position = position.nfc
            self.officePhone = officePhone
            self.officeMail = officeMail
        }

        /// By the columns' names.
        package var json: JSON.Members {
            [
                "name": .string(name), "position": .string(position),
                "office_phone": .string(officePhone), "office_mail": .string(officeMail),
            ]
        }
    }

    /// Stands in for a password that the person has not chosen yet.
    package struct OneTimeCode: Hashable, Sendable {
        package var nonce: Nonce
        package var expiresAt: Moment

        /// Two weeks: letters travel, and not everybody reads them at once.
        package static let lifetime = Duration.seconds(14 * 86_400)
    }

    /// `account.*` with `has_factor`.
    init(row: Row) throws {
        id = ID(rawValue: row["id"])
        userName = row["user_name"]
        person = Person(
            name: row["name"], position: row["position"], officePhone: row["office_phone"],
            officeMail: row["office_mail"])
        role = try row.value("role", as: Role.self)
        unit = Unit.ID(rawValue: row["unit_id"])
        isDisabled = row["disabled"]
        password = PasswordHash(stored: row["password"])
        if let nonce = row["code_nonce"] as Data?, let expiresAt = row.moment("code_expires_at") {
            code = OneTimeCode(nonce: Nonce(stored: nonce), expiresAt: expiresAt)
        }
        noticeAt = row.moment("notice_at")
        erasedAt = row.moment("erased_at")
        signedInAt = row.moment("signed_in_at")
        failures = row["failures"]
        failedAt = row.moment("failed_at")
        hasFactor = row["has_factor"]
    }

    static let selection = """
        SELECT account.*, EXISTS (
            SELECT 1 FROM second_factor WHERE second_factor.account_id = account.id
                AND confirmed_at IS NOT NULL) AS has_factor
        FROM account

        """
}

extension WriteTransaction {
    /// What a new account lets in with.
    package enum Credential: Sendable {
        case password(PasswordHash)
        /// A one-time code, which the person replaces at the first sign-in.
        case code
    }

    /// Adds an account, whose user name is matched without regard to case afterwards; nil when the
    /// user name is taken.
    @discardableResult
    package func addAccount(
        userName: String, person: Account.Person, role: Role, unit: Unit.ID,
        credential: Credential, by actor: Actor
    ) throws -> Account.ID? {
        var password = ""
        var nonce: Data?
        var expiresAt: Moment?
        switch credential {
        case .password(let hash): password = hash.text
        case .code:
            nonce = Data(Nonce().bytes)
            expiresAt = now + Account.OneTimeCode.lifetime
        }
        let userName = userName.lowercased().nfc
        let id = try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    INSERT INTO account (user_name, name, position, office_phone, office_mail,
                        role, unit_id, password, code_nonce, code_expires_at, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (user_name) DO NOTHING RETURNING id
                    """),
            arguments: [
                userName, person.name, person.position, person.officePhone, person.officeMail,
                role.rawValue, unit.rawValue, password, nonce, expiresAt?.column, now.column,
            ])
        guard let id else { return nil }
        try AccountWords.add(name: person.name, userName: userName, of: id, to: database)
        try record(
            .accountAdded(
                Account.ID(rawValue: id), userName: userName, role: role, person,
                salt: PasswordHash(stored: password).salt), unit: unit, by: actor)
        return Account.ID(rawValue: id)
    }

    @discardableResult
    package func addAccount(
        userName: String, name: String, role: Role, unit: Unit.ID, password: PasswordHash,
        by actor: Actor
    ) throws -> Account.ID? {
        try addAccount(
            userName: userName, person: .init(name: name), role: role, unit: unit,
            credential: .password(password), by: actor)
    }
}
