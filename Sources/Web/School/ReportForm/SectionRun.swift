import Reporting

/// Neighbouring sections that are open together and saved together: where no script runs, each
/// saving is a page to load.
enum SectionRun {
    /// So many questions end a run.
    private static let questions = 15

    /// The sections by runs, in their order, each with the number of its questions.
    static func all(_ sections: [(code: String, questions: Int)]) -> [[String]] {
        var runs: [[String]] = []
        var room = 0
        for section in sections {
            if room > 0 {
                runs[runs.count - 1].append(section.code)
            } else {
                runs.append([section.code])
            }
            room = (room > 0 ? room : questions) - section.questions
        }
        return runs
    }
}

extension SchoolReport {
    /// The sections that were typed before somebody went on to this one.
    func run(before next: String) -> [String] {
        let codes = form.sections.map(\.code)
        guard let index = codes.firstIndex(of: next), index > 0 else { return [] }
        let runs = SectionRun.all(
            form.sections.map { section in
                (section.code, section.indicators.count { $0.applies(to: level) })
            })
        return runs.first { $0.contains(codes[index - 1]) }.map { run in
            Array(run.prefix { $0 != next })
        } ?? []
    }
}
