import Reporting
import Storage
import Synchronization

/// A clock that stands where the test set it.
package final class TestClock: Sendable {
    private let moment: Mutex<Moment>

    package init(_ moment: Moment) { self.moment = Mutex(moment) }

    package var now: Moment {
        get { moment.withLock { $0 } }
        set { moment.withLock { $0 = newValue } }
    }

    package var environment: Storage.Environment { Storage.Environment { [self] in now } }
}

extension Moment {
    /// 2026-11-23T08:00:00+07:00: an open round of the demonstration has nine days left.
    package static let ofTests = Moment(milliseconds: 1_795_395_600_000)
}
