import Reporting
import Storage

/// Before a colleague whose sections can't be changed now: the report was handed on or submitted, or
/// its round was closed.
struct GivenClosedPage {
    let frame: Frame
    let title: String
    let who: String
    let sentence: String
    /// What was typed and not saved.
    let differences: [Difference]

    init(
        frame: Frame, _ report: SchoolReport, _ given: GivenSections,
        objection: Transition.Objection?, differences: [Difference]
    ) {
        self.frame = frame
        title = report.round.title
        who = given.told
        sentence = objection?.sentence ?? "Báo cáo chỉ để xem."
        self.differences = differences
    }
}
