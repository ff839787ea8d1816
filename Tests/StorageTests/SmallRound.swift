import Reporting
import Storage
import Testing
import TestSupport

/// A database of its own with one round, one department, one commune and a few schools, which are
/// asked one indicator of every kind.
final class SmallRound {
    static let form: JSON = [
        "code": "thu", "version": 1, "title": ["vi": "Báo cáo thử"],
        "lists": [
            "CL": [
                ["value": "yes", "vi": "Có"], ["value": "no", "vi": "Không"],
                ["value": "na", "vi": "Không áp dụng"],
            ]
        ],
        "sections": [
            [
                "code": "A", "vi": "Mục A",
                "indicators": [
                    indicator("a_integer", "integer", "sum", [:]),
                    indicator("a_money", "money", "sum", [:]),
                    indicator("a_decimal", "decimal", "sum", ["scale": 2]),
                    indicator("a_boolean", "boolean", "count_true", [:]),
                    indicator("a_date", "date", "list", [:]),
                    indicator("a_text", "text", "list", ["max": 100]),
                    indicator("a_choice", "choice", "distribution", ["list": "CL"]),
                    indicator("a_choices", "choices", "distribution", ["list": "CL"]),
                    indicator("a_file", "file", "list", ["accept": ["pdf"]]),
                    indicator("a_files", "file", "list", ["accept": ["pdf"], "max_files": 3]),
                    indicator("only_th", "integer", "sum", ["levels": ["TH"]]),
                    indicator("a_percent", "percent", "weighted", ["weight": "a_integer"]),
                ],
            ]
        ],
        "rules": [],
        "measures": [["code": "m_sum", "vi": "Tổng", "value": "sum(a_integer)"]],
    ]

    static func indicator(
        _ code: String, _ type: String, _ aggregate: String, _ more: JSON.Members
    ) -> JSON {
        var members: JSON.Members = [
            "code": .string(code), "vi": .string("Chỉ tiêu " + code), "type": .string(type),
            "nature": "flow", "aggregate": .string(aggregate), "required": "optional",
            "levels": ["MN", "TH"],
        ]
        for (name, value) in more.pairs { members[name] = value }
        return .object(members)
    }

    /// 2026-12-02T00:00:00+07:00
    static let dueAt = Moment(milliseconds: 1_796_144_400_000)

    let folder: TemporaryFolder
    let clock = TestClock(.ofTests)
    let storage: Storage
    let form: Form
    private(set) var round: Round
    private(set) var schools: [Unit.ID] = []

    init(
        schools count: Int = 2, wantsHead: Bool = false, grace: Duration = .zero,
        state: Round.State = .open, asking document: JSON = form
    ) throws {
        folder = try TemporaryFolder()
        storage = try Storage(path: folder.path("small.db"), environment: clock.environment)
        form = try Form(document: document)
        let day = Moment.ofTests.day
        round = Round(
            id: Round.ID(rawValue: 0), code: "thu-2026", title: "Đợt thử", plan: .init(rawValue: 0),
            form: .init(form.version), owner: Unit.ID(rawValue: 0), period: day + -200...day + -20,
            dataClose: day + -20, dueAt: SmallRound.dueAt, dueText: "trước ngày 02/12/2026",
            grace: grace, wantsHead: wantsHead, state: state)
        try storage.write { try open(count, $0) }
    }

    private func open(_ count: Int, _ database: WriteTransaction) throws {
        for (order, level) in ["MN", "TH"].enumerated() {
            let level = LevelName(level: Level(rawValue: level), name: level, short: level)
            try database.add(level, order: order)
        }
        try database.add(
            NewUnit(code: "phong", name: "Phòng", shortName: "Phòng", kind: .department),
            by: .command)
        try database.add(
            NewUnit(code: "xa-mot", name: "Xã Một", shortName: "Một", kind: .commune), by: .command)
        for number in 1...count {
            let id = try database.add(
                NewUnit(
                    code: Unit.Code(rawValue: "truong-\(number)"), name: "Trường \(number)",
                    shortName: "T\(number)", kind: .school,
                    level: number.isMultiple(of: 2) ? "TH" : "MN", reportsTo: "phong",
                    commune: "xa-mot", displayOrder: number), by: .command)
            schools.append(try #require(id))
        }
        round.plan = try database.add(
            Plan(
                id: .init(rawValue: 0), number: "1/KH", date: round.dataClose + -100,
                issuer: "Phòng", subject: "Thử", tasks: [], bases: []), by: .command)
        #expect(try database.importForm(form, by: .command))
        let units = try database.read.units.all(on: round.dataClose)
        round.owner = try #require(units.first { $0.unit.kind == .department }).unit.id
        let id = try database.open(
            round, schools: units.filter { $0.unit.kind == .school },
            nodes: units.filter { $0.unit.kind != .school }, by: .command)
        round.id = try #require(id)
    }

    func report(_ school: Unit.ID) throws -> Report {
        try #require(try storage.read { try $0.reports.find(school, in: round.id) })
    }

    func entries(_ school: Unit.ID) throws -> Entries {
        try storage.read { try $0.reports.entries(of: school, in: round.id, form: form) }
    }

    func submission(_ school: Unit.ID, _ values: Values = ["a_integer": .integer(1)]) -> Submission
    {
        Submission(
            round: round.id, unit: school, values: values, confirmations: [], seenVersion: nil)
    }

    @discardableResult
    func submit(
        _ school: Unit.ID, _ values: Values = ["a_integer": .integer(1)], by role: Role = .head
    )
        throws -> Receipt
    {
        try storage.write { try $0.submit(submission(school, values), by: .of(role)) }
    }
}
