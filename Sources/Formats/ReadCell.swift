/// What a cell of a workbook holds, as its file tells it (ECMA-376 part 1, 18.18.11).
package enum ReadCell: Hashable, Sendable {
    case blank
    /// Without blanks at either end.
    case text(String)
    /// As the file writes it: `12`, `98.5`, `9.87654321E8`; a day is a number too.
    case number(String)
    /// The same where the cell shows it as a percentage: `0.985`.
    case percent(String)
    case truth(Bool)
    /// What a formula failed with: `#REF!`.
    case fault(String)
    /// A formula that has come to nothing yet: the program that wrote it did not reckon.
    case notReckoned
}

extension ReadCell {
    /// As text: `987654321`, a fraction with a comma.
    package var typed: String {
        switch self {
        case .blank, .notReckoned: ""
        case .text(let text), .fault(let text): text
        case .number(let value), .percent(let value): ReadCell.plain(value)
        case .truth(let truth): truth ? "TRUE" : "FALSE"
        }
    }

    /// How many octets a copy of it takes, about.
    var weight: Int {
        switch self {
        case .text(let text), .number(let text), .percent(let text), .fault(let text):
            text.utf8.count
        case .blank, .truth, .notReckoned: 0
        }
    }

    /// `9.87654321E8` is 987654321; a fraction has a comma.
    private static func plain(_ value: String) -> String {
        guard !value.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Double(value)
        else {
            return value
        }
        if let whole = Int64(exactly: number), whole.magnitude < 1 << 53 { return String(whole) }
        return number.description.replacing(".", with: ",")
    }
}
