import GRDB
import Reporting

/// What units' documents are made of.
package struct DocumentRepository {
    let database: Database

    /// What the unit says of itself; nil until somebody wrote it.
    package func letterhead(of unit: Unit.ID) throws -> Letterhead? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT content FROM letterhead WHERE unit_id = ?"),
            arguments: [unit.rawValue]
        ).map { text in
            guard let letterhead = Letterhead(json: try JSON(stored: text, "letterhead")) else {
                throw StorageError.damaged("letterhead of unit \(unit.rawValue)")
            }
            return letterhead
        }
    }
}

extension ReadTransaction {
    package var documents: DocumentRepository {
        DocumentRepository(database: database)
    }

    /// What stands on the unit's documents: what it wrote, or what follows from its name, from the
    /// units above it and from its commune on the day.
    package func letterhead(of unit: Unit, on day: Day) throws -> Letterhead {
        if let own = try documents.letterhead(of: unit.id) { return own }
        let placed = try units.placed(unit.id, on: day)
        let parent = try placed?.reportsTo.flatMap { try units.placed($0, on: day) }
        return Letterhead(
            of: unit, parent: parent?.unit,
            commune: try placed?.commune.flatMap { try units.placed($0, on: day)?.unit },
            above: try parent.flatMap { parent in
                try documents.letterhead(of: parent.unit.id)
                    ?? Letterhead(
                        of: parent.unit,
                        parent: try parent.reportsTo.flatMap {
                            try units.placed($0, on: day)?.unit
                        }, commune: nil)
            })
    }
}

extension WriteTransaction {
    /// Keeps what stands on the unit's documents from now on.
    package func setLetterhead(_ letterhead: Letterhead, of unit: Unit.ID, by actor: Actor) throws {
        let before = try read.documents.letterhead(of: unit)
        guard before != letterhead else { return }
        try database.cachedStatement(
            sql: """
                INSERT INTO letterhead (unit_id, content) VALUES (?, ?)
                ON CONFLICT (unit_id) DO UPDATE SET content = excluded.content
                """
        ).execute(arguments: [unit.rawValue, letterhead.json.column])
        try record(
            .letterheadChanged(from: before?.json ?? .null, to: letterhead.json), unit: unit,
            by: actor)
    }
}
