extension Form {
    /// What the form asks of a unit's profile (hồ sơ), as a form without rules: each may be blank, and
    /// none depends on another. Files are no facts of a profile.
    package var profile: Form {
        Form(
            version: version, title: title, parameters: parameters, lists: lists,
            sections: sections.compactMap { section in
                var section = section
                section.indicators = section.indicators.filter(\.isFact).map {
                    $0.with(requirement: .always)
                }
                return section.indicators.isEmpty ? nil : section
            }, rules: [], measures: [], document: document)
    }
}

extension Indicator {
    /// The profile of a unit answers it.
    package var isFact: Bool {
        switch kind {
        case .file, .table: false
        default: isProfile
        }
    }
}
