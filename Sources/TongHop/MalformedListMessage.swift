import Formats
import Reporting
import Web

extension MalformedList {
    /// For the terminal.
    var message: String {
        switch fault {
        case .isUnreadable(let reason): reason.message
        case .isNoWorkbook(.isUnreadable): "the workbook can't be read"
        case .isNoWorkbook(.isTooLarge): "the workbook is too large"
        case .isNoWorkbook(.isNotReckoned(let cell)):
            "the formula of cell \(cell) has no result: open the file in a spreadsheet and save it"
        case .isNoWorkbook(.isRounded(let cell)):
            "the number of cell \(cell) has more digits than a spreadsheet keeps: make it a text"
        case .isNoWorkbook(.hasSeveralSheets(let names)):
            "several sheets have cells: \(MalformedList.quoted(names))"
        case .isInLegacyFont(let font): "the list is typed in a font of \(font.rawValue)"
        case .columnIsMissing(let column): "column \(column.name) is missing"
        case .columnsAreUnknown(let heads): "unknown column \(MalformedList.quoted(heads))"
        case .columnsMeanTheSame(let heads, let column):
            "several columns are \(column.name): \(MalformedList.quoted(heads))"
        case .hasNoUnits: "the list has no units"
        case .hasNoAccounts: "the list has no accounts"
        case .hasTooManyColumns(let most): "the line has more than \(most) columns"
        case .isTooLong(let most): "the list has more than \(most) lines"
        }
    }

    private static func quoted(_ heads: [String]) -> String {
        heads.map { "'\($0)'" }.joined(separator: ", ")
    }
}
