import Reporting
import Storage
import Testing

@testable import Web

/// What a form that is being made says when it is tried, before there is a round.
@Suite("A trial of a form of no round")
struct DraftTrialTests {
    private let officer: Browser
    private let address: String

    private static let document = """
        {"code": "y_te", "version": 1, "title": {"vi": "Y tế"}, "sections": [
          {"code": "A", "vi": "Khám", "indicators": [
            {"code": "pupils", "vi": "Số học sinh", "type": "integer", "nature": "stock",
             "aggregate": "sum", "required": "optional", "levels": ["TH"]},
            {"code": "examined", "vi": "Đã khám", "type": "integer", "nature": "flow",
             "aggregate": "sum", "required": "optional", "levels": ["TH"]},
            {"code": "day", "vi": "Ngày khám", "type": "date", "nature": "state",
             "aggregate": "list", "required": "optional", "levels": ["TH"]}]}],
         "rules": [{"id": "E1", "severity": "error", "at": ["day"],
           "holds": "day >= $period_start and day <= $data_close", "vi": "Ngoài kỳ báo cáo."}],
         "measures": [{"code": "rate", "vi": "Tỷ lệ khám",
           "percent": "sum(examined) / sum(pupils)"}]}
        """

    init() throws {
        let fixture = try DepartmentFixture()
        officer = try fixture.browser("cv-a")
        let draft = FormDraft(try JSON(parsing: Array(Self.document.utf8)))
        let id = try fixture.storage.write { database in
            try database.add(draft, of: #require(try database.read.units.find("pgd-a")?.id))
        }
        address = "/form-drafts/\(id.rawValue)/trial"
    }

    @Test("a date knows no period yet, and is not held against one")
    func period() throws {
        let page = try officer.get(address).text
        #expect(page.contains("Kỳ báo cáo: từ ngày … đến ngày …"))
        #expect(!page.contains("23/11/2026"))
        let checked = try officer.post(address, [("_level", "TH"), ("day", "05/09/2026")]).text
        #expect(checked.contains("Nộp được: không có lỗi"))
    }

    @Test(
        "a share of nothing is no 0",
        arguments: [
            ("", "", "chưa có số liệu"), ("0", "0", "chưa có số liệu"), ("10", "20", "50,0%"),
            ("0", "20", "0,0%"),
        ])
    func share(examined: String, pupils: String, text: String) throws {
        _ = try officer.get(address)
        let page = try officer.post(
            address, [("_level", "TH"), ("examined", examined), ("pupils", pupils)]
        ).text
        #expect(page.contains("<dt>Tỷ lệ khám</dt><dd>\(text)</dd>"))
    }
}
