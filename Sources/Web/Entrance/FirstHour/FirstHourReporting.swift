import Reporting
import Storage

/// The later steps, which are an officer's: letterhead, plan, form, round.
extension FirstHourStep {
    static func letterhead(_ visit: Visit) throws -> FirstHourStep {
        var step = FirstHourStep(
            title: "Thể thức văn bản", doers: .officer,
            summary: "tên cơ quan, ký hiệu, địa danh, người ký",
            ways: [Way("Khai thể thức văn bản", "/letterhead", .officer)])
        if let unwritten = try UnwrittenLetterhead(visit) {
            if !unwritten.missing.isEmpty { step.note("Còn thiếu: \(unwritten.missing).") }
            return step
        }
        let letterhead = try visit.database.letterhead(of: visit.asker.unit, on: visit.now.day)
        step.isDone = true
        step.summary = [letterhead.issuer, letterhead.place, letterhead.signer]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        if letterhead.addressees.isEmpty {
            step.note("Chưa ghi nơi kính gửi của báo cáo tổng hợp. Ghi sau cũng được.")
        }
        return step
    }

    static func plan(_ plans: [Plan]) -> FirstHourStep {
        var step = FirstHourStep(
            title: "Kế hoạch", doers: .officer, summary: "dán văn bản, chương trình đọc ra từng ô",
            ways: [Way("Nhập kế hoạch", "/plans/new", .officer)])
        guard let plan = plans.first else { return step }
        step.isDone = true
        step.summary =
            "Kế hoạch số \(plan.number), \(plan.tasks.count) nhiệm vụ"
            + (plans.count > 1 ? ", và \(plans.count - 1) kế hoạch khác" : "")
        let way = Way("Xem kế hoạch", "/plans/\(plan.id.rawValue)", .officer)
        if plan.tasks.isEmpty {
            step.note("Kế hoạch chưa ghi nhiệm vụ nào: số liệu chưa gắn với nhiệm vụ được.", way)
        }
        step.ways.append(way)
        return step
    }

    static func form(
        _ visit: Visit, _ forms: [Form.Edition], for plan: Plan?
    ) throws -> FirstHourStep {
        var step = FirstHourStep(
            title: "Biểu mẫu", doers: .officer, summary: "các câu hỏi gửi đến trường",
            ways: [Way("Lập biểu mẫu", "/forms", .officer)])
        if let plan, !plan.tasks.isEmpty {
            step.ways.append(
                Way("Lập từ nhiệm vụ của kế hoạch", "/plans/\(plan.id.rawValue)#next", .officer))
        }
        let drafts = try visit.database.formDrafts.list(of: visit.asker.unit.id)
        step.isBegun = !drafts.isEmpty
        for line in drafts.prefix(mostDrafts) {
            guard let kept = try visit.database.formDrafts.find(line.id, of: visit.asker.unit.id)
            else { continue }
            let faults = kept.draft.faults(kept.draft.reading).count
            let words =
                faults == 0
                ? "đủ điều kiện, chưa công bố." : "còn \(faults) chỗ phải sửa trước khi công bố."
            step.note(
                "Bản nháp “\(line.title)” \(words)",
                Way("Làm tiếp", "/form-drafts/\(line.id.rawValue)", .officer))
        }
        guard let edition = forms.first else { return step }
        let form = try visit.database.forms.layout(edition).form
        step.isDone = true
        step.summary =
            "\(form.title.vietnamese): \(form.indicators.count) câu hỏi"
            + (forms.count > 1 ? ", và \(forms.count - 1) biểu mẫu khác" : "")
        return step
    }

    /// Whose faults are looked for; an office may have more.
    private static let mostDrafts = 3

    static func round(
        _ visit: Visit, _ rounds: [Round], of plan: Plan?, hasForm: Bool
    ) throws -> FirstHourStep {
        var step = FirstHourStep(
            title: "Mở đợt báo cáo", doers: .officer,
            summary: "xem lại tất cả trên một trang rồi mở")
        if let open = rounds.first(where: { $0.isPublic && !$0.isTrial }) {
            step.isDone = true
            step.summary = open.title
            step.ways = [
                Way("Xem ai đã nộp", "/rounds/\(open.address)/tracking", [.officer, .leader])
            ]
            return step
        }
        guard let planned = rounds.first(where: { $0.state == .planned && !$0.isTrial }) else {
            if let plan, hasForm {
                step.ways = [
                    Way("Lập đợt báo cáo", "/rounds/new?plan=\(plan.id.rawValue)", .officer)
                ]
            } else {
                step.note("Cần có kế hoạch và biểu mẫu đã công bố trước.")
            }
            return step
        }
        step.isBegun = true
        step.summary = "\(planned.title): đang chuẩn bị, chưa trường nào thấy"
        step.notes = try OpeningCheck(of: planned, visit).notes
        step.ways = [Way("Xem lại và mở", "/rounds/\(planned.address)/setup", .officer)]
        return step
    }
}
