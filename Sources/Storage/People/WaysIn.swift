import GRDB
import Reporting

/// How far schools can report at all: who of them has a way in, and somebody who submits.
package struct WaysIn: Hashable, Sendable {
    package var schools = 0
    package var levels: Set<Level> = []
    package var communes = 0
    /// Neither an account nor a link lets anybody of these in.
    package var closed = 0
    /// The first of them.
    package var firstClosed: [Unit] = []
    /// Somebody of these comes in, and nobody submits: there is no head's account and no PIN.
    package var unsigned = 0

    /// How many are named.
    package static let mostNamed = 3
}

/// The people of a unit who may come in in one role.
package struct RoleHolders: Hashable, Sendable {
    package var number = 0
    /// Those who never did.
    package var newcomers = 0

    package static let nobody = RoleHolders()
}

extension ReadTransaction {
    /// Of the schools below the office, and of their communes; nil where they are more than are counted.
    package func waysIn(below office: Unit.ID, at now: Moment) throws -> WaysIn? {
        try units.few(in: .below(office), atMost: UnitLists.counted, on: now.day)
            .map { try waysIn(of: $0, at: now) }
    }

    /// The same of the schools that are chosen for a round which is planned.
    package func waysIn(ofPlanned round: Round.ID, at now: Moment) throws -> WaysIn? {
        let chosen = try rounds.selection(of: round)
        return chosen.count > UnitLists.counted ? nil : try waysIn(of: chosen, at: now)
    }

    private func waysIn(of units: [Unit.ID], at now: Moment) throws -> WaysIn {
        let arguments: StatementArguments = [
            "units": units.column, "now": now.column, "most": Patience.mostDigits,
        ]
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT unit.*,
                        (SELECT max(role = 'head') FROM account
                            WHERE unit_id = unit.id AND role IN ('clerk', 'head')
                                AND disabled = 0
                                AND (code_nonce IS NULL OR code_expires_at > :now)) AS head,
                        EXISTS (SELECT 1 FROM access_link
                            WHERE unit_id = unit.id AND revoked_at IS NULL
                                AND round_id IS NULL AND expires_at > :now
                                AND failures < :most) AS link,
                        EXISTS (SELECT 1 FROM head_pin
                            WHERE unit_id = unit.id AND failures < :most) AS pin
                    FROM unit WHERE id IN (SELECT value FROM json_each(:units))
                    ORDER BY display_order, name_sort, id
                    """), arguments: arguments)
        var ways = WaysIn()
        while let row = try rows.next() {
            let unit = try Unit(row: row)
            ways.communes += unit.kind == .commune ? 1 : 0
            guard unit.kind == .school else { continue }
            ways.schools += 1
            if let level = unit.level { ways.levels.insert(level) }
            // NULL where there is no account.
            let isHead = row["head"] as Bool?
            if isHead == nil, !(row["link"] as Bool) {
                ways.closed += 1
                if ways.firstClosed.count < WaysIn.mostNamed { ways.firstClosed.append(unit) }
            } else if isHead != true, !(row["pin"] as Bool) {
                ways.unsigned += 1
            }
        }
        return ways
    }

    /// How many schools there are at all, whoever they report to; no more than some thousands are
    /// counted.
    package func schoolCount(on day: Day) throws -> Int {
        try units.count(of: [.school], atMost: UnitLists.counted, on: day).number
    }
}

extension AccessRepository {
    /// Who of the unit may come in, by role.
    package func holders(of unit: Unit.ID) throws -> [Role: RoleHolders] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT role, count(*) AS number, sum(signed_in_at IS NULL) AS newcomers
                    FROM account WHERE unit_id = ? AND disabled = 0 GROUP BY role
                    """), arguments: [unit.rawValue]
        ).reduce(into: [:]) {
            $0[try $1.value("role", as: Role.self)] = RoleHolders(
                number: $1["number"], newcomers: $1["newcomers"])
        }
    }
}

extension RoundRepository {
    /// Whether any office has opened a round that is no trial and was not taken back.
    package func isAnyOpened() throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM round
                        WHERE state <> 'planned' AND is_trial = 0 AND withdrawn_at IS NULL)
                    """)) ?? false
    }
}
