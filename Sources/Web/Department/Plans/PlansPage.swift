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
    let isEmpty: Bool
    let mayChange: Bool

    init(_ context: Context) throws {
        frame = try Frame(context, title: "Kế hoạch", current: "/rounds")
        mayChange = try context.signedIn().role == .officer
        rows = try context.storage.read { database in
            try database.plans.all().filter { try context.maySee($0, database) }.map {
                Row(
                    number: $0.number, address: "/plans/\($0.id.rawValue)",
                    date: VietnameseDate.text($0.date), issuer: $0.issuer, subject: $0.subject)
            }
        }
        isEmpty = rows.isEmpty
    }
}
