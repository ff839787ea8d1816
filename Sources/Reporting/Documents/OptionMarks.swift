/// The letters that stand in a narrow column in the place of long options, and what they mean.
struct OptionMarks: Hashable {
    /// As points of documents are lettered.
    private static let letters = Array("abcdđeghiklmnopqrstuvxy")
    /// In millimetres; options that are no longer stand for themselves.
    private static let wide = 15.0

    private let options: [ChoiceList.Option]

    /// nil where answers are no options, or short ones, or more than there are letters.
    init?(of indicator: Indicator) {
        guard case .choice(let list) = indicator.kind,
            list.options.count <= OptionMarks.letters.count,
            list.options.contains(where: { LetterWidth.of($0.label.vietnamese) > OptionMarks.wide })
        else { return nil }
        options = list.options
    }

    /// nil for what is none of the options.
    subscript(value: Value?) -> String? {
        guard case .choice(let option)? = value else { return nil }
        return options.firstIndex { $0.value == option }.map { String(OptionMarks.letters[$0]) }
    }

    /// `Chỉ tiêu 24, 25: a – đã được phê duyệt; b – chưa có.` A line for each list of options.
    static func legend(of columns: [(indicator: Indicator, marks: OptionMarks?)]) -> [String] {
        var lists: [(marks: OptionMarks, numbers: [String])] = []
        for case (let indicator, let marks?) in columns {
            let place = lists.firstIndex { $0.marks == marks } ?? lists.endIndex
            if place == lists.endIndex { lists.append((marks, [])) }
            lists[place].numbers.append("\(indicator.number)")
        }
        return lists.map { "Chỉ tiêu \($0.numbers.joined(separator: ", ")): \($0.marks.meanings)." }
    }

    private var meanings: String {
        zip(OptionMarks.letters, options).map { "\($0) – \($1.label.vietnamese.insideSentence)" }
            .joined(separator: "; ")
    }
}
