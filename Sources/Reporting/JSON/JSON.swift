/// A JSON value (RFC 8259) with exact integers and the order of an object's members kept.
///
/// Numbers are either `Int64` or a decimal fraction; what fits neither is refused by the reader,
/// which reads a number without a fraction, such as `12.0` or `1e3`, as an integer. Texts and names
/// are equal when they are canonically equivalent (Unicode 3.12), as everywhere in Swift.
package enum JSON: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case decimal(FixedPoint)
    case string(String)
    case array([JSON])
    case object(Members)

    /// The members of an object in their order; a name occurs once.
    package struct Members: Hashable, Sendable, ExpressibleByDictionaryLiteral {
        package private(set) var pairs: [(name: String, value: JSON)] = []
        /// Where each name stands, once there are many; of few they are found by looking.
        private var places: [String: Int] = [:]
        private static let few = 12

        package init() {}

        package init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }

        fileprivate init(_ elements: [(String, JSON)]) {
            pairs.reserveCapacity(elements.count)
            for (name, value) in elements { self[name] = value }
        }

        /// The members in their order, whose names differ from each other. Made to be written: a name
        /// is found by looking.
        package init(distinct pairs: [(name: String, value: JSON)]) { self.pairs = pairs }

        package var names: [String] { pairs.map(\.name) }
        package var count: Int { pairs.count }

        /// Assigning nil leaves the object as it is: a member is never taken out.
        package subscript(name: String) -> JSON? {
            get { place(of: name).map { pairs[$0].value } }
            set {
                guard let newValue else { return }
                if let place = place(of: name) {
                    pairs[place].value = newValue
                } else {
                    add(newValue, named: name)
                }
            }
        }

        /// Adds a member at the end; false, and nothing is added, when the name is taken.
        package mutating func append(_ value: JSON, named name: String) -> Bool {
            guard place(of: name) == nil else { return false }
            add(value, named: name)
            return true
        }

        private func place(of name: String) -> Int? {
            places.isEmpty ? pairs.firstIndex { $0.name == name } : places[name]
        }

        private mutating func add(_ value: JSON, named name: String) {
            pairs.append((name, value))
            if !places.isEmpty {
                places[name] = pairs.count - 1
            } else if pairs.count > Members.few {
                index()
            }
        }

        private mutating func index() {
            for (place, pair) in pairs.enumerated() { places[pair.name] = place }
        }

        package static func == (left: Members, right: Members) -> Bool {
            left.count == right.count
                && left.pairs.allSatisfy { right[$0.name] == $0.value }
        }

        package func hash(into hasher: inout Hasher) {
            for name in names.sorted() {
                hasher.combine(name)
                hasher.combine(self[name])
            }
        }
    }

    package subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    package var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    package var integer: Int64? {
        guard case .integer(let number) = self else { return nil }
        return number
    }

    /// Without a fraction where there is none.
    package init(_ number: FixedPoint) {
        self = number.integer.map(JSON.integer) ?? .decimal(number)
    }

    /// The number, whether it has a fraction or not.
    package var number: FixedPoint? {
        switch self {
        case .integer(let number): FixedPoint(number)
        case .decimal(let number): number
        default: nil
        }
    }

    package var boolean: Bool? {
        guard case .boolean(let value) = self else { return nil }
        return value
    }

    package var array: [JSON]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    package var object: Members? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// What the value is, for a message to whoever wrote it.
    package var kind: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .integer, .decimal: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Members(elements))
    }
}
