import Foundation
import HTTP
import HTTPTypes
import Testing

@testable import Web

@Suite("Pictures in the help")
struct HelpPictureTests {
    private let site: APISite

    init() throws { site = try APISite() }

    @Test("each role has some, of its own pages; each is there and says what it shows")
    func shown() throws {
        var shown: Set<String> = []
        for (name, number) in [
            ("nv-th-cao-thang", 4), ("ht-th-cao-thang", 4), ("chuyenvien", 3), ("lanhdao", 3),
            ("so-gddt", 1), ("quantri", 2),
        ] {
            let browser = try site.browser(name)
            let page = try browser.get("/help").text
            let pictures = page.matches(of: /<img ([^>]*)>/).map { String($0.1) }
            #expect(pictures.count == number, "\(name)")
            for picture in pictures {
                func value(_ name: String) -> String {
                    picture.components(between: "\(name)=\"", and: "\"").first ?? ""
                }
                let answer = try browser.get(value("src"))
                #expect(answer.status == .ok)
                #expect(answer.fields[.contentType] == "image/webp")
                #expect(answer.fields[.cacheControl]?.contains("immutable") ?? false)
                #expect(value("alt").count > 20 && value("loading") == "lazy")
                #expect(
                    size(of: answer.body).map { [$0.width, $0.height] }
                        == [Int(value("width")), Int(value("height"))])
                shown.insert(value("src"))
            }
        }
        #expect(shown == Set(HelpPicture.allCases.map { StaticFiles.address(of: $0.file) }))
    }

    @Test("they are small, and only the help has them")
    func small() throws {
        let sizes = HelpPicture.allCases.map(\.bytes.count)
        #expect(sizes.allSatisfy { $0 <= 25_000 } && sizes.reduce(0, +) <= 250_000)
        for (name, page) in [
            ("nv-th-cao-thang", "/"), ("nv-th-cao-thang", "/rounds/pccc-2026/report"),
            ("chuyenvien", "/rounds/pccc-2026"), ("quantri", "/accounts"),
        ] {
            #expect(try !site.browser(name).get(page).text.contains("help-"))
        }
    }

    /// Of a WebP file of the extended kind (RFC 9649, 2.7).
    private func size(of file: [UInt8]) -> (width: Int, height: Int)? {
        guard file.count > 30, file.starts(with: "RIFF".utf8),
            Array(file[8..<16]) == Array("WEBPVP8X".utf8)
        else { return nil }
        func number(_ at: Int) -> Int {
            1 + Int(file[at]) + Int(file[at + 1]) << 8 + Int(file[at + 2]) << 16
        }
        return (number(24), number(27))
    }
}
