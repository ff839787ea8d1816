import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("A wish to unlock a report is seen where the officer looks first")
struct UnlockRequestsTests {
    private let fixture: DepartmentFixture
    private let officer: Browser
    private let closed = "/rounds/\(DepartmentFixture.previousRound)"

    init() throws {
        fixture = try DepartmentFixture()
        officer = try fixture.browser("cv-a")
    }

    /// The school asks to mend its report of the closed round.
    private func ask() throws {
        try fixture.storage.write { database in
            let round = try #require(
                try database.read.rounds.find(Round.Code(DepartmentFixture.previousRound)))
            let unit = try #require(try database.read.units.find("th-cao-thang"))
            try database.askUnlock(
                of: unit.id, in: round, reason: "Nhầm số nhân viên.", by: .command)
        }
    }

    /// What is to be done, as the first page of the round says it.
    private func toDo(_ browser: Browser, _ address: String) throws -> String {
        PageText.plain(
            try browser.get(address).text.components(
                between: "<div class=\"todo\">", and: "</section>"
            ).first ?? "")
    }

    @Test("it stands in Cần xử lý of its round, although that is closed, and leads to the school")
    func ofItsRound() throws {
        #expect(try toDo(officer, closed).hasPrefix("Chưa có báo cáo"))
        try ask()
        let toDo = try toDo(officer, closed)
        #expect(toDo.hasPrefix("Cần xử lý 1 yêu cầu mở khóa chờ trả lời"))
        let page = try officer.get(closed).text
        #expect(page.contains("\(closed)/tracking?unlock=waiting"))
        let list = PageText(try officer.get(closed + "/tracking?unlock=waiting").text)
        #expect(list.rows.map(\.head).contains { $0.contains("Trường Tiểu học Cao Thắng") })
        #expect(list.plain.contains("Hiển thị 1 trong 4 đơn vị"))
    }

    @Test("it is counted on the officer's first page, on which another round stands")
    func ofOthers() throws {
        let first = try #require(try officer.get("/").location)
        #expect(first != closed)
        #expect(try !toDo(officer, first).contains("mở khóa"))
        try ask()
        #expect(
            try toDo(officer, first).contains(
                "1 yêu cầu mở khóa chờ trả lời, đợt “Đợt thu-2025 <thử>”"))
        #expect(try officer.get(first).text.contains("\(closed)/tracking?unlock=waiting"))
        #expect(try toDo(try fixture.browser("ld-a"), first).contains("1 yêu cầu mở khóa"))
    }

    @Test("others are told nothing of it")
    func strangers() throws {
        try ask()
        let other = try fixture.browser("cv-b")
        let first = try #require(try other.get("/").location)
        #expect(try !toDo(other, first).contains("mở khóa"))
        let viewer = try fixture.browser("xem")
        for round in [DepartmentFixture.round, DepartmentFixture.previousRound] {
            #expect(try !viewer.get("/rounds/\(round)").text.contains("mở khóa chờ"))
        }
    }

    @Test("the list has a chip for it while somebody asks, which counts and is taken back")
    func chip() throws {
        #expect(try !officer.get(closed + "/tracking").text.contains("Xin mở khóa"))
        try ask()
        let page = try officer.get(closed + "/tracking?level=TH").text
        #expect(PageText.plain(page).contains("Xin mở khóa 1"))
        #expect(page.contains("unlock=waiting&amp;level=TH"))
        let chosen = try officer.get(closed + "/tracking?unlock=waiting&state=approved").text
        #expect(chosen.contains("<input type=\"hidden\" name=\"unlock\" value=\"waiting\">"))
        #expect(chosen.contains("\(closed)/tracking?state=approved\""))
        #expect(
            try PageText(officer.get(closed + "/tracking?unlock=waiting&state=draft").text).plain
                .contains("Hiển thị 0 trong 4"))
        #expect(try officer.get(closed + "/tracking?unlock=x").status == .badRequest)
    }

    @Test("once it is answered it is nothing to do")
    func answered() throws {
        try ask()
        try fixture.storage.write { database in
            let round = try #require(
                try database.read.rounds.find(Round.Code(DepartmentFixture.previousRound)))
            let unit = try #require(try database.read.units.find("th-cao-thang"))
            try database.refuseUnlock(
                of: unit.id, in: round.id, text: "Không cần.", by: .command)
        }
        #expect(try toDo(officer, closed).hasPrefix("Chưa có báo cáo"))
        #expect(try !officer.get("/rounds/\(DepartmentFixture.round)").text.contains("mở khóa"))
    }
}

extension Round.Code {
    fileprivate init(_ text: String) { self.init(rawValue: text) }
}
