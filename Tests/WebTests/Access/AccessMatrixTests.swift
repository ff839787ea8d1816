import Foundation
import HTTP
import HTTPTypes
import Reporting
import Testing

@testable import Web

/// Documentation/Threats.md T7: every route as every role, and the table that says so.
@Suite("who gets what")
struct AccessMatrixTests {
    /// Asked once for all tests of this suite: seven columns of every route, two ways each.
    private static let matrix = Result { try AccessMatrix(of: DepartmentFixture()) }

    @Test("the table in Documentation says what the site does")
    func documentation() throws {
        let text = try Self.matrix.get().text
        if ProcessInfo.processInfo.environment["TONGHOP_WRITE_DOCUMENTATION"] != nil {
            try Data(text.utf8).write(to: AccessMatrix.file)
        }
        let written = String(decoding: try Data(contentsOf: AccessMatrix.file), as: UTF8.self)
        let (lines, kept) = (text.split(separator: "\n"), written.split(separator: "\n"))
        for line in lines where !kept.contains(line) {
            Issue.record("Documentation/AccessMatrix.md lacks: \(line)")
        }
        #expect(text == written, "write it anew with TONGHOP_WRITE_DOCUMENTATION=1")
    }

    @Test("each unit's people get for their own what the table says", arguments: Person.all)
    func own(person: Person) throws {
        let (matrix, fixture) = (try Self.matrix.get(), try DepartmentFixture())
        for route in Site.routes {
            // Only the unit that a round is owed to sets it up and reports over it; this one's is the province's.
            let isOwners =
                route.address.hasSuffix("/setup") || route.address.hasSuffix("/given")
                || route.address == "/rounds/{round}/form"
                || route.address.hasSuffix("/own")
                || route.address.contains("/consolidated")
                || route.address.contains("/clos")
                || route.access.isOfOfficers
                    && route.address.hasPrefix("/api/v1/rounds/{round}")
                    && !route.address.contains("/reports")
            if isOwners, person.unit == "pgd-b" { continue }
            #expect(
                try fixture.cell(route, person) == matrix.cell(route, person.role), "\(route.name)")
        }
    }

    @Test("a route's rule is what its roles get: those it names are let in, the others are not")
    func rules() throws {
        let matrix = try Self.matrix.get()
        for route in Site.routes {
            guard case .roles(let roles) = route.access else { continue }
            #expect(matrix.cell(route, nil) == (route.isAPI ? "401" : "sign-in"), "\(route.name)")
            for role in Role.allCases {
                // Whoever asks by a token has no account of their own.
                let cell = matrix.cell(route, role)?.replacing(" / 404", with: "")
                if !roles.contains(role) {
                    #expect(cell == "403", "\(route.name) \(role)")
                } else if Self.narrower[route.name]?.contains(role) ?? false {
                    #expect(cell == "403", "\(route.name) \(role)")
                } else {
                    var isLetIn = cell.map { $0 == "may" || $0 == "200" || $0 == "303" } ?? false
                    // The form has no such indicator, the plan no file, the round no closing, the
                    // report, which was submitted, no signed copy, and no draft any more. Nor is the
                    // round a trial, and nothing happened at a school.
                    let nothing = [
                        "{indicator}", "{file}", "{number}", "{copy}", "draft.docx", "/samples",
                        "{incident}",
                    ]
                    if nothing.contains(where: route.address.contains) {
                        isLetIn = cell == "404"
                    }
                    // It wants to know which version.
                    if route.address.hasSuffix("/form-impact") { isLetIn = cell == "400" }
                    // Nor does the department enter it any more.
                    if route.name.hasPrefix("GET /api/v1/rounds/"),
                        route.address.hasSuffix("form.xlsx"), role == .officer
                    {
                        isLetIn = cell == "409"
                    }
                    // A viewer sees a report when its round is closed; the fixture's is open.
                    if route.address.hasPrefix("/rounds/{round}/reports/{unit}"), role == .viewer {
                        isLetIn = cell == "404"
                    }
                    // Nor has the past such a round: it is a school's own alone.
                    if route.address == "/units/{unit}/reports/{round}", !role.isOfSchool {
                        isLetIn = cell == "404"
                    }
                    #expect(isLetIn, "\(route.name) \(role): \(cell ?? "nothing")")
                }
            }
        }
    }

    /// Whom a handler refuses beyond its route's rule.
    private static let narrower: [String: Set<Role>] = [
        "PATCH /api/v1/rounds/{round}/reports/{unit}": [.officer, .leader],
        "POST /api/v1/rounds/{round}/reports/{unit}/submit": [.officer, .leader],
        "POST /api/v1/rounds/{round}/reports": [.leader],
    ]
}

extension AccessRule {
    fileprivate var isOfOfficers: Bool {
        if case .roles(let roles) = self { roles == [.officer] } else { false }
    }
}
