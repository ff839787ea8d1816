import Reporting
import Storage

/// What the profile of a school says, question by question, since when and who said it.
struct UnitProfile: View {
    struct Fact {
        let text: String
        /// `01/09/2026`
        let since: String
        let by: String
    }

    struct Row {
        let question: String
        /// nil where nothing was ever said.
        let now: Fact?
        /// What was said of days before, the latest first.
        let before: [Fact]
    }

    let rows: [Row]

    /// How many earlier facts are told of a question.
    private static let longest = 5

    init(
        of unit: Unit.ID, _ questions: ProfileQuestions, on day: Day, _ database: ReadTransaction
    ) throws {
        let events = try database.events.declarations(of: unit)
        let names = try EventNames(of: events, database)
        let said = events.reduce(into: [ProfileFact.Place: String]()) { said, event in
            guard case .factDeclared(let code, let from, _, _)? = event.happening else { return }
            said[ProfileFact.Place(indicator: code, from: from)] = UnitProfile.who(event, names)
        }
        let facts = try database.units.facts(of: unit).filter { $0.from <= day }
        rows = questions.indicators.map { indicator in
            let own = facts.filter { $0.indicator == indicator.code }.reversed().map { fact in
                let place = ProfileFact.Place(indicator: fact.indicator, from: fact.from)
                return Fact(
                    text: questions.text(of: fact.value, at: indicator.code) ?? "(không có)",
                    since: VietnameseDate.text(fact.from), by: said[place] ?? UnitProfile.initial)
            }
            return Row(
                question: questions.name(of: indicator.code), now: own.first,
                before: Array(own.dropFirst().prefix(UnitProfile.longest)))
        }
    }

    private static let initial = "Dữ liệu ban đầu"

    private static func who(_ event: Event, _ names: EventNames) -> String {
        event.role == nil
            ? initial
            : "\(EventSentence(event, names).who), \(VietnameseDate.text(event.at))"
    }

    var html: HTML {
        Table.part(
            ["Chỉ tiêu", "Hiện nay", "Từ ngày", "Người khai", "Trước đó"],
            label: "Hồ sơ nhà trường",
            rows: rows.map(\.html))
    }
}

extension ProfileFact {
    fileprivate struct Place: Hashable {
        let indicator: Indicator.Code
        let from: Day
    }
}

extension UnitProfile.Row: View {
    var html: HTML {
        let earlier: [HTML] = before.map { #"<li>\#($0.text) từ \#($0.since)</li>"# }
        let list: HTML = #"<ul class="log">\#(earlier)</ul>"#
        return
            #"<tr role="row"><th role="rowheader" scope="row">\#(question)</th><td role="cell" data-h="Hiện nay"><b>\#(now?.text ?? "(chưa khai)")</b></td><td role="cell" data-h="Từ ngày" class="nb">\#(now?.since)</td><td role="cell" data-h="Người khai">\#(now?.by)</td><td role="cell" data-h="Trước đó">\#(if: !before.isEmpty, list)</td></tr>"#
    }
}
