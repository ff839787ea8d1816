import Foundation
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// The demonstration's pages once for a site that takes its schools for few, and once for one that
/// takes them for many.
@Suite("Pages of a round with more schools than are shown one by one")
struct LargeRoundTests {
    private let small: APISite
    private let large: APISite
    private let round = "/rounds/pccc-2022"

    init() throws {
        small = try APISite()
        var configuration = Site.Configuration.ofTests
        configuration.few = 20
        large = try APISite(configuration: configuration)
    }

    private func page(_ address: String, of site: APISite) throws -> PageText {
        let answer = try site.browser("chuyenvien").get(address)
        #expect(answer.status == .ok, "\(address)")
        return PageText(answer.text)
    }

    @Test("the dashboard says by level and commune what squares say of few")
    func dashboard() throws {
        let (few, many) = (try page(round, of: small), try page(round, of: large))
        #expect(few.html.contains("<use href=\"#u-a\""))
        #expect(!many.html.contains("<use href=\"#u-"))
        #expect(few.html.contains("class=\"lv\"") && many.html.contains("class=\"lv bars\""))
        for level in ["Mầm non", "Tiểu học", "Tổng cộng"] {
            #expect(few.cells(of: level) != nil)
            #expect(many.cells(of: level) == few.cells(of: level))
        }
        let lines = few.html.components(between: "aria-label=\"", and: "\"").filter {
            $0.contains("đơn vị đã nộp")
        }
        #expect(lines.count > 3)
        for line in lines { #expect(many.html.contains(line), "\(line)") }
        #expect(many.plain.contains("17 xã, phường, thị trấn theo tỷ lệ đã nộp"))
        let list = try #require(
            many.html.components(between: "<ul class=\"tiles lots\">", and: "</ul>").first)
        let tiles = list.components(separatedBy: "<li>").dropFirst().map { PageText.plain($0) }
        // Those that lack something, by name.
        #expect(tiles == tiles.filter { $0.hasSuffix(" 2/3") })
        #expect(tiles.count == 4 && tiles.contains("Lam Sơn 2/3"))
        #expect(many.cells(of: "Đủ") == ["13"])
        #expect(many.cells(of: "Từ 60% đến dưới 70%") == ["4"])
    }

    @Test(
        "an indicator's page says the same of many, a page at a time",
        arguments: [
            "eq_ext_usable", "team_members", "eq_alarm", "drill_last_date",
        ])
    func indicator(code: String) throws {
        let address = "\(round)/totals/\(code)"
        let few = try page(address, of: small)
        let first = try page(address, of: large)
        #expect(first.plain.contains("đang được tính"))
        #expect(!few.plain.contains("đang được tính"))
        large.site.spreads.settle()
        let many = try page(address, of: large)
        #expect(!many.plain.contains("đang được tính"))
        func facts(_ page: PageText) -> [String] {
            page.html.components(between: "<dl class=\"nums any\">", and: "</dl>").flatMap {
                $0.components(separatedBy: "<div>").map { PageText.plain($0) }
            }.filter { !$0.contains("Đợt trước") }
        }
        #expect(facts(many) == facts(few))
        func bars(_ page: PageText) -> [String] {
            page.html.components(between: "<li class=\"meas\">", and: "<svg")
        }
        #expect(bars(many) == bars(few))
        #expect(facts(many).count + bars(many).count > 0 || code == "drill_last_date")
        #expect(many.html.contains("Cột càng cao") == few.html.contains("Mỗi chấm"))
        #expect(
            many.html.components(between: "<p class=\"big\">", and: "</p>")
                == few.html.components(between: "<p class=\"big\">", and: "</p>"))
        let rows = few.rows.map(\.head)
        #expect(Array(rows.prefix(many.rows.count)) == many.rows.map(\.head))
    }

    @Test("every level and commune of it adds up as on the page of few")
    func choices() throws {
        large.site.spreads.settle()
        for choice in ["?level=MN", "?level=TH&states=approved", "?commune=xa-doan-ket-2022"] {
            let address = "\(round)/totals/team_members\(choice)"
            let answer = try small.browser("chuyenvien").get(address)
            guard answer.status == .ok else { continue }
            _ = try page(address, of: large)
            large.site.spreads.settle()
            let (few, many) = (PageText(answer.text), try page(address, of: large))
            let sums = few.html.components(between: "<dt>Tổng cộng</dt><dd>", and: "</dd>")
            #expect(sums.count == 1)
            #expect(many.html.components(between: "<dt>Tổng cộng</dt><dd>", and: "</dd>") == sums)
        }
    }

    @Test("a page that there is not is refused", arguments: ["", "/totals/team_members"])
    func noPage(address: String) throws {
        for wrong in ["x", "1", "1.2.3", "9223372036854775808.1"] {
            let answer = try small.browser("chuyenvien").get("\(round)\(address)?after=\(wrong)")
            #expect(answer.status == .badRequest, "\(wrong)")
        }
    }
}
