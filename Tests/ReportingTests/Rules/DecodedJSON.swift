import Foundation

@testable import Reporting

// The tests of the rule language read and show JSON without the module's own reader and writer, so
// that they fail for their own reasons only.
struct DecodedJSON: Decodable {
    let json: JSON

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            json = .null
        } else if let truth = try? value.decode(Bool.self) {
            json = .boolean(truth)
        } else if let number = try? value.decode(Int64.self) {
            json = .integer(number)
        } else if let number = try? value.decode(Decimal.self) {
            json = ["number": .string("\(number)")]
        } else if let text = try? value.decode(String.self) {
            json = .string(text)
        } else if let elements = try? value.decode([DecodedJSON].self) {
            json = .array(elements.map(\.json))
        } else {
            var members = JSON.Members()
            for (name, member) in try value.decode([String: DecodedJSON].self) {
                members[name] = member.json
            }
            json = .object(members)
        }
    }
}

extension JSON {
    /// The text of a tree, to be pasted into cases.json.
    var shown: String {
        switch self {
        case .null: "null"
        case .boolean(let truth): "\(truth)"
        case .integer(let number): "\(number)"
        case .decimal(let number): "\(number)"
        case .string(let text): "\"\(text)\""
        case .array(let elements): "[" + elements.map(\.shown).joined(separator: ", ") + "]"
        case .object(let members):
            "{"
                + members.pairs.map { "\"\($0.name)\": \($0.value.shown)" }
                .joined(separator: ", ") + "}"
        }
    }
}
