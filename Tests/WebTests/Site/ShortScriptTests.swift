import Testing

@testable import Web

@Suite("scripts as they are sent")
struct ShortScriptTests {
    static let lines: [(String, String)] = [
        ("const a = (b) => { c(d, e); };", "const a=(b)=>{c(d,e);};"),
        ("return !a && b ? c : d;", "return!a&&b?c:d;"),
        ("a + +b - -c;", "a + +b - -c;"),
        (#"x = " a , b = \" ; c" + d;"#, #"x=" a , b = \" ; c" + d;"#),
        (#"x = 'a " , b' + c, d;"#, #"x='a " , b' + c,d;"#),
        ("for (const a of b) if (a in c) d = a;", "for(const a of b)if(a in c)d=a;"),
        (#"a = b.replace(/ , /g, " ");"#, #"a = b.replace(/ , /g, " ");"#),
        ("a = `b , ${c} = d`;", "a = `b , ${c} = d`;"),
        ("a = b / c, d;", "a = b / c, d;"),
    ]

    @Test("lines have no blanks beside signs, texts have theirs", arguments: lines)
    func line(line: String, short: String) {
        #expect(String(decoding: ShortScript.line(line.utf8), as: UTF8.self) == short)
    }

    @Test("no template goes over several lines of a script")
    func templates() {
        let scripts = StaticFiles.all.filter { $0.path.hasSuffix(".js") }
        #expect(scripts.count > 5)
        for script in scripts {
            for line in script.bytes.split(separator: UInt8(ascii: "\n")) {
                let count = line.count { $0 == UInt8(ascii: "`") }
                #expect(count.isMultiple(of: 2), "\(script.path)")
            }
        }
    }
}
