import TestSupport
import Testing

@Suite("commands: codes of forms and rounds are their owner's")
struct OwnedCodesTests {
    let program: Program

    init() throws {
        program = try Program()
        let units = """
            code,name,kind,level,reports_to
            pgd-a,Phòng A,department,,
            pgd-b,Phòng B,department,,
            th-a,Trường Tiểu học A,school,TH,pgd-a
            th-b,Trường Tiểu học B,school,TH,pgd-b

            """
        let added = try program.run(
            "unit", "import", try program.file("units.csv", units), "--database", program.database)
        #expect(added.code == 0, "\(added.complaint)")
    }

    private func form(_ version: Int, of owner: String?) throws -> Program.Ending {
        let document = """
            {"code": "rieng", "version": \(version), "title": {"vi": "Khảo sát"}, "sections": [{
            "code": "A", "vi": "Mục", "clauses": [], "indicators": [{"code": "n", "vi": "Số",
            "type": "integer", "nature": "flow", "aggregate": "sum", "required": "optional",
            "levels": ["TH"]}]}], "rules": [], "measures": []}
            """
        let file = try program.file("form.json", document)
        return try owner.map {
            try program.run(
                "form", "import", file, "--owner", $0, "--database", program.database)
        } ?? program.run("form", "import", file, "--database", program.database)
    }

    private func round(of owner: String) throws -> Program.Ending {
        let document = """
            {"code": "dot-1", "title": "Đợt 1", "owner": "\(owner)", "levels": ["TH"],
            "plan": {"number": "1/KH", "date": "2026-01-05", "issuer": "Phòng", "subject": "Việc"},
            "form": {"code": "rieng", "version": 1},
            "period": {"from": "2026-01-05", "to": "2026-11-15"}, "data_close": "2026-11-15",
            "due_at": "2026-12-03T17:00:00+07:00", "due_text": "trước ngày 03/12",
            "even_past": true}
            """
        return try program.run(
            "round", "open", try program.file("round.json", document), "--database",
            program.database)
    }

    @Test("each unit has its own, and where it is not said whose a form is it must be clear")
    func owners() throws {
        for owner in ["pgd-a", "pgd-b"] {
            #expect(try form(1, of: owner).code == 0)
            let again = try form(1, of: owner)
            #expect(again.code == 65)
            #expect(again.complaint.contains("version 1 exists already"))
            let opened = try round(of: owner)
            #expect(opened.code == 0, "\(opened.complaint)")
            #expect(opened.output == "1 schools owe a report\n")
            let second = try round(of: owner)
            #expect(second.code == 65)
            #expect(second.complaint.contains("the owner has a round with this 'code' already"))
        }
        let unclear = try form(2, of: nil)
        #expect(unclear.code == 65)
        #expect(unclear.complaint.contains("are of pgd-a, pgd-b; say with --owner"))
        let unknown = try form(2, of: "khong-co")
        #expect(unknown.code == 65)
        #expect(unknown.complaint.contains("unknown unit 'khong-co'"))
        let whole = try program.run("verify", "--database", program.database)
        #expect(whole.code == 0, "\(whole.output)")
    }
}
