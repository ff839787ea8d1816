import Reporting
import Storage

/// Lịch sử báo cáo, for the school.
struct OwnHistoryPage {
    let frame: Frame
    let address: String
    let roundTitle: String
    let unitName: String
    let history: [HistoryLine]
    let isCut: Bool

    static let longest = 200

    /// `events` are the latest, `longest` of them at most.
    init(
        frame: Frame, _ file: ReportFile, _ events: [Event], _ checks: [Int: SubmissionChecks],
        _ names: EventNames
    ) {
        self.frame = frame
        address = file.address.own
        roundTitle = file.round.title
        unitName = file.unit.unit.name
        // The department's notes are its own.
        history = events.filter { $0.kind != .contacted }.sittings.map { event, savings in
            let sentence = EventSentence(event, names)
            return HistoryLine(
                when: VietnameseDate.text(event.at),
                what: event.kind != .reportSaved
                    ? sentence.what
                    : "Lưu nháp" + (savings > 1 ? " (\(VietnameseNumber.text(savings)) lần)" : ""),
                // Who in the department did it is the department's own.
                who: event.role?.isOfSchool ?? false ? sentence.who : event.role?.name ?? "",
                changes: event.workingChanges(of: file),
                checks: event.submittedRevision.flatMap { checks[$0] }.map {
                    CheckedAtSubmission($0, file)
                })
        }
        isCut = events.count == OwnHistoryPage.longest
    }
}

extension [Event] {
    /// Newest first, each with how many savings it stands for: the changes of one that is followed by
    /// another of the same person soon are told with the last of them.
    fileprivate var sittings: [(event: Event, savings: Int64)] {
        reduce(into: []) { sittings, event in
            if event.kind == .reportSaved, event.detail == nil, let last = sittings.last?.event,
                last.kind == .reportSaved, last.account == event.account, last.link == event.link
            {
                sittings[sittings.count - 1].savings += 1
            } else {
                sittings.append((event, 1))
            }
        }
    }
}
