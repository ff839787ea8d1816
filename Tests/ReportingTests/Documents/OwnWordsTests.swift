import Reporting
import Testing

@Suite("What somebody wrote, within the sentences of a document")
struct OwnWordsTests {
    let form: Form

    init() throws { form = try SmallForm.read() }

    private func report(_ json: String, _ values: Values) throws -> [String] {
        let outline = try Outline(.report, document: try JSON(parsing: json.utf8), of: form)
        let facts = Facts(values, level: "TH", form: form, try DocumentSetting.ofTests(form))
        return outline.filled(with: facts).blocks.map { $0.runs.map(\.text).joined() }
    }

    @Test("a school's own words end as a sentence does, and go on where one does")
    func ownWords() throws {
        let json = """
            {"subject": "x", "blocks": [{"vi": "{paper}"}, {"vi": "Nối.", "continues": true},
             {"vi": "Có ({paper})."}, {"vi": "Số {paper}; {paper} và {staff}"}]}
            """
        #expect(
            try report(json, ["paper": .text("12/NQ.\nNgày 5"), "staff": .integer(1)]) == [
                "12/NQ. Ngày 5. Nối.", "Có (12/NQ. Ngày 5).",
                "Số 12/NQ. Ngày 5; 12/NQ. Ngày 5 và 01",
            ])
        #expect(
            try report(json, ["paper": .text("12/NQ.")]) == [
                "12/NQ. Nối.", "Có (12/NQ).", "Số 12/NQ; 12/NQ. và …",
            ])
    }

    @Test("how many chose an option stands within the brackets that it ends with")
    func brackets() throws {
        let text = SmallForm.text.replacing(
            #"{"value": "na", "vi": "Không có"}"#,
            with: #"{"value": "na", "vi": "Không có (không áp dụng)"}"#)
        let form = try Form(document: try JSON(parsing: text.utf8))
        let facts = Facts(
            ReportedTotals(
                total: .of([["pick": .choice("na")], ["pick": .choice("a")]], in: form),
                previous: [:], owedByLevel: [:], missing: [], late: []),
            try DocumentSetting.ofTests(form))
        #expect(
            facts.text("pick") == "một (01 trường); không có (không áp dụng; 01 trường)")
    }
}
