/// What the office knows of each school, in a form that is being made, as it is typed.
package struct GivenFigureDraft: Hashable, Sendable {
    /// Empty for a new one.
    package var code: String
    package var label: String
    /// The word of the document: `integer`.
    package var type: String

    package init(code: String, label: String, type: String) {
        (self.code, self.label, self.type) = (code, label, type)
    }
}

extension FormDraft {
    package var given: [GivenFigureDraft] {
        (document["given"]?.object?.pairs ?? []).map { code, json in
            GivenFigureDraft(
                code: code, label: json["vi"]?.string ?? "", type: json["type"]?.string ?? "")
        }
    }

    /// Codes are made of the words and stay when these change; without words there is none.
    package mutating func setGiven(_ figures: [GivenFigureDraft]) {
        let old = document["given"] ?? [:]
        var taken = Set((document["parameters"]?.object?.names ?? []) + figures.map(\.code))
        var given = JSON.object([:])
        for figure in figures where !figure.label.isEmpty {
            let code =
                figure.code.isEmpty
                ? DraftCode.free(
                    for: figure.label, otherwise: "so_lieu",
                    taken: taken.union(published.codes(in: .given, notOf: figure.label)))
                : figure.code
            taken.insert(code)
            given = given.with(
                code,
                (old[code] ?? [:]).with("vi", .string(figure.label))
                    .with("type", .string(figure.type)))
        }
        document = document.with("given", given.object?.count == 0 ? nil : given)
    }
}
