import Foundation
import Reporting
import Testing

/// Documentation/Forms.md shows a whole form, which is one.
@Suite struct FormsPageTests {
    @Test("the page's form is read, and the page names every member that a form may have")
    func example() throws {
        let page = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../../Documentation/Forms.md"), encoding: .utf8)
        let blocks = page.components(separatedBy: "```json\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
        #expect(blocks.count == 1)
        let form = try Form(document: try JSON(parsing: Array((blocks.first ?? "").utf8)))
        #expect(form.indicators.count > 3)
        #expect(!form.rules.isEmpty)
        #expect(!form.measures.isEmpty)
        for member in Form.members { #expect(page.contains("`\(member)`"), "\(member)") }
        for aggregate in Indicator.Aggregate.allCases {
            #expect(page.contains("`\(aggregate.rawValue)`"), "\(aggregate)")
        }
    }
}
