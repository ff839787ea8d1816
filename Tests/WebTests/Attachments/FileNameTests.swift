import Testing

@testable import Web

@Suite("the names of files that people send")
struct FileNameTests {
    @Test(
        "names are made harmless and keep their extension",
        arguments: [
            ("../../báo cáo.PDF", "báo cáo.pdf"), ("C:\\Users\\x\\ký.pdf", "ký.pdf"),
            ("a\u{202e}fdp.exe", "afdp.exe"), ("a\u{0}b\r\n.pdf", "ab.pdf"),
            ("bao\u{0301} cáo.pdf", "baó cáo.pdf"), (".pdf", "tep.pdf"), ("a.pdf.exe", "a.pdf.exe"),
            ("<b>\"x\".pdf", "bx.pdf"), ("khong-co-duoi", "khong-co-duoi"), ("", ""),
        ])
    func fileNames(typed: String, clean: String) {
        #expect(FileName.clean(typed) == clean)
    }

    @Test("long names are cut before their extension, by characters and by bytes")
    func longName() {
        let plain = FileName.clean(String(repeating: "a", count: 500) + ".pdf")
        #expect(plain.count == 120)
        #expect(plain.hasSuffix("a.pdf"))
        let marked = FileName.clean(String(repeating: "ả", count: 500) + ".pdf")
        #expect(marked.utf8.count == 199)
        #expect(marked.hasSuffix("ả.pdf"))
    }

    @Test(
        "what is too long for an extension is none",
        arguments: [119, 120, 121, 500].map { String(repeating: "x", count: $0) }
            + [
                String(repeating: "ế", count: 130),
                "a\u{301}\u{301}" + String(repeating: "\u{301}", count: 400),
            ])
    func longExtension(type: String) {
        for stem in ["a", "", "bao cao"] {
            let name = FileName.clean(stem + "." + type)
            #expect(name.count <= 120)
            #expect(name.utf8.count <= 200)
            #expect(!name.isEmpty || type.unicodeScalars.count > 200)
        }
    }
}
