import Testing

@testable import Reporting

@Suite("A question of several files")
struct SeveralFilesTests {
    private static func reading(
        _ members: String, holds: String = "present(f)"
    ) throws -> Form.Reading {
        let text = """
            {"code": "t1", "version": 1, "title": {"vi": "T"}, "sections": [
             {"code": "A", "vi": "A", "indicators": [
              {"code": "f", "vi": "Ảnh", "type": "file", "accept": ["jpg"], "nature": "state",
               "aggregate": "list", "required": "optional", "levels": ["TH"]\(members)}]}],
             "rules": [{"id": "E1", "severity": "error", "at": ["f"],
              "holds": "\(holds)",
              "vi": "Cần hai ảnh, đã gửi {f}."}]}
            """
        return Form.Reading(try JSON(parsing: text.utf8))
    }

    @Test(
        "takes one unless the form says how many, and ten at most",
        arguments: [("", 1), (#", "max_files": 1"#, 1), (#", "max_files": 10"#, 10)])
    func read(members: String, most: Int) throws {
        let reading = try Self.reading(members)
        #expect(reading.faults.isEmpty)
        guard case .file(let question)? = reading.form.indicators.first?.kind else {
            Issue.record("no file")
            return
        }
        #expect(question.most == most && question.takesSeveral == (most > 1))
    }

    @Test(
        "says what is no number of files",
        arguments: [
            ("0", "0 is outside 1…10"), ("11", "11 is outside 1…10"),
            (#""3""#, "an integer is expected, not a string"),
        ])
    func faults(number: String, message: String) throws {
        let faults = try Self.reading(#", "max_files": \#(number)"#).faults
        #expect(faults.map(\.fault.message) == [message])
        #expect(faults.map(\.place) == ["sections[0].indicators[0].max_files"])
    }

    @Test("of one file nobody counts how many there are")
    func counted() throws {
        let faults = try Self.reading("", holds: "count(f) >= 2").faults
        #expect(faults.map(\.place) == ["rules[0].holds"])
        #expect(faults.first?.fault.message.contains("a file") == true)
    }

    private static let question = FileQuestion(accept: ["jpg"], megabytes: 1, most: 2)
    private static func file(_ name: String, _ hash: String) -> AttachedFile {
        AttachedFile(hash: hash, name: name)
    }

    @Test("each stands beside the others, once whatever it is called, while there is room")
    func adding() {
        let (a, b) = (Self.file("a.jpg", "1"), Self.file("b.jpg", "2"))
        #expect(Self.question.adding(a, to: []) == .files([a]))
        #expect(Self.question.adding(b, to: [a]) == .files([a, b]))
        #expect(Self.question.adding(Self.file("c.jpg", "3"), to: [a, b]) == nil)
        let renamed = Self.file("d.jpg", "1")
        #expect(Self.question.adding(renamed, to: [a, b]) == .files([b, renamed]))
        let one = FileQuestion(accept: ["jpg"], megabytes: 1)
        #expect(one.adding(b, to: [a]) == .file(hash: "2", name: "b.jpg"))
    }

    @Test("an answer is a list, also of one; that of a question of one file is what it was")
    func json() throws {
        let (a, b) = (Self.file("a.jpg", "1"), Self.file("b.jpg", "2"))
        let json = Value.files([a, b]).json
        #expect(
            String(decoding: json.canonical, as: UTF8.self)
                == #"[{"name":"a.jpg","sha256":"1"},{"name":"b.jpg","sha256":"2"}]"#)
        #expect(
            String(
                decoding: Value.file(hash: "1", name: "a.jpg").json.canonical, as: UTF8.self)
                == #"{"name":"a.jpg","sha256":"1"}"#)
        let indicator = try #require(
            try Self.reading(#", "max_files": 2"#).form.indicators.first)
        #expect(try indicator.value(stored: json) == .files([a, b]))
        #expect(indicator.text(of: .files([a, b]), level: nil) == "a.jpg; b.jpg")
        for damaged in [#"{"name": "a", "sha256": "1"}"#, "[]", #"[{"name": "a"}]"#, #"["1"]"#] {
            #expect(throws: Misfit.self, "\(damaged)") {
                try indicator.value(stored: try JSON(parsing: damaged.utf8))
            }
        }
        #expect(throws: Misfit.self, "they are sent as files") { try indicator.value(json: json) }
    }

    @Test("a rule counts them, and its sentence names them")
    func rule() throws {
        let form = try Self.reading(
            #", "max_files": 3"#, holds: "present(f) => count(f) >= 2"
        ).form
        let check = ReportCheck(form: form, level: "TH", parameters: [:])
        let a = Self.file("a.jpg", "1")
        #expect(
            check.problems(in: ["f": .value(.files([a]))]).map(\.message)
                == ["Cần hai ảnh, đã gửi a.jpg."])
        #expect(
            check.problems(in: ["f": .value(.files([a, Self.file("b.jpg", "2")]))]).isEmpty)
        #expect(check.problems(in: [:]).isEmpty)
    }

    @Test("a school's document says that they came with the report")
    func document() throws {
        for (members, words) in [("", "(tệp gửi"), (#", "max_files": 3"#, "(các tệp gửi")] {
            let outline = try Self.reading(members).form.outline(.report).document
            #expect(
                String(decoding: outline.serialized(), as: UTF8.self).contains(
                    "{f} \(words) kèm báo cáo)."))
        }
    }

    @Test("how many there may be is typed on the page, and goes with files alone")
    func draft() throws {
        var draft = FormDraft(title: "Sự cố", code: "su_co")
        draft.addSection("Ảnh")
        var question = QuestionDraft()
        (question.label, question.levels) = ("Ảnh", ["TH"])
        (question.type, question.files, question.accept) = ("file", "3", ["jpg"])
        let code = draft.add(question, to: "A") ?? ""
        let json = try #require(draft.question(code)?.json)
        #expect(json["max_files"] == 3)
        #expect(QuestionDraft(json, lists: nil).files == "3")
        question.files = "nhiều"
        draft.set(question, at: code)
        #expect(draft.faults(draft.reading).map(\.place).allSatisfy { $0.hasSuffix("max_files") })
        #expect(draft.faults(draft.reading).count == 1)
        (question.type, question.files) = ("date", "3")
        draft.set(question, at: code)
        let form = try draft.finished(code: "su_co", version: 1)
        #expect(form.document["sections"]?.array?[0]["indicators"]?.array?[0]["max_files"] == nil)
    }
}
