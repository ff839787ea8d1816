extension Annexes {
    /// Which rules were not applied to the school's figures, and why: `“Số … lớn hơn …” (lý do: …)`.
    /// Rules that the form, as it was asked, has no more are left out.
    func waived(at school: School) -> [String] {
        school.waivers.compactMap { waiver in
            form.rules.first { $0.id == waiver.rule }.map {
                "“\(words($0.sentence))” (lý do: \(words(waiver.reason)))"
            }
        }
    }

    /// On one line, within a sentence of another.
    private func words(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.hasSuffix(".") ? String(line.dropLast()) : line
    }

    /// What stands below the schools' figures, a line a school.
    var waived: [String] { schools.compactMap(waivedNote) }

    /// nil for a school to which every rule was applied.
    func waivedNote(at school: School) -> String? {
        let rules = waived(at: school)
        guard !rules.isEmpty else { return nil }
        return "\(school.unit.name) được miễn áp dụng quy tắc kiểm tra: "
            + rules.joined(separator: "; ") + "."
    }
}

extension [DocumentTable] {
    /// With notes below the last one.
    func with(_ notes: [String]) -> [DocumentTable] {
        var tables = self
        if let last = tables.indices.last { tables[last].notes += notes }
        return tables
    }
}
