import Foundation
import Reporting
import Web

/// A list of units or accounts on the command line, where nobody can be asked.
enum ListFile {
    /// - Throws: exit code 65 with file, line and reason; 74 for a file that can't be read.
    static func read<List>(
        _ path: String, as list: (SpreadsheetText) throws(MalformedList) -> List
    ) throws -> List {
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        do throws(MalformedList) {
            return try list(try SpreadsheetText(bytes))
        } catch {
            throw Failure.input("\(path):\(error.line): \(error.message)")
        }
    }
}

extension [ListQuestion] {
    /// For the terminal: `units.csv:3: …`, a line each.
    func lines(of file: String) -> String {
        map { "\(file):\($0.line): \($0.message)" }.joined(separator: "\n")
    }
}

extension ListQuestion {
    /// For the terminal.
    fileprivate var message: String {
        let codes = options.map(\.value).filter(Slug.isCode).prefix(5).joined(separator: ", ")
        return switch matter {
        case .code:
            "code and name are needed" + (codes.isEmpty ? "" : "; the code could be \(codes)")
        case .level: "unknown level '\(text)'"
        case .unit(.reportsTo) where text.isEmpty: "reports_to is needed beside a name"
        case .unit(let field): "\(field.column): it is not clear which unit '\(text)' is: \(codes)"
        }
    }
}
