import GRDB
import Reporting

/// What offices want to be told of at once.
package struct OccasionRepository {
    let database: Database

    package func find(_ id: Occasion.ID) throws -> Occasion? {
        try database.cachedStatement(sql: Occasion.selection + "WHERE occasion.id = ?")
            .first([id.rawValue], Occasion.init(columns:))
    }

    /// Those of the office, in the order in which they were named; with those that are asked no more
    /// where it wants `all`, the last hundred.
    package func of(_ owner: Unit.ID, all: Bool = false) throws -> [Occasion] {
        try database.cachedStatement(
            sql: Occasion.selection + """
                WHERE occasion.owner_id = ? AND (ended_at IS NULL OR ?)
                ORDER BY occasion.id DESC LIMIT 100
                """
        ).all([owner.rawValue, all], Occasion.init(columns:)).reversed()
    }
}

extension Occasion {
    static let selection = """
        SELECT occasion.id, occasion.owner_id, name, form.code, form.version, form.owner_id, ended_at
        FROM occasion JOIN form ON form.id = form_id

        """

    /// Of the columns of `selection`.
    init(columns: inout ColumnsInOrder) {
        let (id, owner): (Int64, Int64) = (columns.next(), columns.next())
        let name: String = columns.next()
        let version = Form.Version(code: columns.next(), version: columns.next())
        let keeper = (columns.optional() as Int64?).map(Unit.ID.init(rawValue:))
        self.init(
            id: ID(rawValue: id), owner: Unit.ID(rawValue: owner), name: name,
            form: Form.Edition(version, of: keeper), endedAt: columns.moment())
    }
}

/// Why an occasion can't be as somebody wants it.
package enum OccasionFault: Error, Hashable, Sendable {
    case nameMissing
    case nameTooLong
    /// None that the office sees.
    case unknownForm
    case tooMany
}

extension WriteTransaction {
    /// Has the office ask the schools below it to report this at once, or changes what it asks: `nil` for
    /// a new one. Naught is changed where all is as it was.
    ///
    /// - Throws: `OccasionFault`.
    @discardableResult
    package func set(
        _ id: Occasion.ID?, of owner: Unit.ID, name: String, form: Form.Edition,
        isEnded: Bool = false, by actor: Actor
    ) throws -> Occasion.ID {
        guard !name.isEmpty else { throw OccasionFault.nameMissing }
        guard name.unicodeScalars.count <= Occasion.longestName else {
            throw OccasionFault.nameTooLong
        }
        let old = try id.flatMap { try read.occasions.find($0) }
        if let old, old.name == name, old.form == form, (old.endedAt != nil) == isEnded {
            return old.id
        }
        guard let formID = try read.forms.id(of: form) else { throw OccasionFault.unknownForm }
        if !isEnded, old == nil || old?.endedAt != nil {
            let others = try read.occasions.of(owner).count
            guard others < Occasion.mostOfOffice else { throw OccasionFault.tooMany }
        }
        let new = Occasion.ID(
            rawValue: try old?.id.rawValue
                ?? (Int64.fetchOne(database, sql: "SELECT MAX(id) FROM occasion") ?? 0) + 1)
        try record(
            .occasionSet(
                .init(occasion: new, name: name, form: form, isEnded: isEnded)),
            unit: owner, by: actor)
        try database.cachedStatement(
            sql: """
                INSERT INTO occasion (id, owner_id, name, form_id, ended_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, form_id = excluded.form_id,
                    ended_at = excluded.ended_at
                """
        ).execute(arguments: [
            new.rawValue, owner.rawValue, name, formID, isEnded ? now.column : nil,
        ])
        return new
    }
}

extension FormRepository {
    /// Its row; nil where there is none.
    func id(of edition: Form.Edition) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(
                sql: "SELECT id FROM form WHERE code = ? AND version = ? AND owner_id IS ?"),
            arguments: [edition.code, edition.version.version, edition.owner?.rawValue])
    }
}
