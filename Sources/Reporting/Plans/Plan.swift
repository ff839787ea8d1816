/// The directing document that a round carries out (kế hoạch).
package struct Plan: Hashable, Sendable, Identifiable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    /// One thing that the plan orders, by its clause.
    package struct Task: Hashable, Sendable {
        package var clause: String
        package var text: String
        package init(clause: String, text: String) {
            self.clause = clause
            self.text = text
        }
    }

    /// A document that the plan rests on (căn cứ).
    package struct Basis: Hashable, Sendable {
        package var number: String
        package var date: Day?
        package var issuer: String
        package var title: String
        package init(number: String, date: Day?, issuer: String, title: String) {
            self.number = number
            self.date = date
            self.issuer = issuer
            self.title = title
        }
    }

    package var id: ID
    /// `14/KH-GDĐT`.
    package var number: String
    package var date: Day
    package var issuer: String
    package var subject: String
    package var tasks: [Task]
    package var bases: [Basis]

    package init(
        id: ID, number: String, date: Day, issuer: String, subject: String, tasks: [Task],
        bases: [Basis]
    ) {
        self.id = id
        self.number = number
        self.date = date
        self.issuer = issuer
        self.subject = subject
        self.tasks = tasks
        self.bases = bases
    }
}
