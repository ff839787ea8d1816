import Reporting
import Testing

/// The part of a form that somebody sees who was given some of its sections.
@Suite struct SectionsOfFormTests {
    private static let document = """
        {"code": "thu", "version": 1, "title": {"vi": "Thử"}, "lists": {},
        "sections": [
          {"code": "A", "vi": "Mục A", "clauses": [], "indicators": [
            \(indicator("a1")), \(indicator("a2"))]},
          {"code": "B", "vi": "Mục B", "clauses": [], "indicators": [
            \(indicator("b1")), \(indicator("b2"))]}],
        "rules": [
          {"id": "E01", "severity": "error", "at": ["b1"], "holds": "b1 <= b2", "vi": "{b1} > {b2}"},
          {"id": "E02", "severity": "error", "at": ["b1"], "holds": "b1 <= a1", "vi": "Sai."},
          {"id": "E03", "severity": "error", "at": ["b1"], "holds": "b1 > 0", "vi": "Không bằng {a1}."},
          {"id": "E04", "severity": "error", "at": ["b1", "a1"], "holds": "b1 > 0", "vi": "Sai."},
          {"id": "E05", "severity": "error", "for": ["a1", "b2"], "holds": "value > 0",
            "vi": "{label} là {value}."},
          {"id": "W06", "severity": "warning", "for": ["a1", "b2"], "holds": "value > 0", "vi": "Xem."},
          {"id": "W07", "severity": "warning", "for": ["b1", "b2"], "holds": "value > 0", "vi": "Xem."},
          {"id": "E08", "severity": "error", "at": ["b1"], "let": {"total": "a1 + a2"},
            "holds": "b1 > 0", "vi": "Tổng là {total}."},
          {"id": "W09", "severity": "warning", "at": ["b1"], "holds": "previous(a1) > 0 => b1 > 0",
            "vi": "Xem."}],
        "measures": []}
        """

    private static func indicator(_ code: String) -> String {
        #"{"code": "\#(code)", "vi": "Ô \#(code)", "type": "integer", "nature": "state", "#
            + #""aggregate": "sum", "required": "always", "levels": ["TH"], "clauses": []}"#
    }

    let form: Form

    init() throws {
        form = try Form(document: try JSON(parsing: Array(Self.document.utf8)))
    }

    @Test("it asks these questions alone, and other rules than about them are not there")
    func narrowed() {
        let given = form.only(["B"])
        #expect(given.indicators(for: "TH").map(\.code) == ["b1", "b2"])
        #expect(given.rules.map(\.id) == ["E01", "E05", "W07"])
        // The cells of others are not looked at by what is left.
        let check = ReportCheck(form: given, level: "TH", parameters: [:])
        let problems = check.problems(in: [
            "a1": .value(.integer(0)), "b1": .value(.integer(3)), "b2": .value(.integer(0)),
        ])
        #expect(Set(problems.flatMap(\.cells)) == ["b1", "b2"])
        #expect(problems.map(\.rule) == ["E01", "E05", "W07"])
    }

    @Test("all sections are the whole, no section is nothing")
    func ends() {
        #expect(form.only(["A", "B"]).rules == form.rules)
        #expect(form.only(["B", "A", "Z"]).indicators(for: "TH") == form.indicators(for: "TH"))
        #expect(form.only([]).indicators(for: "TH").isEmpty)
        #expect(form.only([]).rules.isEmpty)
        #expect(form.cells(of: ["A"]) == ["a1", "a2", "nil-A"])
    }
}
