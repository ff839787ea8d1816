extension Annexes {
    /// Phụ lục II: each school's own figures, level by level, with what each level and all come to.
    /// As many indicators stand in a table as its width takes, below the sections that they are of.
    var bySchool: [DocumentTable] {
        let groups = groupsByLevel
        let columns = form.sections.flatMap { section in
            section.indicators.filter(\.hasColumn).map { column(of: $0, section, in: groups) }
        }
        let names =
            schools.map { LetterWidth.of($0.unit.shortName) }
            + levels.map { LetterWidth.of("Cộng \($0.name)", isBold: true) }
        let name = Int(min(60, max(24, names.max() ?? 0) + LetterWidth.cellMargins).rounded(.up))
        let room = Annexes.landscape - Annexes.numbers - name
        return Column.tables(of: columns, room: room).map { columns in
            var table = DocumentTable(
                columns: [
                    .init("TT", share: Annexes.numbers, .centre), .init("Đơn vị", share: name),
                ] + Column.heads(of: columns),
                rows: rows(of: columns, in: groups))
            table.isDense = true
            table.legend = OptionMarks.legend(of: columns.map { ($0.indicator, $0.marks) })
            return table
        }
    }

    /// In millimetres, as the columns' shares: between the margins of a page across, and of the
    /// schools' numbers.
    private static let (landscape, numbers) = (252, 8)

    private func rows(of columns: [Column], in groups: [Group]) -> [DocumentTable.Row] {
        let isDivided = groups.count > 1
        return groups.enumerated().flatMap { place, group in
            var rows: [DocumentTable.Row] = group.schools.enumerated().map { index, school in
                .cells(
                    [
                        .init(count: Int64(index + 1)),
                        .init(school.unit.name, short: school.unit.shortName),
                    ] + columns.map { $0.cells[place][index] })
            }
            if isDivided {
                let count = VietnameseNumber.count(Int64(group.schools.count))
                rows.insert(.group("\(group.title) (\(count) trường)"), at: 0)
                if let sum = group.sum {
                    rows.append(
                        .total(
                            ["", .init("Cộng \(sum.name)")]
                                + columns.map {
                                    FigureInTable.total(of: $0.indicator, in: sum.totals)
                                }))
                }
            }
            return rows
        } + [
            .total(
                ["", "Tổng cộng"]
                    + columns.map { FigureInTable.total(of: $0.indicator, in: total) })
        ]
    }

    /// An indicator with the cells of all schools, group by group.
    private struct Column {
        let indicator: Indicator
        let section: Form.Section
        let head: DocumentTable.Column
        let cells: [[DocumentTable.Cell]]
        /// The letters in the place of its options; nil for an indicator without, or of short ones.
        let marks: OptionMarks?

        /// With the sections above them; where one has little room, only its code.
        static func heads(of columns: [Column]) -> [DocumentTable.Column] {
            let widths = columns.reduce(into: [:]) {
                $0[$1.section.code, default: 0] += $1.head.share
            }
            return columns.map { column in
                let section = column.section
                let title = "\(section.code). \(section.title.vietnamese)"
                let width = Double(widths[section.code] ?? 0) - LetterWidth.cellMargins
                let fits =
                    LetterWidth.of(title, isBold: true) <= 2 * width
                    && LetterWidth.ofLongestWord(title, isBold: true) <= width
                var head = column.head
                head.part = fits ? title : section.code
                return head
            }
        }

        /// One after the other in as few tables as they need, which are about equally wide.
        static func tables(of columns: [Column], room: Int) -> [[Column]] {
            let all = columns.reduce(0) { $0 + $1.head.share }
            let least = packed(columns, room).count
            var width = min(room, all / max(1, least))
            while width < room, packed(columns, width).count > least { width += 3 }
            return packed(columns, min(width, room))
        }

        private static func packed(_ columns: [Column], _ room: Int) -> [[Column]] {
            var tables: [[Column]] = []
            var rest = 0
            for column in columns {
                if tables.isEmpty || column.head.share > rest {
                    tables.append([])
                    rest = room
                }
                tables[tables.count - 1].append(column)
                rest -= column.head.share
            }
            return tables
        }
    }

    private func column(
        of indicator: Indicator, _ section: Form.Section, in groups: [Group]
    ) -> Column {
        let title = indicator.head
        let marks = OptionMarks(of: indicator)
        let cells = groups.map { group in
            group.schools.map { school in
                var cell = FigureInTable.cell(of: indicator, at: school)
                if !FigureInTable.isBlank(cell) {
                    cell.short = marks?[school.values?[indicator.code]]
                }
                return cell
            }
        }
        let sum = LetterWidth.of(FigureInTable.total(of: indicator, in: total).text, isBold: true)
        // A head has eight lines or so, for they are not filled; a long answer in words two; no word is
        // divided.
        let lines = [
            LetterWidth.of(title, isBold: true) / 7, LetterWidth.ofLongestWord(title, isBold: true),
            sum,
        ]
        let answers = Set(cells.joined().map { $0.short ?? $0.text }).map { text in
            let width = LetterWidth.of(text)
            return width < 30 ? width : max(LetterWidth.ofLongestWord(text), width * 0.6)
        }
        let width = min(60, (lines + answers).max() ?? 0) + LetterWidth.cellMargins
        return Column(
            indicator: indicator, section: section,
            head: .init(
                title, share: Int(max(9, width).rounded(.up)),
                indicator.kind.number == nil ? .centre : .right), cells: cells, marks: marks)
    }
}

extension Indicator {
    /// Over a column: `3. Số điểm trường (điểm)`; a unit with brackets of its own that the question
    /// has said is not said again behind it.
    var head: String {
        let title = "\(number). \(label.vietnamese)"
        guard let unit = self.unit?.vietnamese, !(unit.contains("(") && title.contains(unit)) else {
            return title
        }
        return "\(title) (\(unit))"
    }

    /// Whether each school's answer stands in the table of all.
    var hasColumn: Bool {
        switch aggregate {
        case .sum, .weighted, .countTrue: true
        case .distribution: if case .choice = kind { true } else { false }
        case .list, .listDistinctCommune, .none: false
        }
    }
}

/// About how wide text is in Times New Roman of 9 points, in millimetres.
enum LetterWidth {
    /// Left and right of what stands in a cell.
    static let cellMargins = 2.2

    static func of(_ text: String, isBold: Bool = false) -> Double {
        text.reduce(0.0) { $0 + ems(of: $1) } * 3.18 * (isBold ? 1.08 : 1)
    }

    static func ofLongestWord(_ text: String, isBold: Bool = false) -> Double {
        text.split(separator: " ").map { of(String($0), isBold: isBold) }.max() ?? 0
    }

    private static func ems(of letter: Character) -> Double {
        if letter.isUppercase { return 0.7 }
        return switch letter {
        case "m", "w", "%": 0.78
        case "i", "l", "t", "f", "j", "r", " ", ".", ",", ";", ":", "(", ")", "-", "/": 0.33
        case "0"..."9": 0.5
        default: 0.47
        }
    }
}
