import Foundation
import Reporting
import Testing

@testable import Formats

@Suite("a table in a Word document")
struct WordTableTests {
    private func xml(_ table: DocumentTable, in page: WordPage = .portrait) -> String {
        var xml = WordXML()
        xml.table(table, in: page)
        return xml.text
    }

    private func table(columns: Int, rows: [DocumentTable.Row] = []) -> DocumentTable {
        DocumentTable(
            columns: (0..<columns).map { .init("Cột \($0)", share: $0 + 1, .right) }, rows: rows)
    }

    private func count(_ part: String, in text: String) -> Int {
        text.components(separatedBy: part).count - 1
    }

    @Test("the columns share the width of the text, on either way of the page")
    func widths() throws {
        for (page, width) in [(WordPage.portrait, 9_355), (.landscape, 14_287)] {
            let text = xml(table(columns: 3), in: page)
            let widths = text.matches(of: /<w:gridCol w:w="(\d+)"/).compactMap { Int($0.1) }
            #expect(widths == [width / 6, width * 2 / 6, width * 3 / 6])
        }
    }

    @Test("the head is repeated on each page, and no row is divided")
    func rows() {
        let text = xml(
            table(columns: 2, rows: [.group("A. Mục"), .cells(["1", "2"]), .total(["", "3"])]))
        #expect(count("<w:tblHeader/>", in: text) == 1)
        #expect(count("<w:cantSplit/>", in: text) == 4)
        // A group goes across, and stays with what follows it.
        #expect(count("<w:gridSpan w:val=\"2\"/>", in: text) == 1)
        #expect(count("<w:keepNext/>", in: text) == 1)
        // Bold: the head, the group and the total, with the mark at the end of each.
        #expect(count("<w:b/>", in: text) == 2 * 2 + 2 + 2 * 2)
    }

    @Test("many columns take smaller letters", arguments: [(6, 24), (7, 22), (9, 22), (10, 20)])
    func letters(columns: Int, halfPoints: Int) {
        #expect(xml(table(columns: columns)).contains("<w:sz w:val=\"\(halfPoints)\"/>"))
    }

    @Test("a row that is too short has blank cells, and no columns make no division by zero")
    func short() {
        let text = xml(table(columns: 3, rows: [.cells(["1"])]))
        #expect(count("<w:tc>", in: text) == 6)
        #expect(xml(DocumentTable(columns: [], rows: [])).contains("<w:tbl>"))
    }

    @Test("two tables that follow each other stay two")
    func apart() {
        #expect(xml(table(columns: 1)).hasSuffix("</w:p>"))
    }
}
