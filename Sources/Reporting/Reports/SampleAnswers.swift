extension ReportCheck {
    /// Answers that nobody gave: made up from the form alone, the same each time for one `seed`, so that
    /// checks, totals and documents can be seen before somebody reported. Where rules find something in
    /// them, other answers of the same kinds are tried in its cells, a bounded number of times.
    package func sampleEntries(seed: Int = 0, near day: Day) -> Entries {
        let asked = form.indicators(for: level).filter { $0.calculation == nil }
        var entries: Entries = asked.reduce(into: [:]) { entries, indicator in
            entries[indicator.code] = indicator.samples(seed: seed, near: day).first.map(
                Entry.value)
        }
        for indicator in asked {
            guard case .when(let condition) = indicator.requirement else { continue }
            if holds(condition, in: entries) == false { entries[indicator.code] = nil }
        }
        return mended(entries, seed: seed, near: day)
    }

    /// How often the rules are asked at most: of a large form once takes some milliseconds.
    private static let mostLooks = 150

    private func mended(_ entries: Entries, seed: Int, near day: Day) -> Entries {
        var (best, left, isBetter) = (entries, ReportCheck.mostLooks, true)
        var found = problems(in: best)
        while found.weight > 0, isBetter, left > 0 {
            isBetter = false
            for indicator in found.flatMap(cells) {
                for value in indicator.samples(seed: seed, near: day) where left > 0 {
                    left -= 1
                    var other = best
                    other[indicator.code] = .value(value)
                    let now = problems(in: other)
                    guard now.weight < found.weight else { continue }
                    (best, found, isBetter) = (other, now, true)
                }
            }
        }
        return best
    }

    /// What it speaks of, and what its rule reads; in the form's order.
    private func cells(of problem: Problem) -> [Indicator] {
        guard problem.severity != .note else { return [] }
        let read = form.rules.first { $0.id == problem.rule }?.operands ?? []
        let codes = Set(problem.cells).union(read)
        return form.indicators(for: level).filter {
            codes.contains($0.code) && $0.calculation == nil
        }
    }
}

extension [Problem] {
    fileprivate var weight: Int {
        reduce(0) { sum, problem in
            switch problem.severity {
            case .error: sum + 100
            case .warning: sum + 1
            case .note: sum
            }
        }
    }
}

extension Indicator {
    /// What might be answered, the likeliest first; nothing where only a school knows it, as a file.
    fileprivate func samples(seed: Int, near day: Day) -> [Value] {
        switch kind {
        case .number(let number):
            samples(of: number, seed: Int64(seed)).compactMap {
                number.units(of: .integer($0)).map(number.value(units:))
            }
        case .boolean: [.boolean(true), .boolean(false)]
        case .date: [.date(day)]
        case .text(let limit): [.text(String("Nội dung ví dụ".prefix(limit)))]
        case .choice(let list): list.options.map { .choice($0.value) }
        case .choices(let list): list.options.map { .choices([$0.value]) }
        case .table(let table): table.sampleRow(seed: seed, near: day).map { [.table($0)] } ?? []
        case .time, .location, .file: []
        }
    }

    private func samples(of number: Number, seed: Int64) -> [Int64] {
        switch number.word {
        case .money: [5_000_000 + seed * 1_000_000, 0, 1_000_000, 50_000_000]
        case .percent: [80, 100, 0, 50]
        case .integer, .decimal:
            nature == .stock ? [36 + seed * 4, 480, 1, 0, 12] : [4 + seed, 0, 1, 36, 480]
        }
    }
}

extension TableQuestion {
    /// nil where a column takes what cannot be made up.
    fileprivate func sampleRow(seed: Int, near day: Day) -> AnswerTable? {
        let row = columns.reduce(into: [String: Value]()) { row, column in
            row[column.code.rawValue] = column.samples(seed: seed, near: day).first
        }
        return row.isEmpty ? nil : AnswerTable(rows: [row])
    }
}
