import Foundation
import TestSupport
import Testing

/// What commands say of files that are wrong, and that then nothing is stored.
@Suite("commands that import")
struct ImportCommandsTests {
    let program: Program

    init() throws { program = try Program() }

    private func units(_ text: String) throws -> Program.Ending {
        try program.run(
            "unit", "import", try program.file("units.csv", text), "--database", program.database)
    }

    @Test("units are counted, and the second time their codes are taken")
    func units() throws {
        let text = "code,name,kind,reports_to\nso,Sở,province,\npgd,Phòng,department,so\n"
        let first = try units(text)
        #expect(first.code == 0)
        #expect(first.output == "2 units added\n")
        let second = try units(text)
        #expect(second.code == 65)
        #expect(second.output == "")
        let file = program.folder.path("units.csv")
        #expect(
            second.complaint
                == "\(file):2: code 'so' is taken\n\(file):3: code 'pgd' is taken\n")
    }

    @Test(
        "a wrong line is named with its number, and no line is stored",
        arguments: [
            (",Trường,department,", "code and name are needed"),
            ("a,,department,", "code and name are needed"),
            ("a,A,shop,", "kind is school, commune, department or province"),
            ("a,A,school,", "a school has a level, and only a school"),
            ("a,A,department,khong-co", "reports_to: unknown unit 'khong-co'"),
            ("a,A,department", "3 cells instead of 4"), ("\"a,A,department,", "not closed"),
        ])
    func wrongUnits(line: String, sentence: String) throws {
        let head = "code,name,kind,reports_to\n"
        let ending = try units(head + "pgd,Phòng,department,\n" + line + "\n")
        #expect(ending.code == 65)
        #expect(ending.complaint.contains("units.csv:3: "))
        #expect(ending.complaint.contains(sentence))
        #expect(try units(head + "pgd,Phòng,department,\n").code == 0)
    }

    @Test("a file that is not there is input and output")
    func missing() throws {
        for command in ["unit", "form", "user"] {
            let ending = try program.run(
                command, "import", program.folder.path("none"), "--database", program.database)
            #expect(ending.code == 74, "\(command): \(ending.complaint)")
            #expect(
                ending.complaint
                    == "error: \(program.folder.path("none")): there is no such file\n")
        }
    }

    @Test("a byte order mark, which editors put before JSON, is no fault of the file")
    func mark() throws {
        let file = try program.file("round.json", "\u{feff}{}")
        let ending = try program.run("round", "open", file, "--database", program.database)
        #expect(ending.complaint == "\(file): 'owner' is missing\n")
    }

    @Test("a form that is no JSON is told with its line, one that is no form with its places")
    func forms() throws {
        func ending(_ text: String) throws -> Program.Ending {
            try program.run(
                "form", "import", try program.file("form.json", text), "--database",
                program.database)
        }
        let torn = try ending("{\"code\": \"thu\",\n\"version\": }")
        #expect(torn.code == 65)
        #expect(torn.complaint.contains("form.json:2: "))
        let empty = try ending("{}")
        #expect(empty.code == 65)
        #expect(empty.complaint.contains("document: "))
        #expect(!FileManager.default.fileExists(atPath: program.database))
    }

    @Test("a round without its owner is refused with what is missing")
    func rounds() throws {
        let file = try program.file("round.json", "{}")
        let ending = try program.run("round", "open", file, "--database", program.database)
        #expect(ending.code == 65)
        #expect(ending.complaint == "\(file): 'owner' is missing\n")
    }
}
