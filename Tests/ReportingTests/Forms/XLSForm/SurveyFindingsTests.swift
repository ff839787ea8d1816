import Testing

@testable import Reporting

@Suite("What is not taken of an XLSForm")
struct SurveyFindingsTests {
    static let rows: [(cells: [String: String], finding: String)] = [
        (
            ["type": "start", "name": "s"],
            "survey:2:type: 'start' is not needed: the program knows it"
        ),
        (
            ["type": "username", "name": "s"],
            "survey:2:type: 'username' is not needed: the program knows it"
        ),
        (
            ["type": "audio", "name": "s", "label": "S"],
            "survey:2:type: not taken: there is no type 'audio'"
        ),
        (
            ["type": "rank source", "name": "s", "label": "S"],
            "survey:2:type: not taken: there is no type 'rank source'"
        ),
        (
            ["type": "select_one_from_file a.csv", "name": "s", "label": "S"],
            "survey:2:type: not taken: there is no type 'select_one_from_file'"
        ),
        (
            ["type": "select_one source or_other", "name": "q", "label": "Q"],
            "survey:2:type: not taken: or_other"
        ),
        (
            ["type": "select_one nothing", "name": "q", "label": "Q"],
            "survey:2:type: unknown list 'nothing'"
        ),
        (
            ["type": "integer", "name": "q", "label": "Q", "default": "3"],
            "survey:2:default: not taken: there are no defaults"
        ),
        (
            ["type": "select_one source", "name": "q", "label": "Q", "choice_filter": "a=1"],
            "survey:2:choice_filter: not taken: all options are offered"
        ),
        (
            ["type": "integer", "name": "q", "label": "Q", "appearance": "quick"],
            "survey:1:appearance: not taken: 1 cells of this column"
        ),
        (
            ["type": "integer", "name": "q", "label": "Q", "bind::odk:length": "3"],
            "survey:1:bind::odk:length: not taken: 1 cells of this column"
        ),
        (
            ["type": "integer", "name": "q", "label": "Q", "required": "maybe"],
            "survey:2:required: 'maybe' is neither yes nor no: not required"
        ),
        (
            ["type": "integer", "name": "q", "label": "Có ${pupils} em?"],
            "survey:2:label: '${pupils}' stays as it is written"
        ),
        (
            ["type": "note", "name": "q", "label": "Q", "hint": "H"],
            "survey:2:hint: not taken: it means nothing in this row"
        ),
        (
            ["type": "begin_group", "name": "g", "label": "G", "required": "yes"],
            "survey:2:required: not taken: it means nothing in this row"
        ),
        (
            ["type": "text", "name": "q", "label": "Q", "repeat_count": "3"],
            "survey:2:repeat_count: not taken: it means nothing in this row"
        ),
        (
            ["type": "text", "name": "q", "label": "Q", "constraint_message": "Sai"],
            "survey:2:constraint_message: not taken: it means nothing in this row"
        ),
        (
            ["type": "text", "name": "q", "label": "Q", "calculation": "'a'"],
            "survey:2:calculation: not taken: only numbers are calculated"
        ),
        (
            ["type": "integer", "name": "Value", "label": "Q"],
            "survey:2:name: 'Value' is called 'value_2'"
        ),
        (["type": "begin_group", "name": "g", "label": "G"], "survey:2:type: 'g' is never ended"),
        (["type": "end_group"], "survey:2:type: 'end_group' ends what was not begun"),
        (["name": "q", "label": "Q"], "survey:2: no question: 'q'"),
        (
            ["type": "integer", "name": "q", "label": "Q", "tonghop::json": "{"],
            "survey:2:tonghop::json: no JSON object"
        ),
        (
            [
                "type": "integer", "name": "q", "label": "Q", "tonghop::levels": "MN",
                "tonghop::nature": "a",
            ],
            "survey:2:tonghop::nature: 'a' is none of stock, flow, flow_distinct, state"
        ),
    ]

    @Test("is told by sheet, row and column what is not taken", arguments: rows)
    func findings(cells: [String: String], finding: String) {
        let told = Surveys.outcome(of: cells).findings.map(\.description)
        #expect(told.contains(finding), "\(told)")
    }
}
