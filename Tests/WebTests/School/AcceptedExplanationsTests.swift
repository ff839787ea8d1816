import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("a warning's reason is chosen from what the form accepts, or written")
struct AcceptedExplanationsTests {
    private let under: ReportUnderReview
    private let head: Browser
    private let report = "/rounds/dot-2/report"
    private let check = "/rounds/dot-2/report/check"
    private static let bought = "Mua bổ sung & thay thế"
    private static let given = "Được tài trợ"
    private let spent: [(String, String)] = SchoolFixture.filled.with("spent", "19.850.000")

    init() throws {
        under = try ReportUnderReview()
        head = under.school
        try under.fixture.openRound(accepting: [Self.bought, Self.given])
        _ = try head.get(report)
        _ = try head.post(report, spent + [("_do", "check")])
    }

    private func reason() throws -> String? {
        let report = try under.report(in: "dot-2")
        return try under.fixture.storage.read {
            try $0.reports.confirmations(of: report.unit, in: report.round)
        }.first { $0.rule == "W29" }?.reason
    }

    private func send(_ picked: String, _ more: String, by browser: Browser? = nil) throws
        -> Browser.Answer
    {
        try (browser ?? head).post(
            report,
            [("pick_W29", picked), ("why_W29", more), ("at_W29", "spent"), ("_do", "check")])
    }

    @Test("both pages offer them, and choose none")
    func offered() throws {
        for address in [check, report] {
            let page = try head.get(address).text
            let field = try #require(
                page.components(
                    between: "<fieldset class=\"set\"><legend>Giải trình", and: "</fieldset>"
                )
                .first, "\(address)")
            let picks = field.components(between: #"name="pick_W29" value=""#, and: "</label>")
            #expect(
                picks == [
                    "Mua bổ sung &amp; thay thế\">Mua bổ sung &amp; thay thế",
                    "Được tài trợ\">Được tài trợ", "\">Lý do khác",
                ])
            #expect(field.contains(#"<textarea id="why_W29" name="why_W29""#))
        }
        let rules = try head.get("\(report)/rules.json").body
        let told = try JSON(parsing: rules)["rules"]?.array?.first { $0["id"] == "W29" }
        #expect(told?["explanations"] == [.string(Self.bought), .string(Self.given)])
    }

    @Test("the chosen sentence is the reason, with what is written beside it behind")
    func chosen() throws {
        #expect(try send(Self.bought, "").location == check)
        #expect(try reason() == Self.bought)
        var page = try head.get(check).text
        #expect(page.contains("Không còn lỗi"))
        #expect(page.contains(#"value="Mua bổ sung &amp; thay thế" checked>"#))

        _ = try send(Self.given, "Công ty A,\r\nngày 1/10 ")
        #expect(try reason() == "Được tài trợ\nCông ty A,\nngày 1/10")
        page = try head.get(report).text
        #expect(page.contains(#"value="Được tài trợ" checked>"#))
        #expect(page.contains(">\nCông ty A,\nngày 1/10</textarea>"))
        #expect(try head.post(report, [("_do", "submit")]).location == "/rounds/dot-2/receipt")
    }

    @Test("another reason has to be written")
    func other() throws {
        _ = try send("", " \n")
        #expect(try reason() == nil)
        #expect(try head.get(check).text.contains("1 cảnh báo cần giải trình"))
        _ = try send("", "Bão số 3")
        #expect(try reason() == "Bão số 3")
        let page = try head.get(check).text
        #expect(page.contains(#"name="pick_W29" value="" checked>Lý do khác"#))
        #expect(page.contains(">\nBão số 3</textarea>"))
    }

    @Test(
        "reasons that two people choose otherwise are asked about; one that only stood there gives way"
    )
    func merged() throws {
        let clerk = try Browser(under.fixture.site, as: "nv-th-cao-thang")
        _ = try clerk.get(check)
        _ = try head.get(check)
        _ = try send(Self.bought, "Tháng 9")
        let asked = try clerk.post(
            report,
            [("pick_W29", Self.given), ("why_W29", "x"), ("at_W29", "spent"), ("_do", "save")])
        #expect(asked.status == .conflict)
        #expect(asked.text.contains(#"value="Được tài trợ" checked>"#))
        #expect(try reason() == "\(Self.bought)\nTháng 9")

        _ = try clerk.get(check)
        _ = try head.get(check)
        _ = try send(Self.given, "")
        // The clerk's page still says what it said, and only the clerk's own cell is taken.
        let kept = try clerk.post(
            report,
            [
                ("pick_W29", Self.bought), ("why_W29", "Tháng 9"), ("at_W29", "spent"),
                ("staff", "31"), ("_do", "save"),
            ])
        #expect(kept.status == .seeOther)
        #expect(try reason() == Self.given)
    }
}

extension SchoolFixture {
    /// Opens the round `dot-2`, whose form accepts such reasons for having spent more than was planned.
    func openRound(accepting explanations: [String]) throws {
        let list = JSON.array(explanations.map { .string($0) }).serialized()
        try openRound(
            "dot-2", title: "Đợt hai",
            form: SchoolFixture.formDocument.replacing("\"version\": 1", with: "\"version\": 2")
                .replacing(
                    "\"holds\": \"spent <= planned\"",
                    with: "\"explanations\": \(String(decoding: list, as: UTF8.self)), "
                        + "\"holds\": \"spent <= planned\""), approved: [])
    }
}
