import Reporting

/// What stands in a cell of a table that is taken away, whatever file it is written to.
package enum SheetCell: Hashable, Sendable {
    case blank
    case text(String)
    /// Its scale is how exact such numbers are.
    case number(FixedPoint)
    case truth(Bool)
    /// On Viet Nam's clock.
    case moment(Moment)
    case day(Day)

    package static func integer(_ number: Int64) -> SheetCell { .number(FixedPoint(number)) }
}

extension SheetCell {
    /// As programs read it, nothing added or left out: `1234.5`, `true`, RFC 3339; a blank is empty.
    package var exact: String {
        switch self {
        case .blank: ""
        case .text(let text): text
        case .number(let number): number.description
        case .truth(let truth): String(truth)
        case .moment(let moment): moment.description
        case .day(let day): day.description
        }
    }

    /// As somebody in Viet Nam would type it into a spreadsheet: `1234,5`, `Có`,
    /// `30/11/2026 08:00:00`; a blank is empty.
    package var typed: String {
        switch self {
        case .blank: ""
        case .text(let text): text
        case .number(let number): number.description.replacing(".", with: ",")
        case .truth(let truth): truth ? "Có" : "Không"
        case .moment(let moment): VietnameseDate.inTable(moment)
        case .day(let day): VietnameseDate.text(day)
        }
    }
}
