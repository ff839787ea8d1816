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
        _ names: EventNames, _ forms: RoundForms
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
                what: event.kind != .reportSaved
                    ? sentence.what
                    : event.savings == 1
                        ? "Lưu nháp"
                        : "Lưu nháp (\(VietnameseNumber.text(Int64(event.savings))) lần)",
                // Who in the department did it is the department's own.
                who: event.role?.isOfSchool ?? false ? sentence.who : event.role?.name ?? "",
                changes: event.workingChanges(
                    of: file, forms.form(at: event.id) ?? file.form),
                checks: event.submittedRevision.flatMap { checks[$0] }.map {
                    CheckedAtSubmission($0, file)
                })
        }
        isCut = events.count == OwnHistoryPage.longest
    }
}

extension Event {
    /// How many savings it tells of.
    var savings: Int {
        if case .reportSaved(let change)? = happening { change.folds.count + 1 } else { 1 }
    }
}
