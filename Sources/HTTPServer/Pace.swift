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
        case .sending:
            let isSlow = isSlow(
                below: limits.sendRate, in: limits.writeStall, after: limits.writeStall, at: now)
            return isSlow || silence > limits.writeStall ? .close : .fine
        case .lingering: return elapsed > limits.linger ? .close : .fine
        case .awaiting(.nothing):
            return elapsed > (isNew ? limits.headTime : limits.idle) ? .close : .fine
        case .awaiting(.head): return elapsed > limits.headTime ? .timeOut : .fine
        case .awaiting(.body):
            let isSlow = isSlow(
                below: limits.bodyRate, in: limits.silence, after: limits.bodyGrace, at: now)
            return isSlow || silence > limits.silence ? .timeOut : .fine
        }
    }

    /// Whether fewer octets a second than `rate` passed in the stretch that has lasted longer than
    /// `grace`. A stretch ends after `length`: a fast beginning buys no slow end.
    private mutating func isSlow(
        below rate: Int, in length: Duration, after grace: Duration,
        at now: SuspendingClock.Instant
    ) -> Bool {
        let stretch = counting.duration(to: now)
        let isSlow = stretch > grace && Double(octets) < Double(rate) * (stretch / .seconds(1))
        if stretch > length { (counting, octets) = (now, 0) }
        return isSlow
    }
}
