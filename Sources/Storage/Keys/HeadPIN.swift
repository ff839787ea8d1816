import Foundation
import GRDB
import Reporting

/// Six digits by which a head submits where somebody else is signed in. Only their keyed hash is
/// stored, and the key is not in the database: ten million guesses at a stolen file tell nothing.
package struct HeadPIN: Hashable, Sendable {
    package var unit: Unit.ID
    let hash: [UInt8]
    package let salt: Nonce
    /// It was given out and can be printed; else the head chose it.
    package let isIssued: Bool
    package let setAt: Moment
    package let failures: Failures

    init(row: Row) {
        unit = Unit.ID(rawValue: row["unit_id"])
        hash = Array(row["hash"] as Data)
        salt = Nonce(stored: row["salt"])
        isIssued = row["issued"]
        setAt = Moment(milliseconds: row["set_at"])
        failures = Failures(row: row)
    }

    /// Too often wrong: a new one is needed.
    package var isSpent: Bool { failures.count >= Patience.mostDigits }

    static func hash(_ digits: String, salt: Nonce, unit: Unit.ID, key: KeyFile) -> [UInt8] {
        key.mac(.pin, salt.bytes, Array("\(unit.rawValue)".utf8), Array(digits.utf8))
    }

    /// What a try came to.
    package enum Verdict: Equatable {
        case right
        case wrong
        /// The school has none, or one that was wrong too often.
        case none
        case wait(Duration)
    }
}

extension AccessRepository {
    package func pin(of unit: Unit.ID) throws -> HeadPIN? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM head_pin WHERE unit_id = ?"),
            arguments: [unit.rawValue]
        ).map(HeadPIN.init(row:))
    }

    /// All, by school.
    package func pins() throws -> [Unit.ID: HeadPIN] {
        try Row.fetchAll(database.cachedStatement(sql: "SELECT * FROM head_pin"))
            .map(HeadPIN.init(row:)).reduce(into: [:]) { $0[$1.unit] = $1 }
    }

    /// Of these schools alone.
    package func pins(of schools: [Unit.ID]) throws -> [Unit.ID: HeadPIN] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT * FROM head_pin WHERE unit_id IN (SELECT value FROM json_each(?))
                    """), arguments: [schools.column]
        ).map(HeadPIN.init(row:)).reduce(into: [:]) { $0[$1.unit] = $1 }
    }
}

extension WriteTransaction {
    /// Sets the school's PIN: the digits that the head chose, or, when nil, ones that can be
    /// printed.
    package func setPIN(
        _ digits: String? = nil, of unit: Unit.ID, key: KeyFile, by actor: Actor
    ) throws {
        let salt = Nonce()
        let hash = HeadPIN.hash(digits ?? key.issuedPIN(salt), salt: salt, unit: unit, key: key)
        try database.cachedStatement(
            sql: """
                INSERT INTO head_pin (unit_id, hash, salt, issued, set_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (unit_id) DO UPDATE SET hash = excluded.hash, salt = excluded.salt,
                    issued = excluded.issued, set_at = excluded.set_at, failures = 0,
                    failed_at = NULL
                """
        ).execute(arguments: [
            unit.rawValue, Data(hash), Data(salt.bytes), digits == nil, now.column,
        ])
        try record(.pinSet(isIssued: digits == nil), unit: unit, by: actor)
    }

    /// Gives the head a PIN unless there is a good one.
    package func issuePIN(to school: Unit.ID, key: KeyFile, by actor: Actor) throws {
        if let pin = try read.access.pin(of: school), !pin.isSpent { return }
        try setPIN(of: school, key: key, by: actor)
    }

    /// Whether the digits are the school's PIN; a wrong try is counted, and stays counted when the
    /// caller writes nothing else.
    package func checkPIN(_ digits: String, of unit: Unit.ID, key: KeyFile, by actor: Actor) throws
        -> HeadPIN.Verdict
    {
        guard let pin = try read.access.pin(of: unit), !pin.isSpent else { return .none }
        let wait = pin.failures.wait(.digits, at: steady)
        guard wait == .zero else { return .wait(wait) }
        let hash = HeadPIN.hash(digits, salt: pin.salt, unit: unit, key: key)
        guard isEqual(hash, pin.hash) else {
            try database.cachedStatement(
                sql: "UPDATE head_pin SET failures = failures + 1, failed_at = ? WHERE unit_id = ?"
            ).execute(arguments: [steady.column, unit.rawValue])
            try record(.pinFailed, unit: unit, by: actor)
            return .wrong
        }
        try database.cachedStatement(
            sql: "UPDATE head_pin SET failures = 0, failed_at = NULL WHERE unit_id = ?"
        ).execute(arguments: [unit.rawValue])
        return .right
    }
}

extension HeadPIN {
    /// Six digits, not all alike and not one after the other.
    package static func isPIN(_ text: String) -> Bool {
        let digits = Array(text.utf8)
        guard digits.count == 6, digits.allSatisfy({ (48...57).contains($0) }) else { return false }
        let steps = Set(zip(digits, digits.dropFirst()).map { Int($1) - Int($0) })
        return !(steps.count == 1 && steps.isSubset(of: [-1, 0, 1]))
    }
}
