import Reporting

/// One step on the way to the first open round, as what is stored tells it.
struct FirstHourStep {
    /// Where something is done, and who may.
    struct Way {
        let words: String
        let address: String
        let roles: Set<Role>

        init(_ words: String, _ address: String, _ roles: Set<Role>) {
            (self.words, self.address, self.roles) = (words, address, roles)
        }
    }

    /// What is lacking or looks odd, and where it is mended.
    struct Note {
        let words: String
        var way: Way?
    }

    let title: String
    /// Who does it.
    let doers: Set<Role>
    /// What there is, in figures; before that, what the step is about.
    var summary: String
    var isDone = false
    /// Something of it is there.
    var isBegun = false
    var notes: [Note] = []
    /// What it is done by; the first is the usual one.
    var ways: [Way] = []

    mutating func note(_ words: String, _ way: Way? = nil) {
        notes.append(Note(words: words, way: way))
    }
}

extension Set<Role> {
    static let admin: Set<Role> = [.admin]
    static let officer: Set<Role> = [.officer]
    static let caretakers: Set<Role> = [.officer, .admin]
    static let office: Set<Role> = [.officer, .leader, .admin]
}
