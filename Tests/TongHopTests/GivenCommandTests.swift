import TestSupport
import Testing

/// An office's table of its schools, by command.
@Suite("commands: what an office knows of its schools")
struct GivenCommandTests {
    let program: Program

    init() throws {
        program = try Program()
        try run(
            "unit", "units.csv",
            """
            code,name,kind,level,reports_to
            pgd,Phòng,department,,
            th-a,Tiểu học A,school,TH,pgd
            th-b,Tiểu học B,school,TH,pgd
            th-b2,Tiểu học B,school,TH,pgd
            """)
        try run(
            "form", "form.json",
            """
            {"code": "kem", "version": 1, "title": {"vi": "Biểu"}, "rules": [], "measures": [],
            "given": {"listed": {"vi": "Số học sinh", "type": "integer"}},
            "sections": [{"code": "A", "vi": "Mục", "clauses": [], "indicators": [
            {"code": "pupils", "vi": "Học sinh", "type": "integer", "nature": "stock",
            "aggregate": "sum", "required": "optional", "levels": ["TH"]}]}]}
            """)
        let round = try program.file(
            "round.json",
            """
            {"code": "dot", "title": "Đợt", "owner": "pgd", "levels": ["TH"], "even_past": true,
            "form": {"code": "kem", "version": 1}, "data_close": "2026-10-31",
            "plan": {"number": "2/KH", "date": "2026-02-05", "issuer": "Phòng", "subject": "Kế"},
            "period": {"from": "2026-02-05", "to": "2026-10-31"}, "due_text": "trước 05/11",
            "due_at": "2026-11-05T17:00:00+07:00"}
            """)
        let opened = try program.run("round", "open", round, "--database", program.database)
        #expect(opened.code == 0, "\(opened.complaint)")
    }

    private func run(_ command: String, _ name: String, _ text: String) throws {
        let ending = try program.run(
            command, "import", try program.file(name, text), "--database", program.database)
        #expect(ending.code == 0, "\(ending.complaint)")
    }

    private func given(
        _ text: String, owner: String = "pgd", round: String = "dot"
    ) throws -> Program.Ending {
        try program.run(
            "given", "import", try program.file("given.csv", text), "--owner", owner, "--round",
            round, "--database", program.database)
    }

    @Test("a table is taken by codes and by names")
    func taken() throws {
        let ending = try given("Mã trường,Số học sinh\nth-a,312\nth-b,\n")
        #expect(ending.complaint == "")
        #expect(ending.code == 0)
        #expect(ending.output == "figures of 2 schools taken\n")
        #expect(try given("Tên trường;listed\nTiểu học A;1.312\n").code == 0)
        #expect(try program.run("verify", "--database", program.database).code == 0)
    }

    @Test(
        "a table that is wrong is told with its lines, and nothing of it is taken",
        arguments: [
            ("Mã trường,Số học sinh\nth-a,nhiều", ":2: listed: 'nhiều' is no integer"),
            ("Mã trường,Số học sinh\nth-a,1\nth-a,2", ":3: 'th-a' stands in two lines"),
            ("Mã trường,Số học sinh\nth-x,1", ":2: 'th-x' is no school of the round"),
            ("Tên trường,Số học sinh\nTiểu học B,1", ":2: several schools are called"),
            ("Mã trường,Tên trường\nth-a,A", ":1: no column is a figure: listed"),
            ("Số học sinh,listed2\n1,2", ":1: unknown column 'listed2'"),
        ])
    func wrong(table: String, sentence: String) throws {
        let ending = try given(table + "\n")
        #expect(ending.code == 65)
        #expect(ending.output == "")
        #expect(ending.complaint.contains("given.csv\(sentence)"), "\(ending.complaint)")
    }

    @Test("an owner or a round that is not there is named")
    func unknown() throws {
        let table = "Mã trường,Số học sinh\nth-a,1\n"
        #expect(try given(table, owner: "x").complaint == "unknown unit 'x'\n")
        #expect(try given(table, round: "y").complaint == "pgd has no round 'y'\n")
    }
}
