import HTTP
import Reporting
import Storage
import Testing

@testable import Web

/// A department that has its schools report fires at once, by a form whose measure is called as a
/// question of the round's form.
struct IncidentFixture {
    let fixture: DepartmentFixture
    let school: Browser
    let officer: Browser
    let leader: Browser
    let stranger: Browser

    static let form = #"""
        {"code": "su_co", "version": 1, "title": {"vi": "Sự cố"},
         "lists": {"K": [{"value": "fire", "vi": "Cháy"}, {"value": "other", "vi": "Sự cố khác"}]},
         "sections": [{"code": "A", "vi": "Vụ việc", "indicators": [
           {"code": "call", "type": "note", "vi": "Gọi 114 trước.", "levels": ["TH", "THCS"]},
           {"code": "kind", "vi": "Việc gì?", "type": "choice", "list": "K", "nature": "state",
            "aggregate": "distribution", "required": "always", "levels": ["TH", "THCS"]},
           {"code": "day", "vi": "Ngày nào?", "type": "date", "nature": "state",
            "aggregate": "list", "required": "always", "levels": ["TH", "THCS"]},
           {"code": "time", "vi": "Lúc nào?", "type": "time", "nature": "state",
            "aggregate": "list", "required": "optional", "levels": ["TH", "THCS"]},
           {"code": "hurt", "vi": "Bị thương", "type": "integer", "unit": "người",
            "nature": "flow", "aggregate": "sum", "required": "optional",
            "levels": ["TH", "THCS"]},
           {"code": "course", "vi": "Kể ngắn gọn", "type": "text", "max": 500, "nature": "state",
            "aggregate": "list", "required": "always", "levels": ["TH", "THCS"]},
           {"code": "photo", "vi": "Ảnh", "type": "file", "accept": ["pdf"], "nature": "state",
            "aggregate": "list", "required": "always", "levels": ["TH", "THCS"]}]}],
         "rules": [{"id": "E1", "severity": "error", "at": ["day"], "holds": "day <= $today",
           "vi": "Ngày xảy ra không sau hôm nay."}],
         "measures": [{"code": "vu_chay", "vi": "Số vụ cháy", "value": "count(kind = 'fire')"},
           {"code": "accident", "vi": "Khác", "value": "sum(hurt)"}]}
        """#

    static let filled: [(String, String)] = [
        ("_occasion", "1"), ("_do", "send"), ("kind", "fire"), ("day", "10/11/2026"),
        ("time", "16:20"), ("hurt", "0"), ("course", "Ổ cắm <chập>.\nĐã dập tắt."),
    ]

    init() throws {
        fixture = try DepartmentFixture()
        let form = try Form(document: try JSON(parsing: Array(Self.form.utf8)))
        try fixture.storage.write { database in
            let office = try #require(try database.read.units.find("pgd-a"))
            _ = try database.importForm(form, of: office.id, by: .command)
            try database.set(
                nil, of: office.id, name: "Cháy nổ", form: .init(form.version, of: office.id),
                by: .command)
        }
        school = try fixture.browser("nv-th-cao-thang")
        officer = try fixture.browser("cv-a")
        leader = try fixture.browser("ld-a")
        stranger = try fixture.browser("cv-b")
    }

    /// As a browser sends it without scripts.
    @discardableResult
    func report(_ form: [(String, String)] = IncidentFixture.filled) throws -> Browser.Answer {
        _ = try school.get("/incidents/new")
        return try school.post("/incidents", form)
    }

    @discardableResult
    func post(
        _ browser: Browser, _ act: String, _ form: [(String, String)] = []
    ) throws -> Browser.Answer {
        _ = try browser.get("/incidents/1")
        return try browser.post("/incidents/1/\(act)", form)
    }

    func incident() throws -> Incident? {
        try fixture.storage.read { try $0.incidents.find(.init(rawValue: 1)) }
    }

    func findings() throws -> [String] {
        try Verification.of(fixture.storage.path).findings
    }
}
