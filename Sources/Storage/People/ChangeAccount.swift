import Foundation
import GRDB
import Reporting

extension WriteTransaction {
    /// Sets the password, also in the place of a one-time code, and ends the account's sessions
    /// but `kept`.
    package func setPassword(
        _ password: PasswordHash, of account: Account, keeping kept: Session.ID? = nil,
        by actor: Actor
    ) throws {
        try database.cachedStatement(
            sql: """
                UPDATE account SET password = ?, code_nonce = NULL, code_expires_at = NULL
                WHERE id = ?
                """
        ).execute(arguments: [password.text, account.id.rawValue])
        try endSessions(of: account.id, but: kept)
        try record(.password(salt: password.salt), of: account, by: actor)
    }

    /// The same password under stronger parameters.
    package func rehash(_ password: PasswordHash, of account: Account, by actor: Actor) throws {
        try database.cachedStatement(
            sql: "UPDATE account SET password = ? WHERE id = ? AND password = ?"
        ).execute(arguments: [password.text, account.id.rawValue, account.password.text])
        guard database.changesCount == 1 else { return }
        try record(.passwordRenewed(salt: password.salt), of: account, by: actor)
    }

    /// Gives the account a new one-time code instead of its password, and ends its sessions.
    package func issueCode(to account: Account, by actor: Actor) throws {
        try database.cachedStatement(
            sql: """
                UPDATE account SET password = '', code_nonce = ?, code_expires_at = ?
                WHERE id = ?
                """
        ).execute(arguments: [
            Data(Nonce().bytes), (now + Account.OneTimeCode.lifetime).column, account.id.rawValue,
        ])
        try endSessions(of: account.id)
        try record(.oneTimeCode, of: account, by: actor)
    }

    /// Disables or enables the account; disabling ends its sessions.
    package func setDisabled(_ isDisabled: Bool, account: Account, by actor: Actor) throws {
        try database.cachedStatement(sql: "UPDATE account SET disabled = ? WHERE id = ?").execute(
            arguments: [isDisabled, account.id.rawValue])
        if isDisabled { try endSessions(of: account.id) }
        try record(.disabled(from: account.isDisabled, to: isDisabled), of: account, by: actor)
    }

    /// Corrects what is known of the person.
    package func setPerson(_ person: Account.Person, of account: Account, by actor: Actor) throws {
        guard person != account.person else { return }
        try database.cachedStatement(
            sql: """
                UPDATE account SET name = ?, position = ?, office_phone = ?, office_mail = ?
                WHERE id = ?
                """
        ).execute(arguments: [
            person.name, person.position, person.officePhone, person.officeMail,
            account.id.rawValue,
        ])
        try AccountWords.remove(of: account.id, from: database)
        try AccountWords.add(
            name: person.name, userName: account.userName, of: account.id.rawValue, to: database)
        try record(.person(from: account.person, to: person), of: account, by: actor)
    }

    /// Changes what the account may; its sessions end, for they were begun as something else.
    package func setRole(_ role: Role, unit: Unit.ID, of account: Account, by actor: Actor) throws {
        guard role != account.role || unit != account.unit else { return }
        try database.cachedStatement(sql: "UPDATE account SET role = ?, unit_id = ? WHERE id = ?")
            .execute(arguments: [role.rawValue, unit.rawValue, account.id.rawValue])
        try endSessions(of: account.id)
        try record(
            .role(
                from: .init(role: account.role, unit: account.unit),
                to: .init(role: role, unit: unit)), of: account, by: actor)
    }

    /// Notes that the person has read how personal data is processed.
    package func noteNotice(readBy account: Account.ID, by actor: Actor) throws {
        try database.cachedStatement(sql: "UPDATE account SET notice_at = ? WHERE id = ?").execute(
            arguments: [now.column, account.rawValue])
        guard let account = try read.access.account(account) else { return }
        try record(.notice, of: account, by: actor)
    }

    /// Deletes what is known of the person, in the history too; the account stays, disabled and
    /// nameless, since events name it by number. Of an erased account nothing is known any more.
    package func erasePerson(of account: Account, by actor: Actor) throws {
        guard try read.access.account(account.id)?.erasedAt == nil else { return }
        try dropFactor(of: account.id)
        try database.cachedStatement(
            sql: """
                UPDATE account SET user_name = ?, name = ?, position = '', office_phone = '',
                    office_mail = '', password = '', code_nonce = NULL, code_expires_at = NULL,
                    disabled = 1, erased_at = ?
                WHERE id = ?
                """
        ).execute(arguments: [
            "da-xoa-\(account.id.rawValue)", "(đã xóa)", now.column, account.id.rawValue,
        ])
        try AccountWords.remove(of: account.id, from: database)
        try endSessions(of: account.id)
        let details = try erasePersonalDetails(of: account)
        try record(
            .accountChanged(account.id, userName: nil, .erased(details: details)),
            unit: account.unit, by: actor)
    }

    func record(
        _ change: Happening.AccountChange, of account: Account, by actor: Actor
    ) throws {
        try record(
            .accountChanged(account.id, userName: account.userName, change), unit: account.unit,
            by: actor)
    }
}
