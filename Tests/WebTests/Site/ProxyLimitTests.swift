import Foundation
import Testing
import Web

/// What the proxies that `Deploy/` configures let through.
@Suite struct ProxyLimitTests {
    /// `m`, as nginx calls it, and Caddy's `MiB` are 1,048,576 bytes; Caddy's `MB` is a million.
    @Test(
        "a proxy takes the longest body that the site takes",
        arguments: [
            ("nginx.conf", "client_max_body_size ", "m;"), ("Caddyfile", "max_size ", "MiB"),
        ])
    func longestBody(file: String, setting: String, unit: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Deploy/\(file)"), encoding: .utf8)
        let written = try #require(text.components(between: setting, and: unit).first)
        let limit = try #require(Int(written)) * 1024 * 1024
        let longest = max(Site.bodyLimit, Site.formLimit, Site.uploadLimit, Site.papersLimit)
        #expect(longest < limit)
    }
}
