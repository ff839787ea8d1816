import Reporting
import Storage

/// Kế hoạch: the directing documents.
struct PlansPage {
    struct Row {
        let number: String
        let address: String
        let date: String
        let issuer: String
        let subject: String
    }

    let frame: Frame
    let rows: [Row]
    let mayChange: Bool

    init(_ visit: Visit) throws {
        frame = try Frame(visit, title: "Kế hoạch", current: "/rounds")
        mayChange = visit.asker.role == .officer
        rows = try visit.database.plans.all().filter(visit.sees).map {
            Row(
                number: $0.number, address: "/plans/\($0.id.rawValue)",
                date: VietnameseDate.text($0.date), issuer: $0.issuer, subject: $0.subject)
        }
    }
}
