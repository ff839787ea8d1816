import Web

extension MalformedList {
    /// For the terminal.
    var message: String {
        switch fault {
        case .isUnreadable(let message): message
        case .columnIsMissing(let column): "column \(column.name) is missing"
        case .columnsAreUnknown(let heads): "unknown column \(MalformedList.quoted(heads))"
        case .columnsMeanTheSame(let heads, let column):
            "several columns are \(column.name): \(MalformedList.quoted(heads))"
        case .hasNoUnits: "the list has no units"
        case .hasNoAccounts: "the list has no accounts"
        case .isTooLong(let most): "the list has more than \(most) lines"
        }
    }

    private static func quoted(_ heads: [String]) -> String {
        heads.map { "'\($0)'" }.joined(separator: ", ")
    }
}
