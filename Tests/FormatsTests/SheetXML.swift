import Formats
import Foundation
import FoundationXML
import Testing

/// A sheet of a workbook as another program reads it.
final class SheetXML: NSObject, XMLParserDelegate {
    /// By reference: `B2`.
    private(set) var texts: [String: String] = [:]
    private(set) var numbers: [String: Double] = [:]
    /// Of every element in order, with its attributes.
    private(set) var elements: [(name: String, attributes: [String: String])] = []
    private var (cell, text, isText) = ("", "", false)

    init(_ xml: [UInt8]) throws {
        super.init()
        let parser = XMLParser(data: Data(xml))
        parser.delegate = self
        try #require(parser.parse())
    }

    /// The `number`th sheet of the workbook, from 1.
    convenience init(_ number: Int = 1, of workbook: [UInt8]) throws {
        let parts = try #require(OfficePackage.parts(of: workbook))
        try self.init(try #require(parts["xl/worksheets/sheet\(number).xml"]))
    }

    func attributes(of name: String) -> [[String: String]] {
        elements.filter { $0.name == name }.map(\.attributes)
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        elements.append((name, attributes))
        if name == "c" {
            cell = attributes["r"] ?? ""
            isText = attributes["t"] == "inlineStr"
        }
        if name == "v" || name == "t" { text = "" }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
        qualifiedName: String?
    ) {
        if name == "t", isText { texts[cell] = text }
        if name == "v" { numbers[cell] = Double(text) }
    }
}
