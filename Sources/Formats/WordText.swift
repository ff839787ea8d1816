import Reporting

/// The text of a Word document (DOCX, ECMA-376 part 1, 17), as a person would copy it: paragraphs in
/// lines, the rows of a table in lines with TABs between the cells, numbers that Word counts by
/// itself in front of their paragraphs. What is deleted, hidden or fetched from elsewhere is not
/// read, nor are headers, footers and notes.
package struct WordText: Sendable {
    package enum Fault: Error, Hashable, Sendable {
        /// No document, a damaged one, or one with a password.
        case isUnreadable
        case isTooLarge
    }

    /// Bytes of a file, and those that one of its parts may inflate to.
    package static let longestFile = 10 * 1024 * 1024
    static let longestPart = 20_000_000
    /// Octets of its text.
    static let mostText = 2_000_000

    package let text: String

    package init(_ bytes: [UInt8]) throws(Fault) {
        guard bytes.count <= WordText.longestFile else { throw .isTooLarge }
        guard let parts = ZipParts(bytes) else { throw .isUnreadable }
        do throws(WorkbookTable.Fault) {
            let name =
                try PackageRelations(of: "", in: parts).part(ofKind: "officeDocument")
                ?? "word/document.xml"
            guard let body = try parts.part(name, most: WordText.longestPart) else {
                throw WorkbookTable.Fault.isUnreadable
            }
            let relations = try PackageRelations(of: name, in: parts)
            func part(_ kind: String, _ usual: String) throws(WorkbookTable.Fault) -> [UInt8]? {
                try parts.part(
                    relations.part(ofKind: kind) ?? usual, most: WordText.longestPart / 4)
            }
            var numbers = try WordNumbers(
                numbering: part("numbering", "word/numbering.xml"),
                styles: part("styles", "word/styles.xml"))
            var reader = WordTextReader()
            try XMLPieces.each(of: body, malformed: WorkbookTable.Fault.isUnreadable) {
                piece throws(WorkbookTable.Fault) in
                try reader.take(piece, &numbers)
            }
            text = reader.lines.joined(separator: "\n")
        } catch {
            throw error == .isTooLarge ? .isTooLarge : .isUnreadable
        }
    }
}

/// Puts a document's text together, piece by piece.
struct WordTextReader {
    /// What is being filled, the inner ones last: the document, cells of tables, text boxes.
    private var outer: [[String]] = []
    private(set) var lines: [String] = []
    private var tables: [WordTable] = []
    private var paragraphs: [Paragraph] = []
    /// Elements within one whose content is not read.
    private var unread = 0
    private var octets = 0

    private struct Paragraph {
        var text = ""
        var isInProperties = false
        var isText = false
        var isHidden = false
        var style: String?
        var list: String?
        var level: Int?
    }

    /// The rows of a table as they come, each a list of cells, each a list of lines.
    private struct WordTable {
        var rows: [[[String]]] = []

        /// A letterhead's two columns are two texts; a table's rows are lines.
        var lines: [String] {
            let columns = rows.map(\.count).max() ?? 0
            let numbered = rows.count { row in
                let first = row.first?.joined() ?? ""
                return !first.isEmpty && first.allSatisfy { $0.isNumber || $0 == "." }
            }
            guard columns > 2 || columns == 2 && numbered > 1 else {
                return rows.flatMap { $0.flatMap { $0 } }
            }
            return rows.map { row in
                row.map { $0.filter { !$0.isEmpty }.joined(separator: " ") }
                    .joined(separator: "\t")
            }
        }
    }

    private static let notRead: Set<String> = [
        "del", "moveFrom", "Fallback", "instrText", "delText", "pict", "object",
    ]

    mutating func take(
        _ piece: XMLPieces.Piece, _ numbers: inout WordNumbers
    ) throws(WorkbookTable.Fault) {
        switch piece {
        case .start(let name, let attributes):
            if unread > 0 || WordTextReader.notRead.contains(name) {
                unread += 1
            } else {
                begin(name, attributes)
            }
        case .end(let name):
            if unread > 0 { unread -= 1 } else { end(name, &numbers) }
        case .text(let text):
            guard unread == 0, let last = paragraphs.last, last.isText, !last.isHidden else {
                return
            }
            octets += text.utf8.count
            guard octets <= WordText.mostText else { throw .isTooLarge }
            add(text)
        }
    }

    private mutating func begin(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "tbl": tables.append(WordTable())
        case "tr": if !tables.isEmpty { tables[tables.count - 1].rows.append([]) }
        case "tc", "txbxContent":
            outer.append(lines)
            lines = []
        case "p": paragraphs.append(Paragraph())
        case "pPr": change { $0.isInProperties = true }
        case "pStyle": change { $0.style = attributes["val"] }
        case "ilvl": change { $0.level = Int(attributes["val"] ?? "") }
        case "numId": change { $0.list = attributes["val"] }
        case "r": change { $0.isHidden = false }
        case "vanish":
            change { $0.isHidden = !["0", "false", "off"].contains(attributes["val"]) }
        case "t": change { $0.isText = true }
        case "tab": add("\t")
        case "br", "cr": add("\n")
        case "noBreakHyphen": add("-")
        case "sym":
            let sign = UInt32(attributes["char"] ?? "", radix: 16).flatMap(Unicode.Scalar.init)
            if let sign { add(String(sign)) }
        default: break
        }
    }

    private mutating func end(_ name: String, _ numbers: inout WordNumbers) {
        switch name {
        case "tbl":
            if let table = tables.popLast() { lines += table.lines }
        case "tc":
            let cell = lines
            lines = outer.popLast() ?? []
            guard !tables.isEmpty, !tables[tables.count - 1].rows.isEmpty else {
                lines += cell
                return
            }
            let table = tables.count - 1
            tables[table].rows[tables[table].rows.count - 1].append(cell)
        case "txbxContent":
            let box = lines
            lines = (outer.popLast() ?? []) + box
        case "p":
            guard let paragraph = paragraphs.popLast() else { return }
            let number = numbers.next(
                style: paragraph.style, list: paragraph.list, level: paragraph.level)
            let isEmpty = paragraph.text.allSatisfy(\.isWhitespace)
            lines.append(isEmpty ? "" : (number.map { $0 + " " } ?? "") + paragraph.text)
        case "pPr": change { $0.isInProperties = false }
        case "t": change { $0.isText = false }
        default: break
        }
    }

    private mutating func change(_ body: (inout Paragraph) -> Void) {
        if !paragraphs.isEmpty { body(&paragraphs[paragraphs.count - 1]) }
    }

    private mutating func add(_ text: String) {
        change { if !$0.isInProperties, !$0.isHidden { $0.text += text } }
    }
}
