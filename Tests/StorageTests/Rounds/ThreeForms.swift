import Reporting

@testable import Storage

/// Three versions of the form of `SmallRound`, which ask for other things under the same codes.
enum ThreeForms {
    static let forms: [JSON] = [
        SmallRound.form,
        form(
            2,
            [
                asked("a_integer", "decimal", "sum", ["scale": 1]),
                asked("a_money", "money", "sum"),
                asked("a_decimal", "decimal", "sum", ["scale": 2]),
                asked("a_boolean", "boolean", "count_true", ["required": "always"]),
                asked("a_date", "text", "list", ["max": 100]),
                asked("a_choice", "choice", "distribution", ["list": "SHORT"]),
                asked("a_choices", "choices", "distribution", ["list": "SHORT"]),
                asked("only_th", "integer", "sum", ["levels": ["MN"]]),
                asked("b_new", "integer", "sum", ["required": "always"]),
            ], sum: "a_money"),
        form(
            3,
            [
                asked("a_integer", "integer", "sum"), asked("a_text", "text", "list", ["max": 50]),
                asked("a_decimal", "decimal", "sum", ["scale": 1]),
                asked("a_boolean", "integer", "sum"), asked("a_date", "date", "list"),
                asked("a_choice", "choice", "distribution", ["list": "CL"]),
                asked("only_th", "integer", "sum", ["levels": ["TH"]]),
            ], sum: "a_integer"),
    ]

    private static func asked(
        _ code: String, _ type: String, _ aggregate: String, _ more: JSON.Members = [:]
    ) -> JSON {
        SmallRound.indicator(code, type, aggregate, more)
    }

    private static func form(_ version: Int64, _ indicators: [JSON], sum: String) -> JSON {
        [
            "code": "thu", "version": .integer(version), "title": ["vi": "Báo cáo thử"],
            "lists": [
                "CL": [
                    ["value": "yes", "vi": "Có"], ["value": "no", "vi": "Không"],
                    ["value": "na", "vi": "Không áp dụng"],
                ],
                "SHORT": [["value": "na", "vi": "Không áp dụng"], ["value": "yes", "vi": "Có"]],
            ],
            "sections": [["code": "A", "vi": "Mục A", "indicators": .array(indicators)]],
            "rules": [],
            "measures": [["code": "m_sum", "vi": "Tổng", "value": .string("sum(\(sum))")]],
        ]
    }
}

extension SmallRound {
    /// The versions after the first, for whoever makes rounds.
    func importVersions() throws {
        try storage.write { database in
            for document in ThreeForms.forms.dropFirst() {
                _ = try database.importForm(try Form(document: document), by: .command)
            }
        }
    }

    func setForm(_ version: Int, reason: String = "Biểu mới") throws {
        try storage.write {
            try $0.setForm(
                Form.Version(code: "thu", version: version), of: round.id, reason: reason,
                by: .of(.officer))
        }
    }

    /// The form that the round has now.
    func formNow() throws -> Form {
        try storage.read { database in
            try database.forms.layout(database.rounds.find(round.id)?.form ?? round.form).form
        }
    }

    func file(_ school: Unit.ID) throws -> ReportFile? {
        try storage.read { database in
            try database.rounds.find(round.id).flatMap {
                try database.reportFile(of: school, in: $0)
            }
        }
    }
}

extension JSON {
    var canonicalText: String { String(decoding: canonical, as: UTF8.self) }
}

extension TotalsLayout.Detail {
    var sum: Int? { if case .sum(let place) = self { place } else { nil } }
}
