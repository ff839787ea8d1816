import COath
import Foundation
import GRDB
import Reporting

/// Six digits that change every 30 seconds (TOTP, RFC 6238), beside the password.
package struct SecondFactor: Hashable, Sendable {
    package struct Seed: Hashable, Sendable {
        package let bytes: [UInt8]

        /// 160 bits, as RFC 4226 section 4 asks for.
        package init() { bytes = Digest.random(20) }

        package init(bytes: [UInt8]) { self.bytes = bytes }

        /// What an authenticator takes (base 32, RFC 4648 section 6).
        package var text: String {
            let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
            let bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
            let text = stride(from: 0, to: bits.count, by: 5).map { start in
                digits[
                    (start..<start + 5).reduce(0) { $0 << 1 | Int($1 < bits.count ? bits[$1] : 0) }]
            }
            return String(decoding: text, as: UTF8.self)
        }

        /// The time step within one of `now` whose code this is; nil when there is none.
        package func step(of code: String, at now: Moment) -> Int64? {
            guard code.utf8.count == 6, code.utf8.allSatisfy({ (48...57).contains($0) }) else {
                return nil
            }
            let current = now.milliseconds / 30_000
            return (current - 1...current + 1).first { step in
                self.code(step).map { isEqual(Array($0.utf8), Array(code.utf8)) } ?? false
            }
        }

        /// nil only when liboath has no memory.
        package func code(_ step: Int64) -> String? {
            let seed = bytes.map(CChar.init(bitPattern:))
            var text = [CChar](repeating: 0, count: 7)
            guard oath_init() == OATH_OK.rawValue,
                unsafe oath_hotp_generate(
                    seed, seed.count, UInt64(step), 6, false, -1, &text) == OATH_OK.rawValue
            else { return nil }
            return String(decoding: text.prefix(6).map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    package let seed: Seed
    /// While it is being set up.
    package let recoveryCodes: [String]
    package let confirmedAt: Moment?
    let step: Int64
    let failures: Failures

    /// nil when it was sealed with another key.
    init?(row: Row, key: KeyFile) {
        let owner = "second_factor \(row["account_id"] as Int64)"
        guard let secret = key.opened(Array(row["sealed"] as Data), owner: owner),
            secret.count >= 20
        else { return nil }
        seed = Seed(bytes: Array(secret.prefix(20)))
        recoveryCodes = String(decoding: secret.dropFirst(20), as: UTF8.self)
            .split(separator: " ").map(String.init)
        confirmedAt = row.moment("confirmed_at")
        step = row["step"]
        failures = Failures(row: row)
    }

    static let codes = 10

    package enum Verdict: Equatable {
        case right
        case wrong
        case wait(Duration)
    }
}

extension AccessRepository {
    /// nil when there is none, or its seed was sealed with another key file.
    package func secondFactor(of account: Account.ID, key: KeyFile) throws -> SecondFactor? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM second_factor WHERE account_id = ?"),
            arguments: [account.rawValue]
        ).flatMap { SecondFactor(row: $0, key: key) }
    }

    /// How many recovery codes are left.
    package func recoveryCodes(of account: Account.ID) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT COUNT(*) FROM recovery_code WHERE account_id = ?"),
            arguments: [account.rawValue]) ?? 0
    }
}

extension WriteTransaction {
    /// Begins to set one up, with a new seed and new recovery codes; one that is in use stays.
    package func prepareFactor(of account: Account.ID, key: KeyFile) throws {
        let codes = (0..<SecondFactor.codes).map { _ in TypedCode.letters(Digest.random(10)) }
        let secret =
            SecondFactor.Seed().bytes + Array(codes.joined(separator: " ").utf8)
        let sealed = key.sealed(secret, owner: "second_factor \(account.rawValue)")
        try database.cachedStatement(
            sql: """
                INSERT INTO second_factor (account_id, sealed) VALUES (?, ?)
                ON CONFLICT (account_id) DO NOTHING
                """
        ).execute(arguments: [account.rawValue, Data(sealed)])
    }

    /// Puts the prepared one into use when the code is right; false when it is not.
    package func confirmFactor(_ code: String, of account: Account, key: KeyFile, by actor: Actor)
        throws -> Bool
    {
        guard let factor = try read.access.secondFactor(of: account.id, key: key),
            factor.confirmedAt == nil,
            let step = factor.seed.step(of: TypedCode.read(code), at: now)
        else { return false }
        for code in factor.recoveryCodes {
            let hash = key.mac(
                .recoveryCode, Array("\(account.id.rawValue)".utf8),
                Array(TypedCode.read(code).utf8))
            try database.cachedStatement(
                sql: "INSERT INTO recovery_code (account_id, hash) VALUES (?, ?)"
            ).execute(arguments: [account.id.rawValue, Data(hash)])
        }
        let sealed = key.sealed(
            factor.seed.bytes, owner: "second_factor \(account.id.rawValue)")
        try database.cachedStatement(
            sql:
                "UPDATE second_factor SET sealed = ?, confirmed_at = ?, step = ? WHERE account_id = ?"
        ).execute(arguments: [Data(sealed), now.column, step, account.id.rawValue])
        try record(.secondFactor(true), of: account, by: actor)
        return true
    }

    /// Whether the code is right: of the authenticator, not used before, or a recovery code, which
    /// is spent by it.
    package func checkFactor(_ typed: String, of account: Account, key: KeyFile, by actor: Actor)
        throws -> SecondFactor.Verdict
    {
        guard let factor = try read.access.secondFactor(of: account.id, key: key),
            factor.confirmedAt != nil
        else { return .wrong }
        let wait = factor.failures.wait(.digits, at: steady)
        guard wait == .zero else { return .wait(wait) }
        let code = TypedCode.read(typed)
        if let step = factor.seed.step(of: code, at: now), step > factor.step {
            try database.cachedStatement(
                sql: """
                    UPDATE second_factor SET step = ?, failures = 0, failed_at = NULL
                    WHERE account_id = ?
                    """
            ).execute(arguments: [step, account.id.rawValue])
            return .right
        }
        let hash = key.mac(
            .recoveryCode, Array("\(account.id.rawValue)".utf8), Array(code.utf8))
        try database.cachedStatement(
            sql: "DELETE FROM recovery_code WHERE account_id = ? AND hash = ?"
        ).execute(arguments: [account.id.rawValue, Data(hash)])
        if database.changesCount > 0 {
            try record(.recoveryCode, of: account, by: actor)
            return .right
        }
        try database.cachedStatement(
            sql: """
                UPDATE second_factor SET failures = failures + 1, failed_at = ?
                WHERE account_id = ?
                """
        ).execute(arguments: [steady.column, account.id.rawValue])
        try recordFailedSignIn(userName: account.userName, account: account, by: actor)
        return .wrong
    }

    /// Takes it away, as after a lost telephone.
    package func removeFactor(of account: Account, by actor: Actor) throws {
        try dropFactor(of: account.id)
        try record(.secondFactor(false), of: account, by: actor)
    }

    func dropFactor(of account: Account.ID) throws {
        try database.cachedStatement(sql: "DELETE FROM second_factor WHERE account_id = ?").execute(
            arguments: [account.rawValue])
    }
}
