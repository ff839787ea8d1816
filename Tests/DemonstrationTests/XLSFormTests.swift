import Demonstration
import Reporting
import Testing

@Suite("The demonstration's form as an XLSForm")
struct XLSFormTests {
    private let form: Form

    init() throws { form = try Form(document: try JSON(parsing: FireSafetyForm.document)) }

    @Test("comes back byte for byte")
    func roundTrip() throws {
        let outcome = XLSForm.read(XLSForm.sheets(of: form), levels: [])
        #expect(outcome.findings.map(\.description) == [])
        #expect(outcome.document?.canonical == form.document.canonical)
    }
}
