import Testing

@testable import Reporting

@Suite("The annexes of a consolidated report")
struct AnnexTests {
    private let form: Form

    init() throws { form = try SmallForm.read() }

    private func school(
        _ name: String, _ level: Level, _ commune: Unit.Code? = nil, _ values: Values?
    ) -> Annexes.School {
        Annexes.School(
            unit: Unit(
                id: .init(rawValue: 1), code: Unit.Code(rawValue: name), name: name,
                shortName: name, kind: .school, level: level),
            commune: commune, values: values)
    }

    /// Over these schools; levels stand as they are given.
    private func annexes(
        _ schools: [Annexes.School], levels: [Level] = ["MN", "TH"],
        communes: [(code: Unit.Code, name: String)] = []
    ) -> Annexes {
        let layout = TotalsLayout(form: form)
        func totals(_ schools: [Annexes.School]) -> GroupTotals {
            let approved = schools.filter { $0.values != nil }
            return GroupTotals(
                layout: layout,
                coverage: Coverage(states: [
                    .approved: approved.count, .notStarted: schools.count - approved.count,
                ]),
                states: [.approved],
                tally: approved.reduce(into: Tally.zero(layout)) {
                    $0 += layout.tally(
                        of: $1.values ?? [:], level: $1.unit.level ?? "TH", parameters: [:])
                }, communes: [])
        }
        return Annexes(
            form: form, total: totals(schools),
            levels: levels.map { level in
                .init(
                    level, name: level.rawValue, title: "Cấp \(level)",
                    totals: totals(schools.filter { $0.unit.level == level }))
            }, communes: communes, schools: schools)
    }

    private func tables(_ annex: Outline.Annex, of annexes: Annexes) -> [DocumentTable] {
        annexes.annex(annex).blocks.compactMap { block in
            if case .table(let table) = block { table } else { nil }
        }
    }

    /// The first cells of each row.
    private func heads(_ table: DocumentTable, _ count: Int) -> [[String]] {
        table.rows.map { row in
            switch row {
            case .group(let title): [title]
            case .cells(let cells), .total(let cells): cells.prefix(count).map(\.text)
            }
        }
    }

    private func rows(_ table: DocumentTable) -> [[String]] {
        heads(table, table.columns.count)
    }

    // MARK: By school

    @Test(
        "schools stand level by level, numbered anew, each level with its sum, and all with theirs")
    func groups() throws {
        let some = annexes([
            school("Trường B", "TH", nil, ["staff": .integer(30)]),
            school("Trường A", "MN", nil, ["staff": .integer(10)]),
            school("Trường C", "TH", nil, ["staff": .integer(5)]),
        ])
        let table = try #require(tables(.schools, of: some).first)
        #expect(
            heads(table, 3) == [
                ["Cấp MN (01 trường)"], ["1", "Trường A", "10"], ["", "Cộng MN", "10"],
                ["Cấp TH (02 trường)"], ["1", "Trường B", "30"], ["2", "Trường C", "5"],
                ["", "Cộng TH", "35"], ["", "Tổng cộng", "45"],
            ])
        // Their order is the levels', whatever the schools'.
        let turned = annexes(some.schools, levels: ["TH", "MN"])
        let first = try #require(tables(.schools, of: turned).first)
        #expect(heads(first, 1).first == ["Cấp TH (02 trường)"])
    }

    @Test("schools of one level need no line for it; those of a level that is none stand last")
    func oneLevel() throws {
        let one = annexes([school("Trường A", "TH", nil, ["staff": .integer(10)])])
        let alone = try #require(tables(.schools, of: one).first)
        #expect(heads(alone, 3) == [["1", "Trường A", "10"], ["", "Tổng cộng", "10"]])
        let odd = annexes([
            school("Trường X", "THCS", nil, [:]), school("Trường A", "TH", nil, [:]),
        ])
        let table = try #require(tables(.schools, of: odd).first)
        #expect(
            heads(table, 2) == [
                ["Cấp TH (01 trường)"], ["1", "Trường A"], ["", "Cộng TH"],
                ["Đơn vị khác (01 trường)"], ["1", "Trường X"], ["", "Tổng cộng"],
            ])
    }

    @Test("no word of a head is wider than its column, and no table than the page")
    func widths() throws {
        let long = SmallForm.text.replacing("Số người", with: "Số người (CBGVNVNLĐ)")
        let form = try Form(document: try JSON(parsing: long.utf8))
        var some = annexes([school("Trường A", "TH", nil, ["staff": .integer(10)])])
        some.form = form
        let tables = tables(.schools, of: some)
        #expect(tables.contains { $0.columns.contains { $0.title.contains("(CBGVNVNLĐ)") } })
        for table in tables {
            #expect(table.columns.map(\.share).reduce(0, +) <= 252)
            for column in table.columns {
                let word = LetterWidth.ofLongestWord(column.title, isBold: true)
                #expect(word + LetterWidth.cellMargins <= Double(column.share), "\(column.title)")
            }
        }
    }

    @Test("long options stand as letters, which are explained below, and in full in the workbook")
    func marks() throws {
        let schools = [
            school("Trường A", "TH", nil, ["pick": .choice("b")]),
            school("Trường B", "TH", nil, ["pick": .choice("na")]),
            school("Trường C", "TH", nil, nil), school("Trường D", "MN", nil, [:]),
        ]
        func tables(_ option: String) throws -> [DocumentTable] {
            var some = annexes(schools)
            let text = SmallForm.text.replacing("\"Hai\"", with: "\"\(option)\"")
            some.form = try Form(document: try JSON(parsing: text.utf8))
            return self.tables(.schools, of: some)
        }
        func cells(_ tables: [DocumentTable]) throws -> [DocumentTable.Cell] {
            let table = try #require(
                tables.first { $0.columns.contains { $0.title == "7. Lựa chọn" } })
            let place = try #require(table.columns.firstIndex { $0.title == "7. Lựa chọn" })
            return table.rows.compactMap {
                if case .cells(let cells) = $0 { cells[place] } else { nil }
            }
        }
        let long = try tables("Đã xây dựng, chưa phê duyệt")
        #expect(
            try cells(long).map(\.text) == ["x", "Đã xây dựng, chưa phê duyệt", "Không có", "…"])
        #expect(try cells(long).map(\.short) == [nil, "b", "c", nil])
        #expect(
            long.flatMap(\.legend)
                == ["Chỉ tiêu 7: a – một; b – đã xây dựng, chưa phê duyệt; c – không có."])
        #expect(long.first?.columns.map(\.part).prefix(3) == [nil, nil, "A. Mục A"])
        let short = try tables("Hai")
        #expect(try cells(short).map(\.short) == [nil, nil, nil, nil])
        #expect(short.flatMap(\.legend) == [])
    }

    // MARK: By level

    @Test(
        "what is known nowhere is named below, and has no line; what nobody is asked is not named")
    func unknown() throws {
        let some = annexes(
            [school("Trường A", "MN", nil, ["staff": .integer(10)])], levels: ["MN"])
        let table = try #require(tables(.levels, of: some).first)
        let labels = rows(table).map { $0.count > 1 ? $0[1] : $0[0] }
        #expect(labels.contains("Số người"))
        #expect(!labels.contains("Kinh phí") && !labels.contains("Lựa chọn"))
        let note = try #require(table.notes.first { $0.hasPrefix("Chưa có số liệu: ") })
        #expect(note.contains("Kinh phí"))
        #expect(!note.contains("Số người") && !note.contains("Lựa chọn"))
        // What can't be added up has no line: the numbers are the form's, and that is said.
        #expect(table.columns[0].title == "Mã số")
        #expect(table.notes.contains { $0.hasPrefix("Mã số là số của chỉ tiêu") })
        // A section without lines has no head either.
        #expect(!labels.contains { $0.hasPrefix("B.") })
    }

    @Test("while nothing is known of anything, every line is there")
    func nothing() throws {
        let table = try #require(tables(.levels, of: annexes([])).first)
        #expect(rows(table).contains { $0.count > 1 && $0[1] == "Kinh phí" })
        #expect(!table.notes.contains { $0.hasPrefix("Chưa có số liệu: ") })
    }

    @Test("signs are explained below the last table that has them, and only then")
    func legend() throws {
        let whole = annexes(
            [
                school(
                    "Trường A", "TH", nil,
                    [
                        "staff": .integer(10), "reached": .integer(5), "money": .integer(1),
                        "share": .decimal(FixedPoint(units: 10, scale: 1)),
                        "has_plan": .boolean(true), "pick": .choice("a"),
                    ])
            ], levels: ["TH"])
        #expect(tables(.schools, of: whole).flatMap { $0.notes }.isEmpty)
        let missing = annexes(whole.schools + [school("Trường B", "TH", nil, nil)], levels: ["TH"])
        #expect(
            tables(.schools, of: missing).flatMap { $0.notes }
                == ["Ghi chú: “…” là chưa có số liệu."])
        // Pupils of kindergartens are not asked for a choice.
        let young = annexes(missing.schools + [school("Trường C", "MN", nil, [:])])
        #expect(
            tables(.schools, of: young).last?.notes
                == ["Ghi chú: “…” là chưa có số liệu; “x” là không áp dụng."])
    }

    // MARK: In words

    @Test("what schools wrote stands by level, beside their figures; who wrote nothing does not")
    func words() throws {
        let some = annexes([
            school("Trường A", "MN", nil, ["staff": .integer(10)]),
            school("Trường B", "TH", nil, ["staff": .integer(3), "paper": .text("12/NQ")]),
            school("Trường C", "MN", nil, ["staff": .integer(1), "paper": .text("9/KH")]),
        ])
        let table = try #require(
            tables(.texts(title: "x", ["staff", "paper"]), of: some).first)
        #expect(
            rows(table) == [
                ["Cấp MN"], ["1", "Trường C", "1", "9/KH"], ["Cấp TH"],
                ["1", "Trường B", "3", "12/NQ"],
            ])
        let shares = table.columns.map(\.share)
        #expect(shares[3] > 3 * shares[2])
    }

    @Test("an annex can list by commune, and is stored so")
    func byCommune() throws {
        let outline = try Outline(
            .consolidated,
            document: [
                "subject": "x", "blocks": [],
                "annexes": [["title": "Văn bản của xã", "texts": ["paper"], "by": "commune"]],
            ], of: form)
        #expect(outline.annexes == [.texts(title: "Văn bản của xã", ["paper"], byCommune: true)])
        #expect(try Outline(.consolidated, document: outline.document, of: form) == outline)
        let some = annexes(
            [
                school("Trường A", "MN", "xa-b", ["paper": .text("1/KH")]),
                school("Trường B", "TH", "xa-a", ["paper": .text("2/NQ")]),
                school("Trường C", "TH", "xa-b", ["paper": .text("3/KH")]),
                school("Trường D", "TH", nil, ["paper": .text("4/KH")]),
                school("Trường E", "TH", "xa-c", [:]),
            ], communes: [("xa-a", "Xã A"), ("xa-b", "Xã B"), ("xa-c", "Xã C")])
        let table = try #require(tables(outline.annexes[0], of: some).first)
        #expect(
            rows(table) == [
                ["Xã A"], ["1", "Trường B", "2/NQ"], ["Xã B"], ["1", "Trường A", "1/KH"],
                ["2", "Trường C", "3/KH"], ["Đơn vị khác"], ["1", "Trường D", "4/KH"],
            ])
        let fault = #expect(throws: InvalidForm.self) {
            try Outline(
                .consolidated,
                document: [
                    "subject": "x", "blocks": [],
                    "annexes": [["title": "x", "texts": ["paper"], "by": "level"]],
                ], of: form)
        }
        #expect(
            fault?.faults.map(\.description) == ["annexes[0].by: only 'commune' is possible"])
    }
}
