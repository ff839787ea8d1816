import Storage

extension GivenSections {
    /// `Cô Hà, y tế`
    var name: String { label.isEmpty ? "Đồng nghiệp" : label }

    /// `được giao mục C, D`
    var words: String { "được giao \(sectionNames)" }

    /// `mục C, D`
    var sectionNames: String { "mục \(sections.joined(separator: ", "))" }

    /// `Cô Hà, y tế (được giao mục C)`
    var told: String { "\(name) (\(words))" }
}
