import Formats
import Testing

/// The squares that telephones read.
@Suite("QR codes")
struct QRCodeTests {
    /// Which squares are dark, margin and all, as the path draws them.
    private func modules(_ code: QRCode) throws -> [[Bool]] {
        var rows = Array(
            repeating: Array(repeating: false, count: code.size), count: code.size)
        for run in code.path.split(separator: "M") {
            let found = try #require(run.wholeMatch(of: /(\d+) (\d+)h(\d+)v1h-(\d+)z/))
            let (x, y, length, back) = (
                try #require(Int(found.1)), try #require(Int(found.2)), try #require(Int(found.3)),
                try #require(Int(found.4))
            )
            #expect(length == back)
            for column in x..<(x + length) { rows[y][column] = true }
        }
        return rows
    }

    /// ISO/IEC 18004 6.3.3: a dark square of 3 within a light ring within a dark ring of 7.
    private static let finder = [
        "#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######",
    ]

    @Test("three corners have the pattern that readers look for, with a margin of four around")
    func finders() throws {
        let code = try #require(QRCode("http://127.0.0.1:8080/l/abc"))
        let modules = try modules(code)
        let far = code.size - 4 - 7
        for (x, y) in [(4, 4), (far, 4), (4, far)] {
            let pattern = (0..<7).map { row in
                (0..<7).map { modules[y + row][x + $0] ? "#" : "." }.joined()
            }
            #expect(pattern == Self.finder)
        }
        for line in 0..<4 {
            #expect(!modules[line].contains(true))
            #expect(!modules[code.size - 1 - line].contains(true))
            #expect(!modules.contains { $0[line] || $0[code.size - 1 - line] })
        }
    }

    @Test(
        "the more text, the more squares: 17 more than four times the version",
        arguments: [
            ("a", 21), ("https://tonghop.example/l/0123456789abcdef", 29),
            (String(repeating: "x", count: 2_331), 177),
        ])
    func sizes(text: String, width: Int) throws {
        #expect(try #require(QRCode(text)).size == width + 8)
    }

    @Test("another text is another code, the same the same")
    func same() {
        #expect(QRCode("a")?.path == QRCode("a")?.path)
        #expect(QRCode("a")?.path != QRCode("b")?.path)
    }

    @Test(
        "no text, too much of it and a NUL within have no code",
        arguments: [
            "", "a\0b", String(repeating: "x", count: 2_332), String(repeating: "ả", count: 800),
        ])
    func none(text: String) {
        #expect(QRCode(text) == nil)
    }
}
