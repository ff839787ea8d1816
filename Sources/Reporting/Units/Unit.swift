/// A school, a commune, a department: whoever reports or is reported to.
package struct Unit: Hashable, Sendable, Identifiable {
    /// The database's own number; codes and names change, it does not.
    package struct ID: Hashable, Sendable, RawRepresentable, Comparable {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
        package static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    /// `th-cao-thang`: what addresses and exports call the unit.
    package struct Code: PlainCode {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }

        /// In the place of a commune's code: of the schools that stand in none. No unit has it.
        package static let noCommune: Code = "-"
    }

    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case school, commune, department, province
    }

    package var id: ID
    package var code: Code
    package var name: String
    package var shortName: String
    package var kind: Kind
    /// Of a school only.
    package var level: Level?
    /// What of its kind it is by the law; nil where nothing says it, and in a round's tree.
    package var form: UnitForm.Code?

    package init(
        id: ID, code: Code, name: String, shortName: String, kind: Kind, level: Level? = nil,
        form: UnitForm.Code? = nil
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.shortName = shortName
        self.kind = kind
        self.level = level
        self.form = form
    }
}

/// A level of schooling (cấp học) by its code: `MN`, `TH`, `THCS`, `TH_THCS`. Which levels there
/// are, and their names, is data.
package struct Level: Hashable, Sendable, RawRepresentable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }
    package var description: String { rawValue }
}

extension Unit.Kind {
    /// Where units of the kind stand in lists: offices, communes, schools by their levels. Those of
    /// one place stand by their names.
    package func displayOrder(level: Int?) -> Int {
        switch self {
        case .province: 0
        case .department: 1_000
        case .commune: 2_000
        case .school: 3_000 + 10 * (level ?? 0)
        }
    }
}
