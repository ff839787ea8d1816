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
        history = events.filter { $0.kind != .contacted }.map { event in
            let sentence = EventSentence(event, names)
            return HistoryLine(
                when: VietnameseDate.text(event.at),
                what: event.saving ?? sentence.what,
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

extension Event {
    /// nil for what is no saved draft; one whose changes a later one tells says so.
    fileprivate var saving: String? {
        guard kind == .reportSaved else { return nil }
        return detail == nil ? "Lưu nháp (thay đổi xem ở lần lưu sau)" : "Lưu nháp"
    }
}
