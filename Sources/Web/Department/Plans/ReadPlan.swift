import HTTP
import HTTPTypes
import Reporting
import Storage

/// Đọc kế hoạch từ văn bản.
enum ReadPlan {
    /// `POST /plans/read`: what plain rules read in a text or a file, to be corrected and then saved
    /// by `POST /plans`. Keeps nothing.
    @Sendable static func read(_ wish: Wish) throws -> any Reply {
        do {
            let sent = try SentPlanText(wish)
            let reading = try PlanReading(sent.text)
            return try wish.look { visit in
                var typed = TypedPlan(reading)
                if typed.issuer.isEmpty { typed.issuer = try TypedPlan(in: visit).issuer }
                return visit.page(
                    try PlanReadingPage(
                        visit, reading, typed, TypedProposal(reading),
                        fileName: sent.fileName ?? ""))
            }
        } catch is PlanReading.TooLong {
            return try again(
                wish,
                Refusal(
                    .contentTooLarge,
                    "Văn bản dài quá \(VietnameseNumber.text(Int64(PlanReading.longest))) ký tự. Chỉ "
                        + "dán phần kế hoạch, không dán phụ lục."))
        } catch let refusal as Refusal where refusal.status != .badRequest {
            return try again(wish, refusal)
        }
    }

    /// The page for a new plan, with what was pasted.
    private static func again(_ wish: Wish, _ refusal: Refusal) throws -> any Reply {
        let pasted = MultipartForm.isBody(of: wish.request) ? nil : try wish.form().first("text")
        return try wish.look { visit in
            visit.page(
                try PlanPage(
                    visit, try TypedPlan(in: visit), of: nil,
                    complaints: [
                        Complaint(refusal.sentence, at: pasted == nil ? "file" : "text")
                    ],
                    pasted: pasted ?? ""), status: refusal.status)
        }
    }
}

extension TypedPlan {
    /// What was read, as its form has it.
    init(_ reading: PlanReading) {
        func cell(_ text: String) -> String { text.replacing("|", with: "/") }
        number = reading.number.value ?? ""
        date = reading.date.value.map { VietnameseDate.text($0) } ?? ""
        issuer = reading.issuer.value ?? ""
        subject = reading.subject.value ?? ""
        tasks = (reading.tasks.value ?? []).map { "\(cell($0.clause)) | \(cell($0.text))" }
            .joined(separator: "\n")
        bases = (reading.bases.value ?? []).map(\.basis).map { basis in
            let date = basis.date.map { VietnameseDate.text($0) } ?? ""
            return "\(cell(basis.number)) | \(date) | \(cell(basis.issuer)) | \(cell(basis.title))"
        }.joined(separator: "\n")
    }
}
