import Reporting

/// What a cell of a workbook holds, as its file tells it (ECMA-376 part 1, 18.18.11).
package enum ReadCell: Hashable, Sendable {
    case blank
    /// Without blanks at either end.
    case text(String)
    /// As the file writes it: `12`, `98.5`, `9.87654321E8`.
    case number(String)
    /// The same where the cell shows it as a percentage: `0.985`.
    case percent(String)
    /// A number that the cell shows as a day, a time, or both.
    case dated(Day?, TimeOfDay?)
    case truth(Bool)
    /// What a formula failed with: `#REF!`.
    case fault(String)
    /// A formula that has come to nothing yet: the program that wrote it did not reckon.
    case notReckoned
}

extension ReadCell {
    /// As text: `987654321`, a fraction with a comma, `07:30, 05/11/2026`.
    package var typed: String {
        switch self {
        case .blank, .notReckoned: ""
        case .text(let text), .fault(let text): text
        case .number(let value), .percent(let value): ReadCell.plain(value)
        case .dated(let day, let time):
            [time?.description, day.map(VietnameseDate.text)].compactMap(\.self)
                .joined(separator: ", ")
        case .truth(let truth): truth ? "TRUE" : "FALSE"
        }
    }

    /// A number of more digits than the fifteen that spreadsheets keep: the last ones are not those
    /// that were typed.
    package var isRounded: Bool {
        if case .number(let value) = self {
            Double(value).map { $0.magnitude >= 1e15 } ?? false
        } else {
            false
        }
    }

    /// How many octets a copy of it takes, about.
    var weight: Int {
        switch self {
        case .text(let text), .number(let text), .percent(let text), .fault(let text):
            text.utf8.count
        case .blank, .dated, .truth, .notReckoned: 0
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
