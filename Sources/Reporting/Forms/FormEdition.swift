extension Form {
    /// One of the forms that are kept: whose it is, and which version of its code.
    package struct Edition: Hashable, Sendable {
        package var version: Version
        /// nil for one that is everybody's.
        package var owner: Unit.ID?

        package var code: String { version.code }

        package init(_ version: Version, of owner: Unit.ID? = nil) {
            self.version = version
            self.owner = owner
        }
    }
}

/// The forms that a unit may read and make rounds of, and what it calls them.
///
/// Its name for one is the code and the version; where it takes these for another one's, the code
/// with whose it is before it: `pgd-a~pccc`, `~pccc` for one that is everybody's.
package struct SeenForms: Sendable {
    /// By code, the newest version first.
    package let editions: [Form.Edition]
    private let byVersion: [Form.Version: [Form.Edition]]
    private let unit: Unit.ID
    /// Of whoever has one of them.
    private let owners: [Unit.ID: Unit.Code]

    package init(_ editions: [Form.Edition], by unit: Unit.ID, owners: [Unit.ID: Unit.Code]) {
        self.editions = editions
        byVersion = Dictionary(grouping: editions, by: \.version)
        self.unit = unit
        self.owners = owners
    }

    /// Which of them the name means: one, or several where it leaves open whose, none where there
    /// is none. A code alone means the unit's own, before everybody's, before another office's.
    package func named(_ name: Form.Version) -> [Form.Edition] {
        let parts = name.code.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
        let version = Form.Version(code: String(parts.last ?? ""), version: name.version)
        let found = byVersion[version] ?? []
        if parts.count == 2 {
            let owner = Unit.Code(rawValue: String(parts[0]))
            return found.filter {
                $0.owner.map { owners[$0] == owner } ?? parts[0].isEmpty
            }
        }
        let own = found.filter { $0.owner == unit }
        let shared = found.filter { $0.owner == nil }
        return !own.isEmpty ? own : !shared.isEmpty ? shared : found
    }

    package func name(of edition: Form.Edition) -> Form.Version {
        guard named(edition.version) != [edition] else { return edition.version }
        let owner = edition.owner.flatMap { owners[$0] }?.rawValue ?? ""
        return Form.Version(
            code: "\(owner)~\(edition.code)", version: edition.version.version)
    }
}
