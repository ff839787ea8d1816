import GRDB
import Reporting

/// A file that goes with a plan, for the schools of its rounds.
package struct PlanFile: Hashable, Sendable, Identifiable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    package var id: ID
    /// What it is, in Vietnamese: `Kế hoạch số 14/KH-GDĐT`.
    package var title: String
    package var file: Attachment

    /// How many files a plan may have.
    package static let most = 10
}

extension PlanRepository {
    /// The newest first.
    package func all() throws -> [Plan] {
        try Int64.fetchAll(
            database.cachedStatement(sql: "SELECT id FROM plan ORDER BY issued_on DESC, id DESC")
        ).compactMap { try find(Plan.ID(rawValue: $0)) }
    }

    /// The unit whose plan it is; nil for one that is everybody's.
    package func owner(of plan: Plan.ID) throws -> Unit.ID? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT owner_id FROM plan WHERE id = ?"),
            arguments: [plan.rawValue]
        ).map(Unit.ID.init(rawValue:))
    }

    /// In the order in which they were added.
    package func files(of plan: Plan.ID) throws -> [PlanFile] {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT * FROM plan_file WHERE plan_id = ? ORDER BY id"),
            arguments: [plan.rawValue]
        ).map { row in
            PlanFile(
                id: PlanFile.ID(rawValue: row["id"]), title: row["title"],
                file: Attachment(hash: row["hash"], name: row["name"], bytes: row["bytes"]))
        }
    }

    /// The hashes of all plans' files.
    func fileHashes() throws -> Set<String> {
        try String.fetchSet(database.cachedStatement(sql: "SELECT hash FROM plan_file"))
    }
}

/// Why a plan can't be changed so.
package enum PlanObjection: Error, Hashable, Sendable {
    /// Another plan has that number and date.
    case isTaken
    /// A closed round carries it out, and its figures follow from the date.
    case dateIsSettled
}

extension WriteTransaction {
    /// Replaces what the plan says, when it was typed wrong, in its open rounds too; what closed ones
    /// say stays. The rules of its rounds may name its date: with another one their totals are added
    /// up anew, and a closed round forbids it.
    ///
    /// - Throws: `PlanObjection`; nothing is changed then.
    package func change(_ plan: Plan, by actor: Actor) throws {
        guard let old = try read.plans.find(plan.id) else {
            throw StorageError.damaged("plan \(plan.id.rawValue)")
        }
        guard plan != old else { return }
        // One that shares its number and date since an earlier release may be mended all the same.
        if plan.number != old.number || plan.date != old.date,
            try read.plans.isTaken(plan, of: try read.plans.owner(of: plan.id))
        {
            throw PlanObjection.isTaken
        }
        let rounds = try rounds(of: plan.id)
        if plan.date != old.date, rounds.contains(where: { $0.state == .closed }) {
            throw PlanObjection.dateIsSettled
        }
        var frozen = try keepSettings(ofClosed: rounds)
        try database.cachedStatement(
            sql: "UPDATE plan SET number = ?, issued_on = ?, issuer = ?, subject = ? WHERE id = ?"
        ).execute(arguments: [
            plan.number, plan.date.description, plan.issuer, plan.subject, plan.id.rawValue,
        ])
        for table in [
            "DELETE FROM plan_task WHERE plan_id = ?", "DELETE FROM plan_basis WHERE plan_id = ?",
        ] {
            try database.cachedStatement(sql: table).execute(arguments: [plan.id.rawValue])
        }
        try insertParts(of: plan, as: plan.id)
        frozen.merge(try correct(plan, in: rounds)) { _, new in new }
        var mark = try mark(of: plan.id)
        mark?.frozen = frozen
        try record(
            .planChanged(
                from: .init(number: old.number, date: old.date),
                to: .init(number: plan.number, date: plan.date), mark), by: actor)
        if plan.date != old.date { for round in rounds { try recount(round) } }
    }

    private func rounds(of plan: Plan.ID) throws -> [Round] {
        try database.cachedStatement(sql: Round.selection + "WHERE plan_id = ?")
            .all([plan.rawValue], Round.init(columns:)).map(read.rounds.addressed)
    }

    /// The tasks and bases of a plan that has none yet.
    func insertParts(of plan: Plan, as id: Plan.ID) throws {
        for (position, task) in plan.tasks.enumerated() {
            try database.cachedStatement(
                sql: "INSERT INTO plan_task (plan_id, position, clause, text) VALUES (?, ?, ?, ?)"
            ).execute(arguments: [id.rawValue, position, task.clause, task.text])
        }
        for (position, basis) in plan.bases.enumerated() {
            try database.cachedStatement(
                sql: """
                    INSERT INTO document (number, issued_on, issuer, title) VALUES (?, ?, ?, ?)
                    """
            ).execute(arguments: [basis.number, basis.date?.description, basis.issuer, basis.title])
            try database.cachedStatement(
                sql: "INSERT INTO plan_basis (plan_id, position, document_id) VALUES (?, ?, ?)"
            ).execute(arguments: [id.rawValue, position, database.lastInsertedRowID])
        }
    }

    /// Adds a file, whose content is kept already, to the plan.
    ///
    /// - Returns: false when the plan has enough.
    package func addFile(
        _ file: Attachment, title: String, to plan: Plan.ID, by actor: Actor
    ) throws -> Bool {
        guard try read.plans.files(of: plan).count < PlanFile.most else { return false }
        try database.cachedStatement(
            sql: """
                INSERT INTO plan_file (plan_id, title, name, hash, bytes, added_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            plan.rawValue, title, file.name, file.hash, file.bytes, now.column,
        ])
        try record(.planFileAdded(hash: file.hash, title: title, of: plan), by: actor)
        return true
    }

    /// Takes the file from the plan.
    ///
    /// - Returns: its hash, for `Storage.dropUnnamed`; nil when the plan has no such file.
    package func removeFile(_ id: PlanFile.ID, of plan: Plan.ID, by actor: Actor) throws -> String?
    {
        let file = try Row.fetchOne(
            database.cachedStatement(
                sql: "DELETE FROM plan_file WHERE id = ? AND plan_id = ? RETURNING hash, title"),
            arguments: [id.rawValue, plan.rawValue])
        guard let file else { return nil }
        let hash: String = file["hash"]
        try record(.planFileRemoved(hash: hash, title: file["title"], of: plan), by: actor)
        return hash
    }
}
