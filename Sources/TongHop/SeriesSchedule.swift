import Logging
import Reporting
import Storage

/// Prepares and opens the rounds that come again, on their days. What was missed while the database was
/// not served is prepared one after the other.
enum SeriesSchedule {
    /// Series that are seen to in one minute.
    private static let atOnce = 20

    /// What one minute does.
    static func look(_ storage: Storage, _ log: Logger) {
        do {
            let day = storage.environment.now().day
            let series = try storage.read {
                try $0.rounds.seriesAtWork(on: day, limit: atOnce)
            }
            for id in series {
                // Each in a transaction of its own: what one can't have done keeps no other waiting.
                do {
                    guard let outcome = try storage.write({ try $0.carryOut(id) }) else { continue }
                    log.notice("\(outcome.told)")
                } catch {
                    log.error("series \(id.rawValue) was not seen to: \(PlainReason(error))")
                }
            }
        } catch {
            log.error("rounds that come again were not looked for: \(PlainReason(error))")
        }
    }
}

extension SeriesOutcome {
    fileprivate var told: String {
        switch self {
        case .prepared(let code): "prepared round \(code)"
        case .opened(let code, let schools): "opened round \(code): \(schools) schools"
        case .notOpened(let code, let trouble):
            "round \(code) did not open by itself: \(trouble.word)"
        case .notPrepared(let field): "the next round of a series is not right: \(field.rawValue)"
        }
    }
}
