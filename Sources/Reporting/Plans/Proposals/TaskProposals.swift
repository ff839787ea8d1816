/// Questions of earlier forms that served tasks like those of a plan.
package struct TaskProposals: Sendable {
    /// A form that was brought out, with the tasks of the plan that it served; none where it served none.
    package struct Earlier: Sendable {
        package let form: Form
        package let tasks: [Plan.Task]

        package init(form: Form, tasks: [Plan.Task]) { (self.form, self.tasks) = (form, tasks) }
    }

    package struct Proposal: Hashable, Sendable {
        /// The place of its form among the earlier ones.
        package let form: Int
        package let question: FormDraft.Question
        /// The task that it served; nil where its own words are like the new one's.
        package let served: Plan.Task?
    }

    /// By the places of the tasks.
    package private(set) var ofTasks: [[Proposal]]

    /// For one task.
    package static let most = 12

    /// What is asked by its link to an earlier plan's task that is like a new one goes there; what has
    /// no such link, by its words. Of each code the first is proposed, and none of `taken`.
    package init(_ tasks: [Plan.Task], among earlier: [Earlier], without taken: Set<String>) {
        ofTasks = tasks.map { _ in [] }
        let index = TaskIndex(tasks)
        var codes = taken
        for (place, one) in earlier.enumerated() {
            let likes = one.tasks.map { (task: $0, new: index.task(like: $0.text)) }
            for section in FormDraft(one.form.document).sections {
                for question in section.questions where question.number > 0 {
                    guard !codes.contains(question.code) else { continue }
                    let clauses = Set(question.clauses + section.clauses)
                    let served = likes.first { clauses.contains($0.task.clause) && $0.new != nil }
                    guard let task = served?.new ?? index.task(like: question.label),
                        ofTasks[task].count < TaskProposals.most
                    else { continue }
                    codes.insert(question.code)
                    ofTasks[task].append(
                        Proposal(form: place, question: question, served: served?.task))
                }
            }
        }
    }
}

extension FormDraft.Section {
    package var clauses: [String] { (json["clauses"]?.array ?? []).compactMap(\.string) }
}

extension FormDraft.Question {
    var clauses: [String] { (json["clauses"]?.array ?? []).compactMap(\.string) }
}

extension FormDraft {
    /// The code of the section that serves the task, which is added where there is none.
    package mutating func section(for task: Plan.Task) -> String {
        if let known = sections.first(where: { $0.clauses.contains(task.clause) }) {
            return known.code
        }
        let code = addSection(task.heading)
        setSection(code, title: task.heading, clauses: [task.clause])
        return code
    }

    /// Puts a question of another form where it serves the task.
    ///
    /// - Returns: false where the draft has its code already, or the form has not.
    package mutating func take(
        _ code: Indicator.Code, of form: Form, for task: Plan.Task
    ) -> Bool {
        guard take(code, of: form, to: section(for: task)), let new = question(code.rawValue)
        else { return false }
        changeQuestions(of: new.section) {
            $0[new.place] = new.json.with("clauses", [.string(task.clause)])
        }
        return true
    }
}

extension Plan.Task {
    /// What a section that serves it is called: its first words.
    package var heading: String {
        let first = TypedText.trimmed(String(text.prefix { $0 != ";" && $0 != "." && $0 != ":" }))
        let words = first.isEmpty ? text : first
        guard words.count > 100 else { return words }
        let cut = words.prefix(100)
        return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
    }
}
