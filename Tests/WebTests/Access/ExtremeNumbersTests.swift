import HTTP
import HTTPTypes
import Reporting
import Testing

@testable import Web

/// Numbers at the border of what a number holds, wherever a request may have one: in each brace of
/// each address and in each parameter that any address knows.
@Suite struct ExtremeNumbersTests {
    static let numbers = [
        "9223372036854775807", "9223372036854775708", "-9223372036854775808", "-1", "0",
        "2147483648", "99999999999999999999",
    ]
    static let parameters = [
        "cursor", "before", "year", "version", "page", "state", "by", "level", "q", "section",
        "unlock", "count", "left", "chosen", "paper", "show", "after", "from",
        "link", "plan", "form", "r", "m", "s", "add", "find", "kind", "copy", "unit", "file",
        "occasion", "finding", "sample",
    ]

    private static let unknown = UnknownParameters()

    @Test("none ends the process or is our failure", arguments: numbers)
    func everywhere(number: String) throws {
        let fixture = try DepartmentFixture()
        let people = try ["cv-a", "qt"].map { try fixture.browser($0) }
        for route in Site.routes where route.method == .get {
            let filled = route.address.split(separator: "/").map { segment in
                segment.hasPrefix("{") && segment != "{round}" ? number : String(segment)
            }.joined(separator: "/").replacing("{round}", with: DepartmentFixture.round)
            for browser in people {
                let path = "/" + filled
                #expect(try browser.get(path).status.code < 500, "\(path)")
            }
            let target = try route.target(Places())
            for name in Self.parameters where !Self.unknown.has(name, of: route, asked: "") {
                let query = "\(target)?\(name)=\(number)"
                let answer = try people[0].get(query)
                #expect(answer.status.code < 500, "\(query)")
                if answer.text.contains("Tham số không rõ") {
                    Self.unknown.add(name, of: route, asked: "")
                }
            }
        }
    }
}
