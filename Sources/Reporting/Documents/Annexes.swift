/// The tables that go with a consolidated report: the same figures as the totals, and what they
/// are made of.
package struct Annexes: Sendable {
    /// A school that owes a report, with the values of its approved one.
    package struct School: Sendable {
        package var unit: Unit
        /// nil for one that stands in none.
        package var commune: Unit.Code?
        package var values: Values?
        /// The rules that were not applied to these values.
        package var waivers: [Waiver]

        package init(
            unit: Unit, commune: Unit.Code? = nil, values: Values?, waivers: [Waiver] = []
        ) {
            self.unit = unit
            self.commune = commune
            self.values = values
            self.waivers = values == nil ? [] : waivers
        }
    }

    /// A level of schooling with what its schools come to.
    package struct LevelTotals: Sendable {
        package var level: Level
        /// `MN`
        package var name: String
        /// As a line of its own has it: `Mầm non`.
        package var title: String
        package var totals: GroupTotals

        package init(_ level: Level, name: String, title: String, totals: GroupTotals) {
            self.level = level
            self.name = name
            self.title = title
            self.totals = totals
        }
    }

    package var form: Form
    package var total: GroupTotals
    /// In display order.
    package var levels: [LevelTotals]
    /// In display order.
    package var communes: [(code: Unit.Code, name: String)]
    /// In display order; none where there are too many to be read for a document.
    package var schools: [School]
    /// How many owe a report.
    package var count: Int
    /// Of no group where no annex tells them.
    package var tasks: PlanTasks

    package init(
        form: Form, total: GroupTotals, levels: [LevelTotals],
        communes: [(code: Unit.Code, name: String)] = [], schools: [School], of count: Int? = nil,
        tasks: PlanTasks = PlanTasks(groups: [])
    ) {
        self.form = form
        self.total = total
        self.levels = levels
        self.communes = communes
        self.schools = schools
        self.count = count ?? schools.count
        self.tasks = tasks
    }

    /// The tables of more schools than that stand in a workbook beside the document.
    package static let mostInDocument = 200

    package var areMany: Bool { count > Annexes.mostInDocument }

    /// As it stands in the document where tables of schools stand beside it.
    package func annexBeside(_ annex: Outline.Annex) -> OfficialDocument.Annex {
        switch annex {
        case .levels: self.annex(annex)
        case .schools:
            .init(title: "Biểu tổng hợp theo đơn vị", isLandscape: false, blocks: [beside])
        case .tasks:
            tasks.annexBeside
        case .texts(let title, _, _):
            .init(title: title, isLandscape: false, blocks: [beside])
        }
    }

    private var beside: OfficialDocument.Block {
        .paragraph(
            "Biểu của \(VietnameseNumber.text(Int64(count))) đơn vị lập thành bảng tính (Excel) gửi "
                + "kèm theo, ở trang tính mang tên phụ lục này.")
    }

    package func annex(_ annex: Outline.Annex) -> OfficialDocument.Annex {
        switch annex {
        case .levels:
            .init(
                title: "Biểu tổng hợp theo cấp học", isLandscape: false,
                blocks: [byLevel].withLegend.map { .table($0) })
        case .schools:
            .init(
                title: "Biểu tổng hợp theo đơn vị", isLandscape: true,
                blocks: bySchool.withLegend.with(waived).map { .table($0) })
        case .tasks:
            tasks.annex
        case .texts(let title, let codes, let byCommune):
            answers(
                title, to: codes.compactMap(form.indicator), annex.tables(in: form),
                in: byCommune ? groupsByCommune : groupsByLevel)
        }
    }
}

extension Annexes {
    /// Schools that stand together below a line of their own, numbered from 1.
    struct Group {
        let title: String
        /// What they come to, and under which name; nil where nothing is added up.
        var sum: (name: String, totals: GroupTotals)?
        var isCommune = false
        let schools: [School]
    }

    /// Schools of a level that is none of `levels` stand last.
    var groupsByLevel: [Group] {
        let all = Dictionary(grouping: schools) { $0.unit.level }
        let others = schools.filter { school in
            !levels.contains { $0.level == school.unit.level }
        }
        return levels.map {
            Group(title: $0.title, sum: ($0.name, $0.totals), schools: all[$0.level] ?? [])
        }.filter { !$0.schools.isEmpty } + Group.others(others)
    }

    var groupsByCommune: [Group] {
        let all = Dictionary(grouping: schools) { $0.commune }
        let others = schools.filter { school in
            !communes.contains { $0.code == school.commune }
        }
        return communes.map {
            Group(title: $0.name, isCommune: true, schools: all[$0.code] ?? [])
        }.filter { !$0.schools.isEmpty } + Group.others(others)
    }
}

extension Annexes.Group {
    fileprivate static func others(_ schools: [Annexes.School]) -> [Self] {
        schools.isEmpty ? [] : [Self(title: "Đơn vị khác", schools: schools)]
    }
}
