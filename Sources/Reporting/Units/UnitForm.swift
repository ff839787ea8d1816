/// What units of a class call themselves by the law of a day: `Xã`, `Thị trấn`, `Sở`. Which there
/// are, and when, is data.
package struct UnitForm: Hashable, Sendable {
    package struct Code: Hashable, Sendable, RawRepresentable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
    }

    package var code: Code
    package var kind: Unit.Kind
    package var name: String
    /// nil for what has always been.
    package var from: Day?
    /// The first day on which there is none any more; nil where none is known.
    package var to: Day?

    package init(code: Code, kind: Unit.Kind, name: String, from: Day? = nil, to: Day? = nil) {
        self.code = code
        self.kind = kind
        self.name = name
        self.from = from
        self.to = to
    }

    package func isValid(on day: Day) -> Bool {
        (from.map { $0 <= day } ?? true) && (to.map { day < $0 } ?? true)
    }
}

/// All that there are, in the order in which they are named.
package struct UnitForms: Hashable, Sendable {
    package let all: [UnitForm]

    package init(_ all: [UnitForm]) { self.all = all }

    package subscript(code: UnitForm.Code) -> UnitForm? { all.first { $0.code == code } }

    package func valid(on day: Day) -> [UnitForm] { all.filter { $0.isValid(on: day) } }

    /// `xã, phường, thị trấn`
    package func words(of kind: Unit.Kind, on day: Day) -> String {
        valid(on: day).filter { $0.kind == kind }.map { $0.name.lowercased() }
            .joined(separator: ", ")
    }

    /// The same at the beginning of a sentence or a column: `Xã, phường, đặc khu`.
    package func title(of kind: Unit.Kind, on day: Day) -> String {
        let words = words(of: kind, on: day)
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// The one that a list names: `Phường`; nil for none, and for words that name several.
    package func spelled(_ text: String) -> UnitForm? {
        let folded = SearchText.fold(text)
        return all.first { SearchText.fold($0.name) == folded || $0.code.rawValue == text }
    }

    /// What a unit of the name calls itself on the day, or without one on any; nil where its name does
    /// not say.
    package func guess(_ name: String, _ kind: Unit.Kind, on day: Day?) -> UnitForm? {
        let valid = (day.map(valid) ?? all).filter { $0.kind == kind }
        if kind == .commune {
            return UnitName(name).form.flatMap { form in
                valid.first { SearchText.fold($0.name) == form }
            }
        }
        let words = SearchText.fold(name).split(separator: " ")
        return valid.first { form in
            words.starts(with: SearchText.fold(form.name).split(separator: " "))
                || words.first.map(String.init) == form.code.rawValue
        }
    }
}
