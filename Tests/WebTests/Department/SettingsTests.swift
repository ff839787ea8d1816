import HTTPTypes
import Reporting
import Storage
import Synchronization
import Testing

@testable import Web

@Suite struct SettingsTests {
    let begun = Begun()
    let site: APISite

    /// Counts the backups that were begun.
    final class Begun: Sendable {
        let count = Mutex(0)
    }

    init() throws {
        var configuration = Site.Configuration()
        configuration.startBackup = { [begun] in begun.count.withLock { $0 += 1 } }
        site = try APISite(configuration: configuration)
    }

    private func administrator() throws -> Browser {
        let browser = Browser(site.site)
        try browser.signIn("quantri", password: "minh-hoa-2026")
        return browser
    }

    private func record(_ faults: [String] = [], at now: Moment? = nil) throws {
        try site.storage.write {
            try $0.record(
                BackupRecord(
                    at: now ?? $0.now, file: "tonghop-20261123-080000.db", size: 1_146_880,
                    hash: String(repeating: "ab", count: 32), schools: 51, values: 3290,
                    faults: faults), by: .command)
        }
    }

    @Test("before the first backup the page says so")
    func none() throws {
        let page = try administrator().get("/settings")
        #expect(page.status == .ok)
        #expect(page.text.contains("Chưa có bản sao lưu nào."))
        #expect(page.text.contains("Mã chuỗi nhật ký"))
        #expect(page.text.contains("aria-current=\"page\">Cấu hình"))
    }

    @Test("the last backup's trial is told in a sentence, with what the copy is")
    func good() throws {
        try record()
        let page = try administrator().get("/settings").text
        #expect(
            page.contains(
                "Khôi phục thử lúc 08:00, 23/11/2026: ĐẠT, 51 trường, 3.290 số liệu."))
        #expect(page.contains("tonghop-20261123-080000.db"))
        #expect(page.contains("1,1 MB"))
        #expect(!page.contains("quá 36 giờ"))
        // Where the server keeps its files is nobody's business.
        #expect(!page.contains(site.storage.path))
    }

    @Test("a copy that failed, and one that is old, ask for attention")
    func bad() throws {
        try record(["totals of pccc-2022: <b>"])
        let page = try administrator().get("/settings").text
        #expect(page.contains("08:00, 23/11/2026: KHÔNG ĐẠT."))
        #expect(page.contains("totals of pccc-2022: &lt;b&gt;"))
        #expect(!page.contains("tonghop-20261123"))
        #expect(page.contains("Chưa có bản sao nào đạt."))
        try record(at: site.now + .seconds(-86_400))
        try record(["totals of pccc-2022: <b>"])
        #expect(
            try administrator().get("/settings").text.contains(
                "Bản sao đạt gần nhất: 08:00, 22/11/2026."))
        try record(at: site.now + .seconds(-2 * 86_400))
        #expect(try administrator().get("/settings").text.contains("đã quá 36 giờ"))
    }

    @Test("the button begins one backup, however often it is pressed")
    func button() throws {
        let browser = try administrator()
        #expect(try browser.get("/settings").text.contains("Sao lưu ngay"))
        for _ in 0..<3 {
            #expect(try browser.post("/settings/backup").location == "/settings?backup=begun")
        }
        #expect(begun.count.withLock { $0 } == 1)
        #expect(try browser.get("/settings?backup=begun").text.contains("Đang sao lưu."))
        _ = try browser.post("/settings/backup")
        #expect(begun.count.withLock { $0 } == 2)
    }

    @Test("where no backups are made there is no button, and nothing to press")
    func noBackups() throws {
        let site = try APISite()
        let browser = Browser(site.site)
        try browser.signIn("quantri", password: "minh-hoa-2026")
        #expect(try !browser.get("/settings").text.contains("Sao lưu ngay"))
        #expect(try browser.post("/settings/backup").status == .notFound)
    }

    @Test(
        "it is the administrator's page alone",
        arguments: ["nv-th-cao-thang", "ht-th-cao-thang", "chuyenvien", "lanhdao", "so-gddt"])
    func others(user: String) throws {
        let browser = Browser(site.site)
        try browser.signIn(user, password: "minh-hoa-2026")
        #expect(try !browser.get("/").text.contains("/settings"))
        #expect(try browser.get("/settings").status == .forbidden)
        #expect(try browser.post("/settings/backup").status == .forbidden)
        #expect(begun.count.withLock { $0 } == 0)
    }

    @Test("nobody is sent to the sign-in page")
    func nobody() throws {
        #expect(try Browser(site.site).get("/settings").location == "/sign-in")
    }
}
