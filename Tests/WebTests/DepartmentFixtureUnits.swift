import Reporting
import Storage
import TestSupport

extension DepartmentFixture {
    static func addUnits(to database: WriteTransaction) throws {
        for (order, level) in [("MN", "Mầm non"), ("TH", "Tiểu học"), ("THCS", "THCS")].enumerated()
        {
            try database.add(
                LevelName(level: Level(rawValue: level.0), name: level.1, short: level.1),
                order: order)
        }
        func add(_ unit: NewUnit) throws { try database.add(unit, by: .command) }
        try add(NewUnit(code: "so", name: "Sở Thử", shortName: "Sở", kind: .province))
        for (code, name) in [("pgd-a", "Phòng GD&ĐT A"), ("pgd-b", "Phòng GD&ĐT B")] {
            try add(
                NewUnit(
                    code: Reporting.Unit.Code(rawValue: code), name: name, shortName: name,
                    kind: .department, reportsTo: "so"))
        }
        for (code, name) in [
            ("xa-cao-thang", "Cao Thắng"), ("tt-doan-tung", "Đoàn Tùng"), ("xa-khac", "Khác"),
        ] {
            try add(
                NewUnit(
                    code: Reporting.Unit.Code(rawValue: code), name: "Xã " + name, shortName: name,
                    kind: .commune, displayOrder: 10))
        }
        for (order, school) in schools.enumerated() {
            try add(
                NewUnit(
                    code: school.code, name: school.name, shortName: school.name, kind: .school,
                    level: school.level, reportsTo: "pgd-a",
                    commune: Reporting.Unit.Code(rawValue: school.commune),
                    displayOrder: 100 + order))
        }
        try add(
            NewUnit(
                code: "th-khac", name: stranger, shortName: "TH Khác", kind: .school, level: "TH",
                reportsTo: "pgd-b", commune: "xa-khac", displayOrder: 200))
        try addAccounts(database)
        try openRounds(database)
    }

    /// The numbers of the last two of them.
    static let clerk = 6
    static let strangersClerk = 7

    private static func addAccounts(_ database: WriteTransaction) throws {
        try database.change(Setting.secondFactor, to: false, by: .command)
        let hash = try PasswordHash(of: SchoolFixture.password, cost: .least)
        let people: [(String, Role, Reporting.Unit.Code)] = [
            ("cv-a", .officer, "pgd-a"), ("ld-a", .leader, "pgd-a"), ("cv-b", .officer, "pgd-b"),
            ("xem", .viewer, "so"), ("qt", .admin, "pgd-a"),
            ("nv-th-cao-thang", .clerk, "th-cao-thang"), ("nv-th-khac", .clerk, "th-khac"),
        ]
        // The first token, which nobody asks by: some test revokes it.
        if let department = try database.read.units.find("pgd-a") {
            try database.addToken(
                Token.Secret(), name: "Mã thử", role: .officer, unit: department.id,
                lifetime: .seconds(86_400), by: .command)
        }
        for (userName, role, code) in people {
            guard let unit = try database.read.units.find(code) else { continue }
            let id = try database.addAccount(
                userName: userName, name: "Người \(userName)", role: role, unit: unit.id,
                password: hash, by: .command)
            if let id { try database.noteNotice(readBy: id, by: .command) }
        }
    }

    private static func openRounds(_ database: WriteTransaction) throws {
        let form = try Form(document: try JSON(parsing: Array(formDocument.utf8)))
        _ = try database.importForm(form, by: .command)
        for code in ["pgd-a", "pgd-b"] as [Reporting.Unit.Code] {
            guard let department = try database.read.units.find(code)?.id else { continue }
            _ = try database.add(FormDraft(form.document), of: department)
        }
        let plan = try database.add(
            Plan(
                id: Plan.ID(rawValue: 0), number: "1/KH", date: Day(number: 20_000),
                issuer: "Phòng",
                subject: "Kế hoạch", tasks: [], bases: []),
            of: try database.read.units.find("pgd-a")?.id, by: .command)
        _ = try database.add(
            Plan(
                id: Plan.ID(rawValue: 0), number: "1/KH-B", date: Day(number: 20_000),
                issuer: "Phòng B", subject: "Kế hoạch của B", tasks: [], bases: []),
            of: try database.read.units.find("pgd-b")?.id, by: .command)
        let units = try database.read.units.all(on: Day(number: 20_400))
        func open(_ code: String, _ owner: Reporting.Unit.Code, _ year: Int, previous: Round.ID?)
            throws -> Round.ID?
        {
            guard let owner = units.first(where: { $0.unit.code == owner })?.unit,
                let close = Day(year: year, month: 11, day: 15)
            else { return nil }
            let below = units.filter { placed in
                guard placed.unit.kind == .school else { return false }
                return owner.kind == .province || placed.reportsTo == owner.id
            }
            let communes = Set(below.compactMap(\.commune))
            return try database.open(
                Round(
                    id: Round.ID(rawValue: 0), code: Round.Code(rawValue: code),
                    title: "Đợt \(code) <thử>", plan: plan, form: .init(form.version),
                    owner: owner.id,
                    period: (close + -300)...close, dataClose: close,
                    dueAt: Moment(close + 18, hour: 17), dueText: "trước ngày 03/12",
                    previous: previous),
                schools: below,
                nodes: units.filter { placed in
                    switch placed.unit.kind {
                    case .school: false
                    case .commune: communes.contains(placed.unit.id)
                    case .province: true
                    case .department: owner.kind == .province || placed.unit.id == owner.id
                    }
                }, by: .command)
        }
        let previous = try open(previousRound, "pgd-a", 2025, previous: nil)
        _ = try open(round, "pgd-a", 2026, previous: previous)
        _ = try open(provinceRound, "so", 2026, previous: nil)
    }

    private static let formDocument = """
        {"code": "thu", "version": 1, "title": {"vi": "Thử"},
        "lists": {
          "ALARM": [{"value": "full", "vi": "Hoạt động tốt"}, {"value": "part", "vi": "Đang hỏng"},
            {"value": "none", "vi": "Không có"}],
          "FORMS": [{"value": "meeting", "vi": "Họp"}, {"value": "flag", "vi": "Chào cờ"}]},
        "sections": [
          {"code": "A", "vi": "Thông tin chung", "clauses": [], "indicators": [
            \(indicator("staff", "Tổng số nhân viên", "integer", "sum", "stock")),
            \(indicator("kitchen", "Có bếp ăn", "boolean", "count_true", "stock")),
            \(indicator("alarm", "Hệ thống báo cháy", "choice", "distribution", "stock",
                more: #", "list": "ALARM""#))]},
          {"code": "B", "vi": "Huấn luyện", "clauses": [], "indicators": [
            \(indicator("trained", "Số người được tập huấn", "integer", "sum", "flow_distinct")),
            \(indicator("forms", "Hình thức", "choices", "distribution", "state", required: "optional",
                more: #", "list": "FORMS""#)),
            \(indicator("note", "Kiến nghị", "text", "list", "state", required: "optional",
                more: #", "max": 200"#)),
            \(indicator("lab", "Số phòng thí nghiệm", "integer", "sum", "stock",
                levels: #"["THCS"]"#)),
            \(indicator("spent", "Kinh phí", "money", "sum", "flow"))]},
          {"code": "I", "vi": "Cháy, sự cố", "clauses": [], "indicators": [
            \(indicator("fire", "Số vụ cháy", "integer", "sum", "flow")),
            \(indicator("accident", "Số vụ tai nạn", "integer", "sum", "flow")),
            \(indicator("detail", "Diễn biến", "text", "list", "flow", required: "when",
                more: #", "max": 200, "when": "fire + accident > 0""#))]}],
        "rules": [
          {"id": "E1", "severity": "error", "at": ["trained"], "holds": "trained <= staff",
            "vi": "Số được tập huấn ({trained}) lớn hơn tổng số ({staff})."},
          {"id": "W1", "severity": "warning", "at": ["trained"], "holds": "trained > 0",
            "vi": "Không có ai được tập huấn."}],
        "measures": [
          {"code": "pct", "vi": "Tỷ lệ được tập huấn", "percent": "sum(trained) / sum(staff)"},
          {"code": "rate", "vi": "Tỷ lệ đã nộp", "percent": "submitted / due"},
          {"code": "inc", "vi": "Tổng số vụ", "unit": "vụ", "value": "sum(fire + accident)"},
          {"code": "inc_change", "vi": "So với kỳ trước", "unit": "vụ",
            "value": "inc - previous(inc)"}],
        "own": {"sections": [{"code": "P", "vi": "Việc của cơ quan", "indicators": [
          {"code": "own_visits", "vi": "Lượt kiểm tra của cơ quan", "type": "integer",
            "unit": "lượt", "required": "always", "clauses": ["II.1"]}]}]}}
        """

    private static func indicator(
        _ code: String, _ label: String, _ type: String, _ aggregate: String, _ nature: String,
        required: String = "always", levels: String = #"["MN", "TH", "THCS"]"#, more: String = ""
    ) -> String {
        #"{"code": "\#(code)", "vi": "\#(label)", "type": "\#(type)", "nature": "\#(nature)", "#
            + #""aggregate": "\#(aggregate)", "required": "\#(required)", "levels": \#(levels)\#(more)}"#
    }
}
