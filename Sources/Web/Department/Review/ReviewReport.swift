import HTTP
import HTTPTypes
import Reporting
import Storage

/// One report: looked at, returned, approved, exempted.
enum ReviewReport {
    /// `POST /rounds/{round}/reports/{unit}/STEP`: what the department does with one report.
    @Sendable static func carryOut(_ wish: Wish, _ step: ReportStep) throws -> any Reply {
        let file = try wish.look { visit in try visit.judgedReport() }
        let typed = try TypedReview(wish, form: file.form)
        do {
            let said = try typed.said(with: step)
            return try wish.commit { database in
                try database.carryOut(step, said, on: file, seen: typed.version, by: wish.actor)
                return .redirect(to: "\(file.address.page)?done=\(step.rawValue)")
            }
        } catch {
            guard let refusal = refusal(error) else { throw error }
            return try wish.look { visit in
                var page = try visit.reportPage(
                    untaken: UntakenStep(step: step, typed: typed, refusal: refusal))
                page.status = refusal.status
                return page
            }
        }
    }

    /// Why nothing was done, to be said on the report's page; nil for what is no matter of it.
    private static func refusal(_ error: any Error) -> Refusal? {
        switch error {
        case let complaints as Complaints:
            Refusal(.unprocessableContent, complaints.sentences.joined(separator: " "))
        case let fault as StepFault: Refusal(fault)
        case let objection as Transition.Objection: Refusal(objection)
        case let objection as UnlockRequest.Objection: Refusal(.conflict, objection.sentence)
        case is StaleReport:
            Refusal(
                .conflict,
                "Báo cáo đã thay đổi từ khi mở trang này. Dưới đây là báo cáo hiện tại; "
                    + "đề nghị xem lại rồi thực hiện tiếp.")
        default: nil
        }
    }
}
