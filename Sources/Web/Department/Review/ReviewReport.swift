import HTTP
import HTTPTypes
import Reporting
import Storage

/// One report: looked at, returned, approved, exempted.
enum ReviewReport {
    /// `POST /rounds/{round}/reports/{unit}`: what the department does with one report.
    @Sendable static func review(_ context: Context) throws -> Response {
        let file = try context.storage.read { database in
            try context.report(
                of: context.parameters["unit"], in: try context.round(database), database)
        }
        let typed = try TypedReview(context, form: file.form)
        do {
            return try context.commit { database in
                try context.carryOut(typed, on: file, database)
                return .redirect(to: "\(context.reviewAddress)?done=\(typed.wish.rawValue)")
            }
        } catch let complaint as TypedReview.Complaint {
            return try context.reportPage(
                typed: typed, complaint: complaint.sentence, status: .unprocessableContent)
        } catch let objection as Transition.Objection {
            let refusal = Refusal(objection)
            return try context.reportPage(
                typed: typed, complaint: refusal.sentence, status: refusal.status)
        } catch let objection as UnlockRequest.Objection {
            return try context.reportPage(
                typed: typed, complaint: objection.sentence, status: .conflict)
        } catch is StaleReport {
            return try context.reportPage(
                typed: typed,
                complaint: "Báo cáo đã thay đổi từ khi mở trang này. Dưới đây là báo cáo hiện tại; "
                    + "đề nghị xem lại rồi thực hiện tiếp.", status: .conflict)
        }
    }
}

extension Context {
    fileprivate var reviewAddress: String {
        "/rounds/\(parameters["round"] ?? "")/reports/\(parameters["unit"] ?? "")"
    }

    fileprivate func carryOut(
        _ typed: TypedReview, on file: ReportFile, _ database: WriteTransaction
    ) throws {
        let (unit, round) = (file.unit.id, file.round.id)
        let asker = try signedIn()
        let actor = asker.actor
        // Who leads approves and returns; the rest is the officer's.
        switch typed.wish {
        case .review, .approve, .return: break
        default: guard asker.role == .officer else { throw Transition.Objection.notYours }
        }
        switch typed.wish {
        case .review:
            try database.move(unit, in: round, by: .review, seen: typed.version, by: actor)
        case .approve:
            try database.move(unit, in: round, by: .approve, seen: typed.version, by: actor)
        case .return:
            try database.return(
                unit, in: round, try typed.wanted(at: now), seen: typed.version, by: actor)
        case .exempt:
            try database.move(
                unit, in: round, by: .exempt, reason: try typed.neededReason(),
                seen: typed.version, by: actor)
        case .recall:
            try database.move(unit, in: round, by: .recall, seen: typed.version, by: actor)
        case .extend:
            let due = try typed.moment(after: now)
            try database.setDue(
                due, of: unit, in: round, reason: try typed.neededReason(), by: actor)
        case .paper:
            try database.setPaper(try typed.typedDay(), of: unit, in: round, by: actor)
        case .contact:
            guard !typed.reason.isEmpty else {
                throw TypedReview.Complaint(sentence: "Ghi nội dung đã trao đổi với trường.")
            }
            try database.note(
                typed.kind, with: unit, in: round, note: typed.reason,
                promisedOn: try typed.typedDay(), by: actor)
        case .unlock:
            let wish = WriteTransaction.Return(
                reason: try typed.neededReason(), dueAt: try typed.moment(after: now))
            try database.unlock(unit, in: round, wish, by: actor)
        case .refuseUnlock:
            try database.refuseUnlock(
                of: unit, in: round, text: try typed.neededReason(), by: actor)
        }
    }
}
