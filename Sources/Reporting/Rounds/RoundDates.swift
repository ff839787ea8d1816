/// What a round counts over, until when its reports are due and where they go, as somebody wants it;
/// nil is what was not said or could not be read.
package struct RoundDates: Hashable, Sendable {
    package var periodFrom: Day?
    package var periodTo: Day?
    package var dataClose: Day?
    /// Exact to the millisecond, whoever says it.
    package var dueAt: Moment?
    package var dueText = ""
    /// Whom to ask: the part of the office, its telephone, its mailbox. Empty where nobody said.
    package var contact = ""
    package var grace: Duration?

    package init() {}

    /// As the round has them.
    package init(_ round: Round) {
        periodFrom = round.period.lowerBound
        periodTo = round.period.upperBound
        dataClose = round.dataClose
        dueAt = round.dueAt
        dueText = round.dueText
        contact = round.contact
        grace = round.grace
    }

    /// Thirty days of hours: the longest grace.
    package static let longestGrace = 720

    /// How long the wording of a due moment may be, in characters; a round's title and contact as
    /// well.
    package static let longestText = 300

    /// Everything that is wrong, in the order of the fields. What is worded as in `old`, which is
    /// stored, is not judged again.
    package func faults(over old: RoundDates? = nil) -> [RoundFault] {
        var faults = dueText == old?.dueText ? [] : RoundFault.ofLine(dueText, .dueText)
        if !contact.isEmpty, contact != old?.contact {
            faults += RoundFault.ofLine(contact, .contact)
        }
        if periodFrom == nil { faults.append(.missing(.periodFrom)) }
        if periodTo == nil { faults.append(.missing(.periodTo)) }
        if let periodFrom, let periodTo, periodFrom > periodTo {
            faults.append(.endsBeforeItBegins)
        }
        if dataClose == nil { faults.append(.missing(.dataClose)) }
        if dueAt == nil { faults.append(.missing(.dueAt)) }
        if let dataClose, let dueAt, dataClose > dueAt.lastDay { faults.append(.closesAfterDue) }
        if let grace {
            let most = Duration.seconds(RoundDates.longestGrace * 3600)
            if !(.zero...most).contains(grace) { faults.append(.graceOutOfRange) }
        } else {
            faults.append(.missing(.grace))
        }
        return faults
    }
}

extension RoundDates {
    /// The last day on time, where it is a Saturday or a Sunday: nobody is at the office then.
    package var dueWeekend: Day? {
        dueAt.map(\.lastDay).flatMap { $0.weekday >= 6 ? $0 : nil }
    }
}

extension Moment {
    /// As far behind another data-closing day as it is behind that one.
    package func moved(from close: Day, to newClose: Day) -> Moment {
        Moment(milliseconds: milliseconds + Int64(newClose.number - close.number) * 86_400_000)
    }
}

extension Round {
    /// Takes the dates over.
    ///
    /// - Throws: `RoundFaults` when something is wrong with them; the round is then as it was.
    package mutating func take(_ dates: RoundDates) throws(RoundFaults) {
        let faults = dates.faults(over: RoundDates(self))
        guard faults.isEmpty, let from = dates.periodFrom, let to = dates.periodTo,
            let dataClose = dates.dataClose, let dueAt = dates.dueAt, let grace = dates.grace
        else { throw RoundFaults(faults) }
        period = from...to
        self.dataClose = dataClose
        self.dueAt = dueAt
        dueText = dates.dueText
        contact = dates.contact
        self.grace = grace
    }
}
