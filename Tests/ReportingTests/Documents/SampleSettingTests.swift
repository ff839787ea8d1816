import Testing

@testable import Reporting

@Suite("A document of a round that there is not")
struct SampleSettingTests {
    @Test("says no days of it")
    func days() throws {
        let text = """
            {"code": "t1", "version": 1, "title": {"vi": "T"}, "sections": [
             {"code": "A", "vi": "A", "indicators": [
              {"code": "n", "vi": "Số", "type": "integer", "nature": "flow", "aggregate": "sum",
               "required": "optional", "levels": ["TH"]}]}],
             "outlines": {"report": {"subject": "K", "blocks": [
              {"vi": "Từ ngày {$period_start} đến ngày {$data_close}, kế hoạch ngày {$plan_date}: {n}."}
             ]}}}
            """
        let form = try Form(document: try JSON(parsing: text.utf8))
        let facts = Facts(
            ["n": .integer(9)], level: "TH", form: form,
            .sample(unit: "Trường", owner: "Phòng", on: Day(number: 20_000)))
        let said = form.outline(.report).filled(with: facts).blocks.map {
            $0.runs.map(\.text).joined()
        }
        #expect(said == ["Từ ngày … đến ngày …, kế hoạch ngày …: 09."])
    }
}
