import Dispatch
import Logging
import Reporting
import Storage

/// Prepares and opens the rounds that come again, and gives units the names that wait, on their days:
/// looks every minute while the database is served. What was missed while it was not is prepared one after the other.
///
/// Unchecked: the timer is made once and only cancelled.
final class SeriesSchedule: @unchecked Sendable {
    private let timer: any DispatchSourceTimer

    /// Series that are seen to in one minute.
    private static let atOnce = 20

    init(_ storage: Storage, log: Logger) {
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "tonghop.series"))
        timer.setEventHandler {
            NameSchedule.look(storage, log)
            SeriesSchedule.look(storage, log)
        }
        timer.schedule(deadline: .now() + 15, repeating: 60)
    }

    func start() { timer.activate() }

    func stop() { timer.cancel() }

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
