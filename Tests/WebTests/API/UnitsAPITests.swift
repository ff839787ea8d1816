import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite struct UnitsAPITests {
    let site: APISite
    let admin: String

    init() throws {
        site = try APISite()
        admin = try site.token(.admin)
    }

    private func codes(as token: String) throws -> [String] {
        let answer = try site.get("/api/v1/units", as: token)
        #expect(answer.status == 200)
        return (answer["units"].array ?? []).compactMap { $0["code"]?.string }
    }

    private func put(_ code: String, _ json: JSON, as token: String? = nil) throws -> Answer {
        try site.send(.put, "/api/v1/units/" + code, as: token ?? admin, json: json)
    }

    private static let school: JSON = [
        "name": "Trường Tiểu học Mới", "short_name": "TH Mới", "kind": "school", "level": "TH",
        "reports_to": "pgd-thanh-mien",
    ]

    @Test("an admin sees every unit, the department those below it with their communes")
    func department() throws {
        #expect(try codes(as: admin).count >= 70)
        let own = try codes(as: try site.token(.officer))
        #expect(own.count == 1 + 51 + 17)
        #expect(!own.contains("so-gddt-hai-duong"))
    }

    @Test("a school sees itself and its commune")
    func school() throws {
        let answer = try site.get("/api/v1/units", as: try site.token(.head, "th-cao-thang"))
        let units = answer["units"].array ?? []
        #expect(units.compactMap { $0["kind"]?.string }.sorted() == ["commune", "school"])
        #expect(
            units.first { $0["kind"] == "school" } == [
                "code": "th-cao-thang", "name": "Trường Tiểu học Cao Thắng",
                "short_name": "TH Cao Thắng", "kind": "school", "form": "truong",
                "level": "TH", "reports_to": "pgd-thanh-mien", "identifiers": [:],
                "commune": units.first { $0["kind"] == "commune" }?["code"] ?? .null,
            ])
    }

    @Test("a unit is added, then renamed; rounds that froze the old name keep it")
    func renaming() throws {
        let added = try put("th-moi", Self.school)
        #expect(added.status == 201)
        #expect(added.json == ["code": "th-moi"])
        #expect(try codes(as: admin).contains("th-moi"))
        let name = "Trường Tiểu học Cao Thă\u{301}ng 2"
        let renamed = try put(
            "th-cao-thang", ["name": .string(name), "kind": "school", "level": "TH"])
        #expect(renamed.status == 200)
        let units = try site.get("/api/v1/units", as: try site.token(.head, "th-cao-thang"))
        let stored = (units["units"].array ?? []).first { $0["kind"] == "school" }?["name"]?.string
        #expect(stored?.unicodeScalars.elementsEqual(name.nfc.unicodeScalars) ?? false)
        let report = try site.get(
            "/api/v1/rounds/pccc-2022/reports/th-cao-thang", as: try site.token(.officer))
        #expect(report["unit", "name"] == "Trường Tiểu học Cao Thắng")
    }

    @Test("the kind, the level and the place of a unit are not changed by the way")
    func conflicts() throws {
        for (name, value) in [
            ("level", "MN"), ("reports_to", "so-gddt-hai-duong"), ("commune", "so-gddt-hai-duong"),
        ] {
            let answer = try put(
                "th-cao-thang",
                Self.school.with("name", "Tên khác").with(name, .string(value)))
            #expect(answer.status == 409, "\(name)")
            #expect(answer.isProblem)
        }
        let kind = try put("th-cao-thang", ["name": "Xã Cao Thắng", "kind": "commune"])
        #expect(kind.status == 409)
        let text = try site.get("/api/v1/units", as: admin).text
        #expect(!text.contains("Tên khác"))
    }

    @Test(
        "what is no unit is refused with the reason",
        arguments: [
            ("TH-MOI", "{}", 422), ("th%20moi", "{}", 422), ("%C4%91", "{}", 422),
            ("th-moi", #"{"kind":"school","level":"TH"}"#, 422),
            ("th-moi", #"{"name":"","kind":"school","level":"TH"}"#, 422),
            ("th-moi", #"{"name":5,"kind":"school","level":"TH"}"#, 422),
            ("th-moi", #"{"name":["a"],"kind":"school","level":"TH"}"#, 422),
            ("th-moi", #"{"name":"a\u0007","kind":"school","level":"TH"}"#, 422),
            ("th-moi", #"{"name":"a","kind":"castle"}"#, 422),
            ("th-moi", #"{"name":"a","kind":"school"}"#, 422),
            ("th-moi", #"{"name":"a","kind":"school","level":"THPT"}"#, 422),
            ("th-moi", #"{"name":"a","kind":"commune","level":"TH"}"#, 422),
            ("th-moi", #"{"name":"a","kind":"school","level":"TH","reports_to":"th-moi"}"#, 422),
            ("th-moi", #"{"name":"a","kind":"school","level":"TH","id":1}"#, 400),
        ])
    func refusals(code: String, body: String, status: Int) throws {
        let answer = try put(code, try JSON(parsing: Array(body.utf8)))
        #expect(answer.status == status)
        #expect(answer.isProblem)
        #expect(try !codes(as: admin).contains("th-moi"))
        #expect(site.failures.isEmpty)
    }

    @Test("only an admin changes units", arguments: Role.allCases)
    func access(role: Role) throws {
        let unit: Unit.Code = role.isOfSchool ? "th-cao-thang" : "pgd-thanh-mien"
        let answer = try put("th-moi", Self.school, as: try site.token(role, unit))
        #expect(answer.status == (role == .admin ? 201 : 403))
    }
}
