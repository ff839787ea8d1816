import Foundation
import HTTPTypes
import Reporting
import TestSupport
import Testing

@testable import Web

/// What is wrong with a form leads to the field where it is mended, and what has to be filled in says so
/// before.
@Suite("Red sentences of the department's forms")
struct FieldComplaintsTests {
    struct Form: Sendable, CustomTestStringConvertible {
        let page: String
        var sent: String?
        var user = "cv"
        let fields: [(String, String)]
        /// The fields that it must find fault with.
        let wrong: [String]
        /// Whether each of them says before that it has to be filled in.
        var isMarked = true

        var testDescription: String { sent ?? page }
    }

    private static let round = "/rounds/\(SchoolFixture.round)"
    private static let noVersion = [("_version", "0"), ("due_time", "25:00"), ("due_day", "x")]

    static let forms: [Form] = [
        Form(
            page: "/rounds/new", sent: "/rounds", fields: [("_do", "save"), ("grace", "x")],
            wrong: [
                "title", "plan", "form", "period_from", "period_to", "data_close", "due_day",
                "due_text", "grace",
            ]),
        Form(
            page: "/plans/new", sent: "/plans", fields: [("number", "")],
            wrong: ["number", "issuer", "subject", "date"]),
        Form(
            page: "/plans/new", sent: "/plans",
            fields: [
                ("number", "1"), ("issuer", "P"), ("subject", "S"), ("date", "01/02/2026"),
                ("tasks", "không vạch"), ("bases", "một"),
            ], wrong: ["tasks", "bases"], isMarked: false),
        Form(
            page: "/letterhead", fields: [("parent", "")],
            wrong: ["name", "issuer", "symbol", "place", "authority", "recipients"]),
        Form(page: round + "/registry", fields: [("code", "x"), ("day", "")], wrong: ["code"]),
        Form(
            page: round + "/tracking", sent: round + "/steps/extend",
            fields: [("unit", "th-cao-thang")] + noVersion, wrong: ["due_time"], isMarked: false),
        Form(
            page: round + "/tracking", sent: round + "/steps/paper",
            fields: [("unit", "th-cao-thang"), ("paper_day", "x")], wrong: ["paper_day"],
            isMarked: false),
        Form(
            page: round + "/tracking", sent: round + "/steps/extend", fields: noVersion,
            wrong: ["chosen"], isMarked: false),
        Form(
            page: round + "/reports/th-cao-thang", sent: round + "/reports/th-cao-thang/extend",
            fields: noVersion, wrong: ["extend_time"], isMarked: false),
        Form(
            page: round + "/reports/th-cao-thang", sent: round + "/reports/th-cao-thang/exempt",
            fields: noVersion, wrong: ["exempt_reason"]),
        Form(
            page: round + "/setup", fields: [("_do", "withdraw"), ("reason", "")],
            wrong: ["reason-back"]),
        Form(
            page: "/accounts/new", sent: "/accounts", user: "qt",
            fields: [("unit", ""), ("role", "clerk")],
            wrong: ["unit"]),
        Form(
            page: "/units/new", sent: "/units", user: "qt", fields: [("kind", "truong-tieu-hoc")],
            wrong: ["code", "name"]),
        Form(
            page: "/units/th-cao-thang", user: "qt", fields: [("_do", "close"), ("from", "x")],
            wrong: ["end"], isMarked: false),
    ]

    @Test("lead to their fields", arguments: forms)
    func lead(form: Form) throws {
        let fixture = try SchoolFixture()
        let browser = try Browser(fixture.site, as: form.user)
        let blank = try browser.get(form.page)
        #expect(blank.status == .ok)
        let answer = try browser.post(form.sent ?? form.page, form.fields)
        let text = answer.text
        let alert = try #require(
            text.components(between: #"role="alert">"#, and: "</div>").first, "\(answer.status)")
        let fields = alert.components(between: ##"<a href="#"##, and: "\"")
        for field in form.wrong {
            #expect(fields.contains(field), "\(field): \(alert)")
            let tag = text.components(separatedBy: #"id="\#(field)""#)
            #expect(tag.count == 2, "\(field) stands once")
            guard form.isMarked else { continue }
            let own = try #require(
                blank.text.components(separatedBy: "<").first {
                    $0.contains(#"id="\#(field)""#)
                })
            #expect(own.contains("required"), "\(field) says that it has to be filled in")
        }
        // Nothing is said that leads nowhere.
        let sentences = max(1, alert.components(separatedBy: "<li>").count - 1)
        #expect(fields.count >= min(sentences, form.wrong.count))
    }
}
