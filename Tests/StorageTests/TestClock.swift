import Reporting
import Storage
import Synchronization

/// A clock that stands where the test set it.
final class TestClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ moment: Moment) { self.moment = Mutex(moment) }

    var now: Moment {
        get { moment.withLock { $0 } }
        set { moment.withLock { $0 = newValue } }
    }

    var environment: Storage.Environment { Storage.Environment { [self] in now } }
}
