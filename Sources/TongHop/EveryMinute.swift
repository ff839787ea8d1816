import Dispatch
import Logging
import Storage

/// What is to be done on its day, looked for every minute while the database is served: names that wait,
/// rounds that come again.
///
/// Unchecked: the timer is made once and only cancelled.
final class EveryMinute: @unchecked Sendable {
    private let timer: any DispatchSourceTimer

    init(_ storage: Storage, log: Logger) {
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "tonghop.minute"))
        timer.setEventHandler {
            NameSchedule.look(storage, log)
            SeriesSchedule.look(storage, log)
        }
        timer.schedule(deadline: .now() + 15, repeating: 60)
    }

    func start() { timer.activate() }

    func stop() { timer.cancel() }
}
