/// What is wrong with a form document, with the place of each fault.
package struct InvalidForm: Error, Hashable, Sendable {
    package struct Fault: Hashable, Sendable, CustomStringConvertible {
        /// `rules[3].holds`; empty for the document itself.
        package var place: String
        /// The character in the text at that place, from 1, where an expression is wrong.
        package var position: Int?
        package var fault: FormFault

        package init(place: String, position: Int? = nil, fault: FormFault) {
            self.place = place
            self.position = position
            self.fault = fault
        }

        /// English, for whoever writes forms as documents.
        package var message: String { fault.message }

        package var description: String {
            let position = position.map { ", position \($0)" } ?? ""
            return (place.isEmpty ? "document" : place) + position + ": " + message
        }
    }

    package var faults: [Fault]

    package init(faults: [Fault]) { self.faults = faults }
}

/// A place in a form document: a JSON value and the way to it.
struct DocumentNode: Sendable {
    let value: JSON
    let place: String

    func fault(_ fault: FormFault, position: Int? = nil) -> InvalidForm {
        InvalidForm(faults: [.init(place: place, position: position, fault: fault)])
    }

    /// The object's members; a name outside `known` is a fault, for it is likely a misspelling.
    func members(known: Set<String>, open: (String) -> Bool = { _ in false }) throws(InvalidForm)
        -> JSON.Members
    {
        guard let members = value.object else {
            throw fault(.shape(.object, found: value.kind))
        }
        let unknown = members.names.filter { !known.contains($0) && !open($0) }
        guard unknown.isEmpty else {
            throw InvalidForm(
                faults: unknown.map { .init(place: place, fault: .unknownMember($0)) })
        }
        return members
    }

    subscript(name: String) -> DocumentNode? {
        value[name].map {
            DocumentNode(value: $0, place: place.isEmpty ? name : place + "." + name)
        }
    }

    func required(_ name: String) throws(InvalidForm) -> DocumentNode {
        guard let node = self[name] else { throw fault(.missing(name)) }
        return node
    }

    func string() throws(InvalidForm) -> String {
        guard let text = value.string else {
            throw fault(.shape(.text, found: value.kind))
        }
        guard !text.isEmpty else { throw fault(.emptyText) }
        return text.nfc
    }

    func integer(in range: ClosedRange<Int64>) throws(InvalidForm) -> Int64 {
        guard let number = value.integer else {
            throw fault(.shape(.integer, found: value.kind))
        }
        guard range.contains(number) else {
            throw fault(.outside(number, range))
        }
        return number
    }

    func elements() throws(InvalidForm) -> [DocumentNode] {
        guard let elements = value.array else {
            throw fault(.shape(.array, found: value.kind))
        }
        return elements.enumerated().map {
            DocumentNode(value: $1, place: "\(place)[\($0)]")
        }
    }

    func strings() throws(InvalidForm) -> [String] {
        let found = FoundFaults()
        let texts = try elements().compactMap { element in
            found.attempt { () throws(InvalidForm) in try element.string() }
        }
        try found.check()
        return texts
    }

    /// A code: lower-case letters, digits and `_`, at most 40, not a word of the rule language.
    func code() throws(InvalidForm) -> String {
        let text = try string()
        guard text.utf8.count <= 40, let first = text.utf8.first, (97...122).contains(first),
            text.utf8.allSatisfy({
                (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_")
            })
        else { throw fault(.noCode(text)) }
        guard !reservedWords.contains(text) else {
            throw fault(.reservedWord(text))
        }
        return text
    }

    func choice<Value: RawRepresentable & CaseIterable>(of type: Value.Type) throws(InvalidForm)
        -> Value where Value.RawValue == String
    {
        let text = try string()
        guard let value = Value(rawValue: text) else {
            throw fault(.noneOf(Value.allCases.map(\.rawValue), found: text))
        }
        return value
    }

    /// The label of this object, which must have one.
    func neededLabel(levels: Set<Level>) throws(InvalidForm) -> Label {
        guard let label = try label(levels: levels) else { throw fault(.missing("vi")) }
        return label
    }

    /// The texts `vi`, `en` and `vi_LEVEL` of this object, or under `prefix` instead of `vi`.
    func label(_ name: String = "vi", levels: Set<Level>) throws(InvalidForm) -> Label? {
        guard let vietnamese = self[name] else { return nil }
        var label = Label(try vietnamese.string())
        if name == "vi" { label.english = try self["en"]?.string() }
        for level in levels {
            if let own = self["\(name)_\(level)"] { label.byLevel[level] = try own.string() }
        }
        return label
    }
}

let reservedWords: Set<String> = [
    "and", "or", "not", "in", "true", "false", "present", "contains", "count", "min", "if",
    "previous", "level", "value", "label", "sum", "count_distinct", "commune", "due", "submitted",
    "on_time", "communes",
]
