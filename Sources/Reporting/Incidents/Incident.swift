/// Something that happened at a school, reported on the day itself: a fire, an accident (vụ việc). What
/// it is follows from its entries.
package struct Incident: Hashable, Sendable, Identifiable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    package enum State: String, Hashable, Sendable, CaseIterable {
        /// Nobody of the office has said that the message was received.
        case new
        case followed, closed
    }

    package var id: ID
    package var occasion: Occasion.ID
    /// To whom it was reported.
    package var office: Unit.ID
    package var unit: Unit.ID
    /// As its answers call it: `Cháy`.
    package var title: String
    package var happened: Happened
    package var reportedAt: Moment
    package private(set) var acknowledgedAt: Moment?
    package private(set) var closedAt: Moment?
    /// How many entries it has.
    package private(set) var entries: Int

    /// As it was when it was reported, by its first entry.
    package init(
        id: ID, occasion: Occasion.ID, office: Unit.ID, unit: Unit.ID, title: String,
        happened: Happened, reportedAt: Moment
    ) {
        (self.id, self.occasion, self.office, self.unit) = (id, occasion, office, unit)
        (self.title, self.happened, self.reportedAt) = (title, happened, reportedAt)
        entries = 1
    }

    /// As it is stored.
    package init(
        _ reported: Incident, acknowledgedAt: Moment?, closedAt: Moment?, entries: Int
    ) {
        self = reported
        (self.acknowledgedAt, self.closedAt) = (acknowledgedAt, closedAt)
        self.entries = entries
    }

    package var state: State {
        acknowledgedAt == nil ? .new : closedAt == nil ? .followed : .closed
    }

    /// What it is once this was said: whatever its school adds opens one that was closed.
    package mutating func take(_ kind: IncidentEntry.Kind, at moment: Moment) {
        entries += 1
        switch kind {
        case .reported, .noted: break
        case .corrected, .followedUp: closedAt = nil
        case .acknowledged: acknowledgedAt = acknowledgedAt ?? moment
        case .closed: closedAt = moment
        }
    }

    /// Why nothing more of the kind can be said now; nil where it can.
    package func objection(to kind: IncidentEntry.Kind) -> IncidentObjection? {
        if entries >= IncidentEntry.most { return .tooManyEntries }
        switch kind {
        case .acknowledged: return acknowledgedAt == nil ? nil : .isAcknowledged
        case .closed where acknowledgedAt == nil: return .isNotAcknowledged
        case .closed: return closedAt == nil ? nil : .isClosed
        case .reported, .corrected, .followedUp, .noted: return nil
        }
    }

    /// How many a school may report on one day.
    package static let mostOfDay = 20
}

/// When something happened, to the minute where that is known.
package struct Happened: Hashable, Sendable {
    package var day: Day
    package var time: TimeOfDay?

    package init(day: Day, time: TimeOfDay? = nil) { (self.day, self.time) = (day, time) }

    /// `2022-05-17T16:20`, `2022-05-17`; in this order they sort.
    package init?(stored text: String) {
        guard let day = Day(iso: String(text.prefix(10))) else { return nil }
        self.day = day
        guard text.utf8.count > 10 else { return }
        guard text.dropFirst(10).first == "T", let time = TimeOfDay(iso: String(text.dropFirst(11)))
        else { return nil }
        self.time = time
    }

    package var stored: String { day.description + (time.map { "T\($0)" } ?? "") }

    /// `16:20, 17/5/2022`
    package var text: String { (time.map { "\($0), " } ?? "") + VietnameseDate.text(day) }
}

/// Why an incident can't be reported, or nothing be added to it.
package enum IncidentObjection: Error, Hashable, Sendable {
    /// The office asks it no more, or by another form.
    case occasionHasChanged
    case tooManyOfDay
    case tooManyEntries
    case isAcknowledged
    case isNotAcknowledged
    case isClosed
    case textMissing
    case textTooLong
    case overQuota
}

extension Form {
    /// What an incident is called by these answers: by the first question with a choice of one.
    package func title(ofIncident values: Values, level: Level) -> String? {
        indicators(for: level).lazy.compactMap { indicator -> String? in
            guard case .choice(let list) = indicator.kind,
                case .choice(let option)? = values[indicator.code]
            else { return nil }
            return list.option(option)?.label.text(for: level)
        }.first
    }

    /// When it happened by these answers: by the first question for a day, and the first for a time.
    package func happened(_ values: Values, level: Level) -> Happened? {
        var (day, time): (Day?, TimeOfDay?)
        for indicator in indicators(for: level) {
            switch values[indicator.code] {
            case .date(let answer)?: day = day ?? answer
            case .time(let answer)?: time = time ?? answer
            default: break
            }
        }
        return day.map { Happened(day: $0, time: time) }
    }

    /// What stands in a new report of it: today, and now.
    package func proposed(at now: Moment, level: Level) -> Entries {
        var entries: Entries = [:]
        let asked = indicators(for: level).filter { $0.calculation == nil }
        if let day = asked.first(where: { $0.kind == .date }) {
            entries[day.code] = .value(.date(now.day))
        }
        if let time = asked.first(where: { $0.kind == .time }),
            let minute = TimeOfDay(minutes: now.time.hour * 60 + now.time.minute)
        {
            entries[time.code] = .value(.time(minute))
        }
        return entries
    }

    /// As it is asked of an incident: files go with a follow-up, and no message waits for them.
    package var ofIncident: Form {
        let files = indicators.filter { if case .file = $0.kind { true } else { false } }
        return files.isEmpty ? self : without(Set(files.map(\.code)))
    }

    /// What the form says of an incident of a school of the level: of a round and a plan it knows
    /// nothing.
    package func check(ofIncidentAt level: Level, on day: Day) -> ReportCheck {
        ReportCheck(
            form: ofIncident, level: level,
            parameters: parameters.merging(["today": .date(day)]) { own, _ in own })
    }
}
