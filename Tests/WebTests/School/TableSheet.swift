import Foundation
import Reporting
import TestSupport
import Testing

@testable import Formats

/// A form's workbook whose first table somebody fills in with a spreadsheet, as it is taken away.
struct TableSheet {
    private var parts: [String: [UInt8]]
    private let part = "xl/worksheets/sheet2.xml"

    init(_ file: [UInt8]) throws { parts = try #require(OfficePackage.parts(of: file)) }

    private(set) var xml: String {
        get { String(decoding: parts[part] ?? [], as: UTF8.self) }
        set { parts[part] = Array(newValue.utf8) }
    }

    var form: String {
        String(decoding: parts["xl/worksheets/sheet1.xml"] ?? [], as: UTF8.self)
    }

    var octets: [UInt8] { get throws { try parts.packed } }

    /// The cell's XML.
    func cell(_ name: String) throws -> String {
        let cell = try Regex(#"(?s)<c r="\#(name)"( s="\d+")?( t="\w+")?(/>|>.*?</c>)"#)
        return String(xml[try #require(xml.firstMatch(of: cell)?.range, "no cell \(name)")])
    }

    /// `t="n"><v>5</v>`
    mutating func put(_ content: String, at name: String) throws {
        xml = xml.replacing(try cell(name), with: "<c r=\"\(name)\" \(content)</c>")
    }

    mutating func put(number: String, at name: String) throws {
        try put("t=\"n\"><v>\(number)</v>", at: name)
    }

    mutating func put(text: String, at name: String) throws {
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        try put("t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped)</t></is>", at: name)
    }

    mutating func clear(_ name: String) throws {
        xml = xml.replacing(try cell(name), with: "<c r=\"\(name)\"/>")
    }

    /// Of all sheets.
    mutating func replace(_ old: String, with new: String) {
        for (name, octets) in parts where name.hasPrefix("xl/worksheets/") {
            parts[name] = Array(
                String(decoding: octets, as: UTF8.self).replacing(old, with: new).utf8)
        }
    }

    /// Adds the table's sheet a second time.
    mutating func double() {
        func put(_ name: String, _ old: String, _ new: String) {
            let text = String(decoding: parts[name] ?? [], as: UTF8.self)
            parts[name] = Array(text.replacing(old, with: new + old).utf8)
        }
        parts["xl/worksheets/sheet9.xml"] = parts[part]
        put("xl/workbook.xml", "</sheets>", #"<sheet name="Bản 2" sheetId="9" r:id="rId99"/>"#)
        put(
            "xl/_rels/workbook.xml.rels", "</Relationships>",
            #"<Relationship Id="rId99" Type="t" Target="worksheets/sheet9.xml"/>"#)
    }
}
