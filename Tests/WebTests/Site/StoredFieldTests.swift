import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// A form shows what is stored: what of it is sent back as it was shown is not judged again, though
/// no rule of today would let it in.
@Suite struct StoredFieldTests {
    private static let legacy = "Phoøng Giaùo duïc"

    let fixture: SchoolFixture
    let officer: Browser

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
    }

    @Test("a school's history shows what it wrote, a file and a number beyond today's bounds too")
    func history() throws {
        let values: Values = [
            "notes": .text(StoredFieldTests.legacy), "pupils": .integer(3_000_000_000),
            "scan": .file(hash: String(repeating: "ab", count: 32), name: "quét.pdf"),
        ]
        try fixture.storage.write { database in
            let unit = try #require(try database.read.units.find("th-cao-thang"))
            let round = try #require(
                try database.read.rounds.find(.init(rawValue: SchoolFixture.round)))
            _ = try database.saveDraft(
                values.mapValues { .value($0) }, of: unit.id, in: round.id, seen: nil,
                by: .command)
        }
        let head = try Browser(fixture.site, as: "ht-th-cao-thang")
        let page = try head.get("/rounds/\(SchoolFixture.round)/report/history").text
        #expect(!page.contains("không đọc được"))
        for text in [StoredFieldTests.legacy, VietnameseNumber.text(3_000_000_000), "quét.pdf"] {
            #expect(page.contains(text), "\(text)")
        }
    }

    @Test("a plan of earlier days gets another date, and keeps its words")
    func plan() throws {
        let legacy = StoredFieldTests.legacy
        let id = try fixture.storage.write { database in
            let owner = try #require(try database.read.units.find("pgd"))
            let tasks = [Plan.Task(clause: "I.1", text: legacy), .init(clause: "I.2", text: "Hai")]
            return try database.add(
                Plan(
                    id: .init(rawValue: 0), number: "9/KH",
                    date: try #require(Day(iso: "2020-10-01")), issuer: legacy, subject: legacy,
                    tasks: tasks, bases: []), of: owner.id, by: .command)
        }
        let address = "/plans/\(id.rawValue)"
        let fields = [
            ("number", "9/KH"), ("date", "02/10/2020"), ("issuer", legacy), ("subject", legacy),
            ("tasks", "I.1 | \(legacy)\r\nI.2 | Hai"), ("bases", ""),
        ]
        _ = try officer.get(address)
        #expect(try officer.post(address, fields).location == address + "?done=saved")
        let plan = try #require(try fixture.storage.read { try $0.plans.find(id) })
        #expect(plan.date == Day(iso: "2020-10-02"))
        #expect((plan.issuer, plan.tasks.map(\.text)) == (legacy, [legacy, "Hai"]))
        // What is worded anew is judged.
        for name in ["issuer", "subject", "tasks"] {
            let changed = fields.map { ($0, $0 == name ? $1 + " Ñoaøn Keát" : $1) }
            #expect(try officer.post(address, changed).status == .unprocessableContent)
        }
    }

    @Test("a letterhead keeps its name while another signs")
    func letterhead() throws {
        let legacy = StoredFieldTests.legacy
        let unit = try #require(try fixture.storage.read { try $0.units.find("pgd") })
        try fixture.storage.write { database in
            var letterhead = try database.read.letterhead(of: unit, on: database.now.day)
            letterhead.issuer = legacy
            letterhead.addressees = [legacy, "Sở"]
            try database.setLetterhead(letterhead, of: unit.id, by: .command)
        }
        let fields = [
            ("parent", ""), ("name", "Phòng"), ("issuer", legacy), ("symbol", "GDĐT"),
            ("place", "Thanh Miện"), ("authority", "TRƯỞNG PHÒNG"), ("signer", "Lê Thị An"),
            ("addressees", legacy + "\r\nSở"), ("recipients", "Lưu: VT"),
        ]
        _ = try officer.get("/letterhead")
        #expect(try officer.post("/letterhead", fields).location == "/letterhead?done=saved")
        let now = try fixture.storage.read { try $0.documents.letterhead(of: unit.id) }
        #expect(now?.issuer == legacy)
        #expect(now?.addressees == [legacy, "Sở"])
        #expect(now?.signer == "Lê Thị An")
        let changed = fields.map { ($0, $0 == "issuer" ? $1 + " Ñoaøn" : $1) }
        #expect(try officer.post("/letterhead", changed).status == .unprocessableContent)
    }

    @Test("a person keeps the name, the telephone and the mail box while the position changes")
    func person() throws {
        let head = try Browser(fixture.site, as: "ht-th-cao-thang")
        let stored = Account.Person(
            name: "Nguyeãn Thò Haïnh", officePhone: "2203123456", officeMail: "haïnh")
        try fixture.storage.write { database in
            let account = try #require(try database.read.access.account(named: "ht-th-cao-thang"))
            try database.setPerson(stored, of: account, by: .command)
        }
        let fields = [
            ("name", stored.name), ("position", "Hiệu trưởng"),
            ("office_phone", stored.officePhone), ("office_mail", stored.officeMail),
        ]
        _ = try head.get("/account")
        #expect(try head.post("/account/person", fields).location == "/account?changed=person")
        for (name, value) in [
            ("name", "Traàn Thò Haïnh"), ("office_phone", "2203123457"), ("office_mail", "hạnh"),
        ] {
            let answer = try head.post("/account/person", fields.with(name, value))
            #expect(answer.status == .unprocessableContent)
        }
        let person = try fixture.storage.read {
            try $0.access.account(named: "ht-th-cao-thang")?.person
        }
        #expect(person?.position == "Hiệu trưởng")
        #expect(person?.name == stored.name)
    }
}
