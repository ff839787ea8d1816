import Formats
import Reporting
import Storage
import Testing
import TestSupport

@Suite struct ConsolidatedLayoutTests {
    @Test("whoever words figures of a closing otherwise raises ClosingFiles.layout, and this hash")
    func layout() throws {
        let folder = try TemporaryFolder()
        try FilledDatabase.demonstration.get().copy(to: folder.path("tonghop.db"))
        let storage = try Storage(path: folder.path("tonghop.db"), environment: .live)
        let report = try storage.read { database in
            let round = try #require(try database.rounds.find("pccc-2022"))
            let form = try database.forms.layout(of: round).form
            return try database.consolidatedReport(
                of: round, outline: try database.outline(of: round, form: form), at: .ofTests)
        }
        // It has what the figures' layout is about: ratios, sums and what nobody has answered.
        let document = report.document(.init())
        let texts = document.body.map { "\($0)" }.joined()
        #expect(texts.contains("%"))
        #expect(!report.annexes.schools.isEmpty)
        let file = try WordDocument(document, madeAt: .ofTests).file()
        let parts = try #require(OfficePackage.parts(of: file)).sorted { $0.key < $1.key }
        #expect(ClosingFiles.layout == 7)
        #expect(
            Digest.hexadecimal(Digest.sha256(parts.flatMap(\.value)))
                == "5fb8267624566127e131741db60458f9cb3a5c29bc0c21c370290025a77d50e0")
    }
}
