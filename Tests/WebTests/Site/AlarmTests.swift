import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// Documentation/Running.md: an old backup and a full disk stand where people look first.
@Suite("What endangers the data is said on every page of who can do something about it")
struct AlarmTests {
    private let folder: TemporaryFolder
    private let storage: Storage
    private let clock = TestClock(.ofTests)

    init() throws {
        let fixture = try SchoolFixture()
        folder = try TemporaryFolder()
        try FilledDatabase { try SchoolFixture.fill($0, wantsHead: false) }
            .copy(to: folder.path("x.db"))
        try fixture.storage.close()
        storage = try Storage(path: folder.path("x.db"), environment: clock.environment)
    }

    private func site(free: Int64 = 50) -> Site {
        var configuration = Site.Configuration.ofTests
        configuration.diskSpace = { _ in DiskSpace(free: free << 30, total: 100 << 30) }
        return Site(storage: storage, configuration: configuration)
    }

    private func record(_ faults: [String] = []) throws {
        try storage.write {
            try $0.record(
                BackupRecord(
                    at: $0.now, file: "x.db", size: 1, hash: "", schools: 3, values: 1,
                    faults: faults), by: .command)
        }
    }

    /// What stands in red at the head of the page.
    private func alarms(_ user: String, _ address: String, on site: Site) throws -> String {
        let page = try Browser(site, as: user).get(address)
        #expect(page.status == .ok)
        let head = page.text.components(between: "<header>", and: "</header>").first ?? ""
        return head.components(between: "notice err", and: "</p>").joined()
    }

    private static let places = [
        ("qt", "/units"), ("qt", "/settings"), ("qt", "/accounts"), ("cv", "/rounds"),
        ("cv", "/rounds/\(SchoolFixture.round)"), ("cv", "/rounds/\(SchoolFixture.round)/tracking"),
    ]

    @Test("a copy is made once a day: for a day and a half nothing is said", arguments: places)
    func young(user: String, address: String) throws {
        #expect(try alarms(user, address, on: site()) == "")
        try record()
        clock.now = clock.now + .seconds(36 * 3600 - 1)
        #expect(try alarms(user, address, on: site()) == "")
    }

    @Test("then it is said, when the last good copy was made and what to do", arguments: places)
    func old(user: String, address: String) throws {
        try record()
        clock.now = clock.now + .seconds(36 * 3600)
        // What failed since is no copy.
        try record(["the disk is full"])
        let alarm = try alarms(user, address, on: site())
        #expect(alarm.contains("Bản sao lưu đạt gần nhất đã quá 36 giờ: 08:00, 23/11/2026."))
        #expect(alarm.contains("Mở Cấu hình") == (user == "qt"))
        #expect(alarm.contains("báo ngay quản trị hệ thống") == (user == "cv"))
    }

    @Test("where none was ever made it is said after the first that failed, or a day and a half")
    func never() throws {
        clock.now = clock.now + .seconds(36 * 3600)
        #expect(try alarms("cv", "/rounds", on: site()).contains("Chưa có bản sao lưu nào đạt."))
        clock.now = .ofTests
        try record(["no copy could be made"])
        #expect(try alarms("qt", "/units", on: site()).contains("Chưa có bản sao lưu nào đạt."))
    }

    @Test("a copy of a day that is yet to come was made by a wrong clock, and comforts nobody")
    func future() throws {
        clock.now = .ofTests + .seconds(400 * 86_400)
        try record()
        clock.now = .ofTests
        #expect(try alarms("qt", "/units", on: site()).contains("quá 36 giờ"))
    }

    @Test("a disk with less than a tenth free is said with what is left", arguments: places)
    func disk(user: String, address: String) throws {
        #expect(try alarms(user, address, on: site(free: 10)) == "")
        let alarm = try alarms(user, address, on: site(free: 9))
        #expect(alarm.contains("chỉ còn trống"))
        #expect(alarm.contains("khi đầy sẽ không lưu được báo cáo"))
    }

    @Test("schools and those who only read are not troubled with it")
    func others() throws {
        try record(["no copy could be made"])
        for user in ["nv-th-cao-thang", "ht-th-cao-thang"] {
            #expect(try alarms(user, "/", on: site(free: 1)) == "")
        }
        let nobody = try Browser(site(free: 1)).get("/sign-in").text
        #expect(!nobody.contains("notice err"))
    }
}
