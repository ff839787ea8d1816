import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing
import TestSupport

@testable import Web

@Suite struct APIAccessTests {
    /// Every address of the API with a body that would do.
    static let addresses: [(HTTPRequest.Method, String)] = Site.routes.filter(\.isAPI).map {
        (
            $0.method,
            $0.address.replacingOccurrences(of: "{round}", with: "pccc-2026")
                .replacingOccurrences(of: "{unit}", with: "th-cao-thang")
                .replacingOccurrences(of: "{code}", with: "th-cao-thang")
        )
    }

    let site: APISite

    init() throws { site = try APISite() }

    private func ask(
        _ method: HTTPRequest.Method, _ address: String, as token: String?, fields: HTTPFields = [:]
    ) throws -> Answer {
        let json: JSON = address.hasSuffix("/submit") ? [:] : ["values": ["diss_staff": 1]]
        return method == .get
            ? try site.get(address, as: token, fields: fields)
            : try site.send(method, address, as: token, json: json, fields: fields)
    }

    @Test("nobody is 401 on every address of the API and learns nothing", arguments: addresses)
    func nobody(method: HTTPRequest.Method, address: String) throws {
        let answer = try ask(method, address, as: nil)
        #expect(answer.status == 401)
        #expect(answer.isProblem)
        #expect(answer.fields[.wwwAuthenticate] == "Bearer")
        #expect(!answer.text.contains("th-cao-thang"))
        #expect(try site.events(of: "th-cao-thang") == 0)
    }

    @Test("a viewer has no figures over the API, an admin none of its own")
    func otherRoles() throws {
        for (method, address) in Self.addresses {
            let isUnits = address.contains("/units")
            let viewer = try ask(method, address, as: try site.token(.viewer, "so-gddt-hai-duong"))
            #expect(viewer.status == 403, "\(method) \(address)")
            if !isUnits {
                #expect(try ask(method, address, as: try site.token(.admin)).status == 403)
            }
        }
    }

    @Test("a school's token is 403 on totals and values and names no other school")
    func school() throws {
        let head = try site.token(.head, "th-cao-thang")
        for address in [
            "/api/v1/rounds/pccc-2022/totals", "/api/v1/rounds/pccc-2022/values.csv",
            "/rounds/pccc-2022/values.csv",
        ] {
            let answer = try site.get(address, as: head)
            #expect(answer.status == 403)
            #expect(!answer.text.contains("mn-"))
            #expect(!PageText.words(in: answer.text).contains("51"))
        }
    }

    @Test("a department sees the schools below it, not those of another")
    func otherDepartment() throws {
        _ = try site.storage.write { database in
            try database.add(
                NewUnit(
                    code: "phong-khac", name: "Phòng khác", shortName: "Khác", kind: .department),
                by: .command)
        }
        let stranger = try site.token(.officer, "phong-khac")
        #expect(try site.get("/api/v1/rounds", as: stranger).json == ["rounds": []])
        for (method, address) in Self.addresses where address.contains("pccc-2026") {
            // What no officer may do is 403 whatever the report; nothing else is told apart.
            let isSchools =
                address.hasSuffix("/close") || address.contains("/reports/") && method == .patch
                || address.contains("/reports/")
                    && ["/submit", "/withdraw", "/take-back", "/unlock-request", "/{indicator}"]
                        .contains(
                            where: address.hasSuffix)
            let answer = try ask(method, address, as: stranger)
            #expect(answer.status == (isSchools ? 403 : 404), "\(method) \(address)")
        }
        let units = try site.get("/api/v1/units", as: stranger)["units"].array ?? []
        #expect(units.count == 1)
    }

    @Test("a department that stands in the tree but above no school sees none of them")
    func besideTheOwner() throws {
        let above = try site.token(.officer, "so-gddt-hai-duong")
        let list = try site.get("/api/v1/rounds/pccc-2026/reports", as: above)
        // The province's department is above the owner: what reports to it, it sees.
        #expect(list["reports"].array?.count == 51)
        _ = try site.storage.write { database in
            try database.add(
                NewUnit(
                    code: "phong-ben", name: "Phòng bên", shortName: "Bên", kind: .department,
                    reportsTo: "so-gddt-hai-duong"), by: .command)
        }
        try site.open(
            "moi-2026", period: Moment.ofTests.day + -9...Moment.ofTests.day, dueAt: Moment.ofTests,
            schools: { $0.unit.level == "TH" })
        let beside = try site.token(.officer, "phong-ben")
        let none = try site.get("/api/v1/rounds/moi-2026/reports", as: beside)
        #expect(none.json == ["reports": []])
        let totals = try site.get("/api/v1/rounds/moi-2026/totals", as: beside)
        #expect(totals["coverage", "due"] == 0)
        #expect(totals["coverage", "missing"] == [])
        #expect(
            try site.get("/api/v1/rounds/moi-2026/reports/th-cao-thang", as: beside).status == 404)
    }

    @Test(
        "a province that is not above the round's owner sees nothing of it, old tree or new",
        arguments: [Role.officer, .leader, .viewer])
    func provinceBeside(role: Role) throws {
        _ = try site.storage.write { database in
            try database.add(
                NewUnit(code: "ubnd-ben", name: "Ủy ban bên", shortName: "Bên", kind: .province),
                by: .command)
        }
        // Every office and commune is in this tree, as trees were frozen once.
        try site.open(
            "cu-2026", period: Moment.ofTests.day + -9...Moment.ofTests.day, dueAt: Moment.ofTests,
            schools: { $0.unit.level == "TH" })
        let beside = try site.token(role, "ubnd-ben")
        let isViewer = role == .viewer
        let listed = try site.get("/api/v1/rounds", as: beside)
        #expect(isViewer ? listed.status == 403 : listed.json == ["rounds": []])
        for address in [
            "", "/totals", "/reports", "/reports/th-cao-thang", "/form", "/values.csv", "/closings",
        ] {
            let answer = try site.get("/api/v1/rounds/cu-2026\(address)", as: beside)
            #expect([403, 404].contains(answer.status), "\(address)")
            #expect(!answer.text.contains("Cao Thắng"))
        }
        for page in ["", "/version.json", "/tracking", "/registry", "/reminders", "/totals"] {
            let answer = try site.get("/rounds/cu-2026\(page)", as: beside)
            #expect([403, 404].contains(answer.status), "\(page)")
        }
        // The People's Committee is above the owner, and the province's department above both.
        for office in ["ubnd-thanh-mien", "so-gddt-hai-duong"] {
            let above = try site.token(role, Unit.Code(rawValue: office))
            #expect(try site.get("/rounds/cu-2026", as: above).status == 200)
            let all = try site.get("/api/v1/rounds", as: above)
            #expect(isViewer ? all.status == 403 : all["rounds"].array?.isEmpty == false)
        }
    }

    @Test("an expired token and one that is none are 401, also where anyone may go")
    func badTokens() throws {
        let head = try site.token(.head, "th-cao-thang")
        #expect(try site.get("/api/v1/rounds", as: head).status == 200)
        var flipped = Array(head)
        flipped[10] = flipped[10] == "a" ? "b" : "a"
        for bad in [
            "", "x", "th_", String(flipped), head + "0", String(head.dropLast()), head.uppercased(),
            Token.Secret().text, "th_" + String(repeating: "é", count: 36),
        ] {
            let answer = try site.get("/api/v1/rounds", as: bad)
            #expect(answer.status == 401, "\(bad)")
            #expect(answer.isProblem)
        }
        for header in ["Basic " + head, head, "Bearer", "bearer\t" + head] {
            let answer = try site.get("/api/v1/rounds", fields: [.authorization: header])
            #expect(answer.status == 401, "\(header)")
        }
        #expect(
            try site.get("/api/v1/rounds", fields: [.authorization: "bearer " + head]).status == 200
        )
        site.now = site.now + .seconds(365 * 86400 - 1)
        #expect(try site.get("/api/v1/rounds", as: head).status == 200)
        site.now = site.now + .seconds(1)
        #expect(try site.get("/api/v1/rounds", as: head).status == 401)
    }

    @Test("the token itself is nowhere in the database")
    func tokenIsHashed() throws {
        let head = try site.token(.head, "th-cao-thang")
        try site.storage.close()
        let file = try site.folder.bytes("tonghop.db")
        #expect(file.range(of: Data(head.dropFirst(3).prefix(64).utf8)) == nil)
        #expect(file.range(of: Data("script".utf8)) != nil)
    }
}
