import Reporting

extension Demonstration {
    /// What the department says of its own work in the closed round. The plan is its own; all other
    /// figures are made up.
    static let ownWork: Values = [
        "own_documents": .text(
            "Kế hoạch số \(FireSafetyPlan.document.number) ngày 16/3/2022, gửi tới tất cả các trường"
        ),
        "own_guidance": .integer(3), "own_staff": .integer(12), "own_staff_reached": .integer(12),
        "own_inspections": .integer(8), "own_inspected": .integer(8), "own_findings": .integer(11),
        "own_budget": .integer(12_000_000), "own_budget_wanted": .integer(0),
        "own_rew_groups": .integer(2), "own_rew_people": .integer(5),
        "own_it": .text("thu thập báo cáo bằng phần mềm"),
        "own_review": .text(
            "các nhiệm vụ đã giao tiếp tục được thực hiện, không phát sinh nhiệm vụ mới"),
        "own_inc_before": .integer(3),
    ]
}
