import Foundation
import Reporting
import TestSupport
import Testing

@testable import Formats

/// A downloaded workbook that somebody fills in and sends, as a spreadsheet would leave it.
struct FilledFile {
    private var parts: [String: [UInt8]]

    init(_ file: [UInt8]) throws { parts = try #require(OfficePackage.parts(of: file)) }

    private var sheet: String {
        get { String(decoding: parts["xl/worksheets/sheet1.xml"] ?? [], as: UTF8.self) }
        set { parts["xl/worksheets/sheet1.xml"] = Array(newValue.utf8) }
    }

    var octets: [UInt8] { get throws { try parts.packed } }

    var hasOpenCells: Bool { sheet.contains("<dataValidation ") }

    func has(_ code: String) -> Bool { sheet.contains("<t>\(code)</t>") }

    /// The XML of the row of that question.
    func row(_ code: String) throws -> String {
        let rows = sheet.components(separatedBy: "<row ").dropFirst()
        let row = try #require(rows.first { $0.contains("<t>\(code)</t>") }, "no row \(code)")
        return "<row " + row.prefix(upTo: try #require(row.range(of: "</row>")).upperBound)
    }

    /// What stands in the cell of the question, as XML; nil for one without content.
    func cell(_ code: String, column: String = "E") throws -> String? {
        let row = try row(code)
        let start = try #require(row.range(of: "<c r=\"\(column)"))
        let rest = row[start.lowerBound...]
        let tag = try #require(rest.range(of: ">"))
        if rest[..<tag.lowerBound].hasSuffix("/") { return nil }
        return String(rest[..<(try #require(rest.range(of: "</c>"))).upperBound])
    }

    /// Puts a cell in the place of the question's: `t="n"><v>5</v>`.
    mutating func put(_ content: String, at code: String) throws {
        let row = try row(code)
        let start = try #require(row.range(of: "<c r=\"E"))
        let rest = row[start.lowerBound...]
        let name = rest.dropFirst(6).prefix { $0 != "\"" }
        let tag = try #require(rest.range(of: ">"))
        let end =
            rest[..<tag.lowerBound].hasSuffix("/")
            ? tag.upperBound : try #require(rest.range(of: "</c>")).upperBound
        let cell = content.isEmpty ? "" : "<c r=\"\(name)\" \(content)</c>"
        sheet = sheet.replacing(
            row, with: row.replacingCharacters(in: start.lowerBound..<end, with: cell))
    }

    mutating func put(number: String, at code: String) throws {
        try put("t=\"n\"><v>\(number)</v>", at: code)
    }

    mutating func put(text: String, at code: String) throws {
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        try put("t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped)</t></is>", at: code)
    }

    /// As a spreadsheet leaves a cell in which somebody typed `98,5%`: with a style that shows it so.
    mutating func put(percent: String, at code: String) throws {
        try put(percent, shownAs: "0.0%", at: code)
    }

    /// With a style of the format of its own.
    mutating func put(_ number: String, shownAs format: String, at code: String) throws {
        var styles = String(decoding: parts["xl/styles.xml"] ?? [], as: UTF8.self)
        let count = try #require(styles.firstMatch(of: /<cellXfs count="([0-9]+)"/)?.output.1)
        let style = try #require(Int(count))
        styles = styles.replacing(
            "cellXfs count=\"\(style)\"", with: "cellXfs count=\"\(style + 1)\""
        )
        .replacing("</cellXfs>", with: "<xf numFmtId=\"\(900 + style)\"/></cellXfs>")
        .replacing(
            "</numFmts>",
            with: "<numFmt numFmtId=\"\(900 + style)\" formatCode=\"\(format)\"/></numFmts>")
        parts["xl/styles.xml"] = Array(styles.utf8)
        try put("s=\"\(style)\" t=\"n\"><v>\(number)</v>", at: code)
    }

    mutating func clear(_ code: String) throws { try put("", at: code) }

    /// Takes the row away, or puts another text in its place.
    mutating func replace(row code: String, with text: String = "") throws {
        sheet = sheet.replacing(try row(code), with: text)
    }

    /// Puts the rows in the other order, each where another stood.
    mutating func turn() throws {
        let head = try #require(sheet.range(of: "<sheetData>")).upperBound
        let tail = try #require(sheet.range(of: "</sheetData>")).lowerBound
        let rows = sheet[head..<tail].components(separatedBy: "</row>").dropLast().map {
            $0 + "</row>"
        }
        let first = try #require(rows.firstIndex { $0.contains("tonghop:mã") }) + 1
        let number = rows[first - 1].firstMatch(of: /<row r="([0-9]+)"/).flatMap {
            Int($0.output.1)
        }
        let headNumber = try #require(number)
        let turned =
            rows[..<first]
            + rows[first...].reversed().enumerated().map { index, row in
                FilledFile.moved(row, to: headNumber + index + 1)
            }
        sheet.replaceSubrange(head..<tail, with: turned.joined())
    }

    private static func moved(_ row: String, to number: Int) -> String {
        row.replacing(/r="([A-Z]*)[0-9]+"/) { "r=\"\($0.output.1)\(number)\"" }
    }

    /// Says something else of what the file is known by.
    mutating func rename(_ old: String, to new: String) {
        let part = "xl/worksheets/sheet2.xml"
        let text = String(decoding: parts[part] ?? [], as: UTF8.self)
        parts[part] = Array(text.replacing("<t>\(old)</t>", with: "<t>\(new)</t>").utf8)
    }
}

extension [String: [UInt8]] {
    /// The file of these parts.
    var packed: [UInt8] {
        get throws {
            try WordPackage(
                parts: sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, madeAt: .ofTests
            ).file()
        }
    }
}
