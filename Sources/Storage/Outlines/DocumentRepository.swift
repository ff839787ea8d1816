import GRDB
import Reporting

/// What units' documents are made of.
package struct DocumentRepository {
    let database: Database
    let prepared: PreparedFacts

    /// The form that the round had when the event happened; nil for the one that it has.
    func form(at event: Int64, of round: Round.ID) throws -> Form? {
        try FormRepository(database: database, prepared: prepared).ofRound(round).form(at: event)
    }

    /// What the unit says of itself; nil until somebody wrote it.
    package func letterhead(of unit: Unit.ID) throws -> Letterhead? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT content FROM letterhead WHERE unit_id = ?"),
            arguments: [unit.rawValue]
        ).map { try letterhead($0, of: unit) }
    }

    /// As `letterhead`, of all units in the round's tree that wrote one.
    func letterheads(of round: Round.ID) throws -> [Unit.ID: Letterhead] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unit_id, content FROM round_unit JOIN letterhead USING (unit_id)
                    WHERE round_id = ?
                    """), arguments: [round.rawValue]
        ).reduce(into: [:]) { letterheads, row in
            let unit = Unit.ID(rawValue: row["unit_id"])
            letterheads[unit] = try letterhead(row["content"], of: unit)
        }
    }

    private func letterhead(_ text: String, of unit: Unit.ID) throws -> Letterhead {
        guard let letterhead = Letterhead(json: try JSON(stored: text, "letterhead")) else {
            throw StorageError.damaged("letterhead of unit \(unit.rawValue)")
        }
        return letterhead
    }
}

extension ReadTransaction {
    package var documents: DocumentRepository {
        DocumentRepository(database: database, prepared: prepared)
    }

    /// What stands on the unit's documents: what it wrote, or what follows from its name, from the
    /// units above it and from its commune on the day.
    package func letterhead(of unit: Unit, on day: Day) throws -> Letterhead {
        if let own = try documents.letterhead(of: unit.id) { return own }
        var following = FollowingLetterheads(on: day, self)
        return try following.letterhead(of: unit)
    }
}

/// What stands on documents of units that wrote nothing themselves, on one day: it follows from their
/// names, from the units above them and from their communes, each of which is read once.
struct FollowingLetterheads {
    private let day: Day
    private let database: ReadTransaction
    private var above: [Unit.ID: Letterhead] = [:]
    private var placed: [Unit.ID: UnitRepository.Placed?] = [:]

    init(on day: Day, _ database: ReadTransaction) {
        self.day = day
        self.database = database
    }

    mutating func letterhead(of unit: Unit) throws -> Letterhead {
        let place = try database.units.placed(unit.id, on: day)
        let parent = try find(place?.reportsTo)
        return Letterhead(
            of: unit, parent: parent?.unit, commune: try find(place?.commune)?.unit,
            above: try parent.map { try letterhead(above: $0) })
    }

    private mutating func letterhead(above parent: UnitRepository.Placed) throws -> Letterhead {
        if let known = above[parent.unit.id] { return known }
        let letterhead =
            try database.documents.letterhead(of: parent.unit.id)
            ?? Letterhead(of: parent.unit, parent: try find(parent.reportsTo)?.unit, commune: nil)
        above[parent.unit.id] = letterhead
        return letterhead
    }

    private mutating func find(_ unit: Unit.ID?) throws -> UnitRepository.Placed? {
        guard let unit else { return nil }
        if let known = placed[unit] { return known }
        let found = try database.units.placed(unit, on: day)
        placed[unit] = .some(found)
        return found
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
