import HTTP
import HTTPTypes
import Reporting
import Storage

/// What the department does with several reports of its list at once.
enum StepsOfMany {
    /// Those that the role may take in the round as it stands.
    static func offered(to role: Role, in round: Round) -> [ReportStep] {
        ReportStep.ofMany.filter { step in
            step.roles.contains(role)
                && (round.state == .open || step == .paper || step == .contact)
        }
    }

    /// `POST /rounds/{round}/steps/STEP?…`: takes the step with the report of each ticked `unit`, all
    /// in one transaction; the query is the list's, to which it leads back. What can be done is done;
    /// of the others nothing is changed, and the list names them and says why.
    @Sendable static func carryOut(_ wish: Wish, _ step: ReportStep) throws -> any Reply {
        let typed = TypedSteps(try wish.form(mayRepeat: ["unit"]), wanting: step)
        guard typed.units.count <= TrackingPage.longest else {
            throw Refusal(.unprocessableContent, "Chọn quá nhiều đơn vị một lần.")
        }
        let (round, files, filter) = try wish.look { visit in
            let found = try visit.judgedReports(of: typed.units)
            return (found.round, found.files, try TrackingFilter(visit))
        }
        func again(_ sentence: String) throws -> any Reply {
            try wish.look { try Tracking.page($0, typed: typed, complaint: sentence) }
        }
        guard !files.isEmpty else { return try again("Chọn ít nhất một đơn vị.") }
        do {
            let said = try typed.said(with: step, wish)
            return try wish.commit { database in
                let left = try database.carryOut(step, said, onMany: files, by: wish.actor)
                let outcome = StepsOutcome.fields(
                    step, done: files.count - left.count, left: left.map(\.unit.unit.code))
                return .redirect(to: filter.address(of: round, and: outcome))
            }
        } catch let complaints as Complaints {
            return try again(complaints.sentences.joined(separator: " "))
        } catch let fault as StepFault {
            return try again(fault.sentence)
        }
    }
}

extension Obstacle {
    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .objection(let objection): objection.sentence
        case .paperIsNoted(let day): "Đã nhận bản giấy ngày \(VietnameseDate.text(day))."
        }
    }
}
