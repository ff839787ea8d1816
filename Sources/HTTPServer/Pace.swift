import HTTP

/// How long a client has been taking over what it does now. The clock is CLOCK_MONOTONIC.
struct Pace {
    enum Activity: Equatable {
        case awaiting(RequestParser.Arrival)
        case answering
        case sending
        case lingering
    }

    enum Verdict {
        case fine
        /// Close without a word.
        case close
        /// Answer 408, then close.
        case timeOut
    }

    private(set) var began = SuspendingClock.now
    private var activity = Activity.awaiting(.nothing)
    private var lastOctet = SuspendingClock.now
    private var octets = 0
    /// Since when `octets` are counted.
    private var counting = SuspendingClock.now

    mutating func enter(_ activity: Activity) {
        guard activity != self.activity else { return }
        self.activity = activity
        began = .now
        lastOctet = began
        counting = began
        octets = 0
    }

    /// Octets went in or out.
    mutating func pass(_ count: Int, at now: SuspendingClock.Instant = .now) {
        lastOctet = now
        octets += count
    }

    func elapsed(at now: SuspendingClock.Instant) -> Duration {
        began.duration(to: now)
    }

    /// What to do with the client; `isNew` when it has sent no request yet.
    mutating func verdict(
        at now: SuspendingClock.Instant, isNew: Bool, limits: Limits
    ) -> Verdict {
        let elapsed = elapsed(at: now)
        let silence = lastOctet.duration(to: now)
        switch activity {
        case .answering: return .fine
        case .sending: return silence > limits.writeStall ? .close : .fine
        case .lingering: return elapsed > limits.linger ? .close : .fine
        case .awaiting(.nothing):
            return elapsed > (isNew ? limits.headTime : limits.idle) ? .close : .fine
        case .awaiting(.head): return elapsed > limits.headTime ? .timeOut : .fine
        case .awaiting(.body):
            let stretch = counting.duration(to: now)
            let due = Double(limits.bodyRate) * (stretch / .seconds(1))
            let isSlow = stretch > limits.bodyGrace && Double(octets) < due
            if isSlow || silence > limits.silence { return .timeOut }
            if stretch > limits.silence { (counting, octets) = (now, 0) }
            return .fine
        }
    }
}
