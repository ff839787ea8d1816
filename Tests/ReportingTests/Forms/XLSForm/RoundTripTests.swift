import Testing

@testable import Reporting

@Suite("A form that is written as an XLSForm")
struct RoundTripTests {
    private func form(_ text: String) throws -> Form {
        try Form(document: try JSON(parsing: Array(text.utf8)))
    }

    private func expectSame(_ form: Form) {
        let outcome = XLSForm.read(XLSForm.sheets(of: form), levels: [])
        #expect(outcome.findings.map(\.description) == [])
        #expect(
            String(decoding: outcome.document?.canonical ?? [], as: UTF8.self)
                == String(decoding: form.document.canonical, as: UTF8.self))
    }

    @Test("comes back byte for byte", arguments: [SmallForm.text, odd])
    func comesBack(text: String) throws { expectSame(try form(text)) }

    /// What no cell says as it stands: blanks at the ends, lists with blanks in their names, codes of
    /// sections that are the same, sections without questions, names of rules whose order matters.
    static let odd = """
        {"code": "odd", "version": 12, "title": {"vi": " Lạ ", "en": "Odd", "vi_MN": "Lạ, mầm non"},
         "parameters": {"five": 5, "text": "5", "yes": true, "blank": " x ", "day": "2022-03-16"},
         "lists": {"CL A": [{"value": "một hai", "vi": "Một", "vi_MN": "1"}, {"value": "b", "vi": "B"}],
                   "co_khong": [{"value": "yes", "vi": "Có"}], "unused": [{"value": "a", "vi": "A"}]},
         "sections": [
          {"code": "A", "vi": "Mục", "clauses": ["I.1; 2", "II"], "indicators": []},
          {"code": "A", "vi": "Mục ", "en": "Section", "indicators": [
           {"code": "n", "vi": "Số\\n lượng ", "type": "integer", "nature": "stock", "max": 7,
            "aggregate": "sum", "required": "always", "levels": ["MN"], "clauses": [], "profile": false},
           {"code": "c", "vi": "Chọn", "type": "choices", "list": "CL A", "nature": "flow",
            "aggregate": "none", "required": "when", "when": "n  >  0", "levels": ["MN", "TH A"]},
           {"code": "y", "vi": "Chọn", "type": "choice", "list": "co_khong", "nature": "state",
            "aggregate": "distribution", "required": "optional", "levels": ["MN"]},
           {"code": "b", "vi": "Có", "type": "boolean", "nature": "state", "help": "{\\u0022a\\u0022: 1}",
            "aggregate": "count_true", "required": "optional", "levels": ["MN"]},
           {"code": "p", "vi": "Tỷ lệ", "type": "percent", "nature": "state", "aggregate": "weighted",
            "weight": "n", "required": "optional", "levels": ["MN"]}]}],
         "rules": [
          {"id": "E 1", "severity": "error", "for": {"nature": "stock"}, "let": {"z": "n + 1", "a": "z * 2"},
           "holds": "value < a", "vi": "{label} {a}", "explanations": []},
          {"id": "E2", "severity": "error", "at": ["n", "c"], "holds": "n > 1 or contains(c, 'b')",
           "vi": "Sai _x000A_ "},
          {"id": "W1", "severity": "$text2", "for": ["n"], "holds": "value <> previous(value)", "vi": "Như cũ",
           "explanations": ["Đúng; thế", "Thật"]}],
         "measures": [{"code": "m", "vi": "Chỉ số", "value": "sum(n)", "unit_MN": "x", "unit": "y"}]}
        """.replacing("\"explanations\": []}", with: "\"en\": \"{\"}").replacing(
            "\"text\": \"5\"", with: "\"text\": \"5\", \"text2\": \"warning\"")

    @Test("comes back with questions of every kind")
    func kinds() throws {
        let text = """
            {"code": "kinds", "version": 1, "title": {"vi": "Các loại"}, "sections": [
             {"code": "A", "vi": "Mục", "indicators": [
              {"code": "n", "vi": "Số", "type": "integer", "nature": "stock", "aggregate": "sum",
               "required": "always", "levels": ["MN"]},
              {"code": "twice", "vi": "Gấp đôi", "type": "money", "calculation": "n * 2",
               "nature": "flow", "aggregate": "sum", "required": "optional", "levels": ["MN"]},
              {"code": "hint", "vi": "Lưu ý", "type": "note", "levels": ["MN"], "when": "n > 1"},
              {"code": "plain", "vi": "Lưu ý", "type": "note", "levels": ["MN", "TH"]},
              {"code": "at", "vi": "Giờ", "type": "time", "nature": "state", "aggregate": "list",
               "required": "when", "when": "n > 2", "levels": ["MN"]},
              {"code": "place", "vi": "Nơi", "type": "location", "nature": "state",
               "aggregate": "list", "required": "optional", "levels": ["MN"]},
              {"code": "papers", "vi": "Tệp", "type": "file", "accept": ["pdf", "docx"],
               "max_files": 3, "max_mb": 5, "nature": "state", "aggregate": "list", "required": "optional",
               "levels": ["MN"]},
              {"code": "rooms", "vi": "Phòng", "en": "Rooms", "type": "table", "rows": 30,
               "columns": [
                {"code": "name", "vi": "Tên", "type": "text", "max": 40, "required": true},
                {"code": "area", "vi": "Rộng", "type": "decimal", "scale": 1, "unit": "m²",
                 "required": false, "total": false},
                {"code": "dry", "vi": "Khô", "type": "boolean", "required": false}],
               "nature": "stock", "aggregate": "list", "required": "always", "levels": ["MN"]}]}]}
            """
        let document = try JSON(parsing: Array(text.utf8))
        let sheets = XLSForm.sheets(of: Form.Reading(document).form)
        let outcome = XLSForm.read(sheets, levels: ["TH"])
        #expect(
            String(decoding: outcome.document?.canonical ?? [], as: UTF8.self)
                == String(decoding: document.canonical, as: UTF8.self))
        #expect(outcome.findings.filter { $0.remark.weight != .wrong }.isEmpty)
        let types = SheetTable(sheets[0]).lines.map { $0["type"] }
        #expect(
            types == [
                "begin_group", "integer", "integer", "note", "note", "time", "geopoint", "file",
                "begin_repeat", "text", "decimal", "select_one co_khong", "end_repeat", "end_group",
            ])
        #expect(SheetTable(sheets[0]).lines[2]["calculation"] == "${n} * 2")
    }

    @Test("keeps what has no place in XLSForm, of any length")
    func longMembers() throws {
        let json = try JSON(parsing: Array(SmallForm.text.utf8))
        let long = String(repeating: "à_x0041_ ", count: 8_000)
        var rules = json["rules"]?.array ?? []
        rules[0] = rules[0].with("en", .string(long))
        expectSame(try Form(document: json.with("rules", .array(rules))))
    }

    @Test("that was changed elsewhere says so: a constraint beside the rules, another condition")
    func changed() throws {
        var sheets = XLSForm.sheets(of: try form(SmallForm.text))
        let head = sheets[0].rows[0]
        func set(_ name: String, _ column: String, _ text: String) throws {
            let row = try #require(sheets[0].rows.firstIndex { $0[1] == name })
            sheets[0].rows[row][try #require(head.firstIndex(of: column))] = text
        }
        try set("plan_day", "relevant", "${staff} > 3")
        try set("staff", "constraint", ". < 500")
        let outcome = XLSForm.read(sheets, levels: [])
        let form = try #require(outcome.form)
        let question = outcome.document?["sections"]?.array?[1]["indicators"]?.array?[1]
        #expect(question?["when"] == "staff > 3")
        #expect(form.rules.last?.id == "C1")
        #expect(
            outcome.findings.map(\.description) == [
                "survey:3:constraint: it differs from the sheet 'rules': both are taken"
            ])
    }

    @Test("says its rules in XPath too, where blanks break nothing")
    func derived() throws {
        let sheets = XLSForm.sheets(of: try form(SmallForm.text))
        let survey = SheetTable(sheets[0])
        let line = try #require(survey.lines.first { $0["name"] == "reached" })
        #expect(line["constraint"] == "(${staff} = '' or . <= ${staff})")
        #expect(
            line["constraint_message::vietnamese (vi)"]
                == "Số học sinh (${reached}) lớn hơn số người (${staff}).")
        let day = try #require(survey.lines.first { $0["name"] == "plan_day" })
        #expect(day["relevant"] == "${has_plan} = 'yes'")
    }

    static let expressions: [(String, String?)] = [
        ("n > 1 and not (n > 2 or b)", "${n} > 1 and not(${n} > 2 or ${b} = 'yes')"),
        ("n > 1 => b", "not(${n} > 1) or ${b} = 'yes'"),
        ("n = 0 <=> p = 0", "(${n} = 0) = (${p} = 0)"),
        ("(n + 1) * 2 - (n - 1) > -n", "(${n} + 1) * 2 - (${n} - 1) > -${n}"),
        ("c in {'a', 'b'} and b", "(${c} = 'a' or ${c} = 'b') and ${b} = 'yes'"),
        ("contains(s, 'a') and count(s) = 1", "selected(${s}, 'a') and count-selected(${s}) = 1"),
        ("if(b, n, min(n, 3)) >= $five", "if(${b} = 'yes', ${n}, min(${n}, 3)) >= 5"),
        ("d > '2022-03-16' and d <= $today", "${d} > date('2022-03-16') and ${d} <= today()"),
        ("present(d) and not present(n)", "${d} != '' and not(${n} != '')"),
        ("level = 'MN'", nil), ("n > previous(n)", nil), ("d <= $data_close", nil),
    ]

    @Test("has its conditions in XPath, or in our own column alone", arguments: expressions)
    func xpath(condition: String, expected: String?) throws {
        let list = #"[{"value": "a", "vi": "A"}, {"value": "b", "vi": "B"}]"#
        func question(_ code: String, _ type: String) -> String {
            #"{"code": "\#(code)", "vi": "Q", \#(type), "nature": "state", "aggregate": "none", "required": "optional", "levels": ["MN"]}"#
        }
        let questions = [
            question("n", #""type": "integer""#), question("p", #""type": "integer""#),
            question("b", #""type": "boolean""#), question("c", #""type": "choice", "list": "L""#),
            question("s", #""type": "choices", "list": "L""#), question("d", #""type": "date""#),
            question("q", #""type": "date""#).replacing(
                #""optional""#, with: #""when", "when": "\#(condition)""#),
        ].joined(separator: ", ")
        let form = try form(
            #"{"code": "x", "version": 1, "title": {"vi": "X"}, "parameters": {"five": 5}, "lists": {"L": \#(list)}, "sections": [{"code": "A", "vi": "A", "indicators": [\#(questions)]}]}"#
        )
        let line = try #require(
            SheetTable(XLSForm.sheets(of: form)[0]).lines.first { $0["name"] == "q" })
        #expect(line["relevant"] == expected ?? "")
        expectSame(form)
    }
}
