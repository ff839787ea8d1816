import Reporting
import Storage

/// A list of accounts held against the units that there are.
package struct AccountListReading {
    /// In the list's order, each unit by its code as far as it is known.
    package private(set) var accounts: [ListedAccount] = []
    /// Which units the list means, where it does not say so clearly.
    package private(set) var questions: [ListQuestion] = []

    /// Where each question stands.
    private var places: [String: Int] = [:]

    package var unanswered: [ListQuestion] { questions.filter { $0.answer == nil } }

    /// The field of the form that says to put zeros before telephone numbers that have lost theirs.
    static let zeros = "zero="

    /// `answers` are what somebody has said, by the questions' keys.
    package init(
        _ list: AccountList, in directory: UnitDirectory, answers: [String: String] = [:]
    ) {
        for line in list.lines {
            var account = line.account
            if directory.unit(account.unit) == nil, !account.unit.isEmpty {
                account.unit = unit(line, directory, answers)
            }
            if answers[AccountListReading.zeros] == "add", account.person.lacksZero {
                account.person.officePhone = "0" + account.person.officePhone
            }
            accounts.append(account)
        }
    }

    private mutating func unit(
        _ line: AccountList.Line, _ directory: UnitDirectory, _ answers: [String: String]
    ) -> String {
        let text = line.account.unit
        var commune = Slug.codeOrTyped(line.commune)
        if directory.unit(commune) == nil,
            case .one(let unit) = directory.match(line.commune, of: [.commune])
        {
            commune = unit.code
        }
        let match = directory.match(
            text, of: Set(Unit.Kind.allCases), level: line.level, commune: commune)
        if case .one(let unit) = match { return unit.code }
        guard match != .nothing else { return text }
        let key = ListQuestion.key("unit", [text, line.level, line.commune])
        if let place = places[key] { return questions[place].answer ?? text }
        let options = directory.options(match.entries)
        let answer = options.first { $0.value == answers[key] }?.value
        places[key] = questions.count
        questions.append(
            ListQuestion(
                key: key, line: line.account.line, matter: .unit(.name), text: text,
                options: options, proposal: nil, answer: answer))
        return answer ?? text
    }
}
