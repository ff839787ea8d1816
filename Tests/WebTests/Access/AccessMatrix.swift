import Foundation
import HTTP
import HTTPTypes
import Reporting

@testable import Web

/// Who gets what at every address, as the site answers: the table of `Documentation/`.
struct AccessMatrix {
    /// Who stands over a column; nil for nobody.
    static let columns: [Person?] = [
        nil, Person(role: .clerk, unit: "th-cao-thang"), Person(role: .head, unit: "th-cao-thang"),
        Person(role: .officer, unit: "pgd-a"), Person(role: .leader, unit: "pgd-a"),
        Person(role: .viewer, unit: "so"), Person(role: .admin, unit: "pgd-a"),
    ]

    /// By the route's name and the column.
    private(set) var cells: [String: [String]] = [:]

    init(of fixture: DepartmentFixture) throws {
        for route in Site.routes {
            cells[route.name] = try AccessMatrix.columns.map { try fixture.cell(route, $0) }
        }
    }

    /// What the table says of the role; nil for a route that is not in it.
    func cell(_ route: Route, _ role: Role?) -> String? {
        let column = AccessMatrix.columns.firstIndex { $0?.role == role }
        return column.flatMap { cells[route.name]?[$0] }
    }

    static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Documentation/AccessMatrix.md")

    /// The whole file.
    var text: String {
        let heads = AccessMatrix.columns.map { $0?.role.rawValue ?? "nobody" }
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
        return AccessMatrix.introduction + line(["address"] + heads)
            + line(Array(repeating: "---", count: heads.count + 1))
            + Site.routes.map { line(["`\($0.name)`"] + (cells[$0.name] ?? [])) }.joined()
            + AccessMatrix.ofGiven
    }

    /// Below the table.
    private static var ofGiven: String {
        let names = Site.routes.filter(\.isForGiven).map { "`\($0.name)`" }
        return """

            A colleague who was given sections of a report has no column: they get 403 everywhere
            (`GivenRoutesTests`), but at the addresses for nobody and at these, where they see these
            sections alone:

            - \(names.joined(separator: "\n- "))

            """
    }

    private static let introduction = """
        # Who gets what

        Every address of the site, from the route table in `Sources/Web/Site/Routes/Route.swift`, and what
        each role gets there for what is its own: a school its report, a department its rounds and
        the reports below it. `AccessMatrixTests` asks the site as every role, by session and by
        token, compares what it answers with this file, and writes the file when asked to:

            TONGHOP_WRITE_DOCUMENTATION=1 make test ONLY=AccessMatrixTests

        A number is the status of the answer; `may` is anything but a refusal, for addresses that
        change something; `sign-in` leads there (303). Where a token gets another answer than a
        session, it stands behind the stroke. Whoever asks for what is not theirs to see, be it of
        another school or another department, is answered as if it did not exist, to the byte
        (`ForeignDataTests`). `/metrics` is also for programs on the server's own machine.


        """
}

extension DepartmentFixture {
    /// What somebody gets for what is their own: one answer, or a session's and a token's.
    func cell(_ route: Route, _ person: Person?) throws -> String {
        let places = person?.own ?? Places()
        let answers = try Way.allCases.map { way in
            outcome(try ask(route, places, as: person, by: way), of: route, person)
        }
        return Set(answers).count == 1 ? answers[0] : answers.joined(separator: " / ")
    }

    private func outcome(_ answer: Response, of route: Route, _ person: Person?) -> String {
        switch answer.status.code {
        case 303 where answer.fields[.location] == "/sign-in" && person == nil: "sign-in"
        case 401, 403, 404, 500...: String(answer.status.code)
        case let code: route.method.isSafe ? String(code) : "may"
        }
    }
}
