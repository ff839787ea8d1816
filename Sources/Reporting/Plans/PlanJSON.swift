extension Plan {
    /// What the plan says, as it is stored and as its hash covers it.
    package var members: JSON.Members {
        [
            "number": .string(number), "date": .string(date.description),
            "issuer": .string(issuer), "subject": .string(subject),
            "tasks": .array(tasks.map(\.json)),
            "bases": .array(
                bases.map { basis in
                    [
                        .string(basis.number),
                        basis.date.map { .string($0.description) } ?? .null,
                        .string(basis.issuer), .string(basis.title),
                    ]
                }),
        ]
    }

    /// nil when the JSON is not what `members` gives.
    package init?(_ id: ID, json: JSON) {
        guard let number = json["number"]?.string,
            let date = json["date"]?.string.flatMap(Day.init(iso:)),
            let issuer = json["issuer"]?.string, let subject = json["subject"]?.string,
            let tasks = json["tasks"]?.array, let bases = json["bases"]?.array
        else { return nil }
        self.init(
            id: id, number: number, date: date, issuer: issuer, subject: subject,
            tasks: tasks.compactMap(Task.init(json:)), bases: bases.compactMap(Basis.init(json:)))
        guard self.tasks.count == tasks.count, self.bases.count == bases.count else { return nil }
    }
}

extension Plan.Task {
    var json: JSON { [.string(clause), .string(text)] }

    init?(json: JSON) {
        guard let texts = json.array?.map(\.string), texts.count == 2, let clause = texts[0],
            let text = texts[1]
        else { return nil }
        self.init(clause: clause, text: text)
    }
}

extension Plan.Basis {
    fileprivate init?(json: JSON) {
        guard let texts = json.array?.map(\.string), texts.count == 4, let number = texts[0],
            let issuer = texts[2], let title = texts[3]
        else { return nil }
        self.init(
            number: number, date: texts[1].flatMap(Day.init(iso:)), issuer: issuer, title: title)
    }
}
