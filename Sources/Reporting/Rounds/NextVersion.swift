/// Why a form can't take the place of the one that an open round asks by.
package enum VersionFault: Error, Hashable, Sendable {
    /// There is no such form, or the owner may not use it.
    case isNotImported
    /// Several offices have such a form, none of them the owner: it is called one of these.
    case isOfSeveral([String])
    /// Its code is another: it is no version of the round's form.
    case isOtherForm
    case isSame
    /// The round has, or had, another office's form of that number.
    case numberIsTaken
    /// It was changed as often as one round may be.
    case tooOften

    /// It is how things stand, and not what was said.
    package var isOfTheMoment: Bool { self == .isSame || self == .tooOften }
}

/// Another version of its form, as somebody wants it for an open round.
package struct NextVersion: Sendable {
    /// What the round has now, and those that this took the place of.
    private let now: Form.Edition
    private let earlier: [Form.Edition]
    private let seen: SeenForms

    /// How often one round may change its form: whoever reads a report looks through them.
    package static let most = 50

    package init(of now: Form.Edition, after earlier: [Form.Edition], among seen: SeenForms) {
        (self.now, self.earlier, self.seen) = (now, earlier, seen)
    }

    /// Those that may be chosen, the newest first.
    package var choices: [Form.Edition] { seen.editions.filter { fault(of: $0) == nil } }

    /// The form of that name, as the round's owner calls it.
    package func chosen(_ name: Form.Version) throws(VersionFault) -> Form.Edition {
        let meant = seen.named(name)
        guard let edition = meant.first else { throw .isNotImported }
        guard meant.count == 1 else { throw .isOfSeveral(meant.map { seen.name(of: $0).code }) }
        if let fault = fault(of: edition) { throw fault }
        return edition
    }

    private func fault(of edition: Form.Edition) -> VersionFault? {
        if edition.code != now.code { return .isOtherForm }
        if edition == now { return .isSame }
        if earlier.count >= NextVersion.most { return .tooOften }
        return ([now] + earlier).contains { $0 != edition && $0.version == edition.version }
            ? .numberIsTaken : nil
    }
}
