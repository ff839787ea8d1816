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

    @Test("long names are cut before their extension")
    func longName() {
        let name = FileName.clean(String(repeating: "ả", count: 500) + ".pdf")
        #expect(name.count == 120)
        #expect(name.hasSuffix("ả.pdf"))
    }
}
