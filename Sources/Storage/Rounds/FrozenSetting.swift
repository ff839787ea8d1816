import GRDB
import Reporting

extension RoundRepository {
    /// As `ReadTransaction.setting`.
    func letterhead(of unit: Unit.ID, in round: Round.ID) throws -> Letterhead? {
        try String.fetchOne(
            database.cachedStatement(
                sql: "SELECT content FROM round_letterhead WHERE round_id = ? AND unit_id = ?"),
            arguments: [round.rawValue, unit.rawValue]
        ).map { try letterhead($0, of: unit) }
    }

    /// As `letterhead`, of all units of the round.
    func letterheads(of round: Round.ID) throws -> [Unit.ID: Letterhead] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT unit_id, content FROM round_letterhead WHERE round_id = ?"),
            arguments: [round.rawValue]
        ).reduce(into: [:]) { letterheads, row in
            let unit = Unit.ID(rawValue: row["unit_id"])
            letterheads[unit] = try letterhead(row["content"], of: unit)
        }
    }

    private func letterhead(_ text: String, of unit: Unit.ID) throws -> Letterhead {
        let json = try JSON(stored: text, "round_letterhead")
        guard let letterhead = Letterhead(json: json) else {
            throw StorageError.damaged("letterhead of unit \(unit.rawValue) in a round")
        }
        return letterhead
    }

    /// SHA-256 of the setting and of all letterheads of the round as they are stored, a line each,
    /// in lower-case hexadecimal; nil where nothing was frozen.
    func frozenHash(of round: Round.ID) throws -> String? {
        let lines = try String.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT content FROM (
                        SELECT 0 AS unit_id, content FROM round_setting WHERE round_id = :round
                        UNION ALL
                        SELECT unit_id, unit_id || ' ' || content FROM round_letterhead
                        WHERE round_id = :round)
                    ORDER BY unit_id
                    """), arguments: ["round": round.rawValue])
        guard !lines.isEmpty else { return nil }
        return Digest.hexadecimal(Digest.sha256(lines.flatMap { Array("\($0)\n".utf8) }))
    }
}

extension ReadTransaction {
    /// nil for a round that is not opened yet, and for one that an earlier release opened, or opened
    /// and closed: that one says what is so now until this release closes it or changes its plan.
    func setting(of round: Round.ID) throws -> RoundSetting? {
        try database.cachedStatement(
            sql: """
                SELECT content, plan_id FROM round_setting JOIN round ON round.id = round_id
                WHERE round_id = ?
                """
        ).first([round.rawValue]) { columns in
            let text: String = columns.next()
            let plan = Plan.ID(rawValue: columns.next())
            return try prepared.setting(of: round, text, plan) {
                let json = try JSON(stored: text, "round_setting")
                guard let setting = RoundSetting(json: json, plan: plan) else {
                    throw StorageError.damaged("setting of round \(round.rawValue)")
                }
                return setting
            }
        }
    }

    /// The plan as the round's documents and rules have it.
    package func plan(of round: Round) throws -> Plan? {
        try setting(of: round.id)?.plan ?? plans.find(round.plan)
    }

    /// To whom the round's reports go, as text runs.
    package func ownerName(of round: Round, on day: Day) throws -> String {
        if let setting = try setting(of: round.id) { return setting.owner }
        guard let owner = try units.find(round.owner) else {
            throw StorageError.damaged("round \(round.code)")
        }
        return try letterhead(of: owner, on: day).name
    }

    /// What stands on the unit's report in the round: what it writes itself while the round is open,
    /// what followed from the units above it when the round opened; what there was at the close.
    /// `owner` is the owner's name where it is known.
    package func letterhead(
        of unit: Unit, in round: Round, on day: Day, owner: String? = nil
    ) throws -> Letterhead {
        let frozen = try rounds.letterhead(of: unit.id, in: round.id)
        if round.state == .closed, let frozen { return frozen }
        if let own = try documents.letterhead(of: unit.id) { return own }
        if let frozen { return frozen }
        var letterhead = try letterhead(of: unit, on: day)
        letterhead.addressees = [try owner ?? ownerName(of: round, on: day)]
        return letterhead
    }
}

extension WriteTransaction {
    /// Keeps what the round's documents and receipts say now; what was kept before stays, beside
    /// what its units wrote themselves since.
    ///
    /// - Returns: its hash.
    func keepSetting(of id: Round.ID) throws -> String? {
        guard let round = try read.rounds.find(id), let plan = try read.plan(of: round) else {
            throw StorageError.damaged("round \(id.rawValue)")
        }
        let owner = try read.ownerName(of: round, on: now.day)
        try keep(RoundSetting(plan: plan, owner: owner), of: id)
        let own = try read.documents.letterheads(of: id)
        let frozen = try read.rounds.letterheads(of: id)
        var following = FollowingLetterheads(on: now.day, read)
        for unit in try read.rounds.units(of: id) where unit.owesReport {
            let letterhead: Letterhead
            if let known = own[unit.id] ?? frozen[unit.id] {
                letterhead = known
            } else {
                var new = try following.letterhead(of: unit.unit)
                new.addressees = [owner]
                letterhead = new
            }
            guard letterhead != frozen[unit.id] else { continue }
            try database.cachedStatement(
                sql: """
                    INSERT INTO round_letterhead (round_id, unit_id, content) VALUES (?, ?, ?)
                    ON CONFLICT (round_id, unit_id) DO UPDATE SET content = excluded.content
                    """
            ).execute(arguments: [id.rawValue, unit.id.rawValue, letterhead.json.column])
        }
        return try read.rounds.frozenHash(of: id)
    }

    private func keep(_ setting: RoundSetting, of round: Round.ID) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO round_setting (round_id, content) VALUES (?, ?)
                ON CONFLICT (round_id) DO UPDATE SET content = excluded.content
                """
        ).execute(arguments: [round.rawValue, setting.json.column])
    }

    /// Before their plan is changed: those that an earlier release closed say on what they said.
    ///
    /// - Returns: the hashes of those that are kept now.
    func keepSettings(ofClosed rounds: [Round]) throws -> [Round.ID: String] {
        try rounds.reduce(into: [:]) { hashes, round in
            guard round.state == .closed, try read.setting(of: round.id) == nil else {
                return
            }
            hashes[round.id] = try keepSetting(of: round.id)
        }
    }

    /// The plan as it is now, in those of its rounds that are open.
    ///
    /// - Returns: the hashes of what they say from now on.
    func correct(_ plan: Plan, in rounds: [Round]) throws -> [Round.ID: String] {
        try rounds.reduce(into: [:]) { hashes, round in
            guard round.state == .open, var setting = try read.setting(of: round.id) else {
                return
            }
            setting.plan = plan
            try keep(setting, of: round.id)
            hashes[round.id] = try read.rounds.frozenHash(of: round.id)
        }
    }
}
