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
    /// of the others nothing is changed, and the list names them and says why. Where nothing can be
    /// done, what was typed comes back.
    @Sendable static func carryOut(_ wish: Wish, _ step: ReportStep) throws -> any Reply {
        let typed = TypedSteps(try wish.form(mayRepeat: ["unit"]), wanting: step)
        guard typed.units.count <= TrackingPage.longest else {
            throw Refusal(.unprocessableContent, "Chọn quá nhiều đơn vị một lần.")
        }
        let (round, files, filter) = try wish.look { visit in
            let found = try visit.judgedReports(of: typed.units)
            return (found.round, found.files, try TrackingFilter(visit))
        }
        func again(_ complaint: Complaint?, left: [Unit.Code] = []) throws -> any Reply {
            try wish.look {
                try Tracking.page($0, typed: typed, complaint: complaint, left: left)
            }
        }
        guard !files.isEmpty else {
            return try again(Complaint("Chọn ít nhất một đơn vị.", at: "chosen"))
        }
        do {
            let said = try typed.said(with: step, wish)
            return try wish.commit { database in
                let left = try database.carryOut(step, said, onMany: files, by: wish.actor)
                    .map(\.unit.unit.code)
                guard left.count < files.count else { throw NothingDone(left: left) }
                let outcome = StepsOutcome.fields(step, done: files.count - left.count, left: left)
                return .redirect(to: filter.address(of: round, and: filter.page + outcome))
            }
        } catch let nothing as NothingDone {
            return try again(nil, left: nothing.left)
        } catch let complaints as Complaints {
            return try again(complaints.joined)
        } catch let fault as StepFault {
            return try again(
                Complaint(fault.sentence, at: TypedSteps.place(of: fault, step)))
        }
    }
}

/// The step could be taken with none of them.
private struct NothingDone: Error {
    let left: [Unit.Code]
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
