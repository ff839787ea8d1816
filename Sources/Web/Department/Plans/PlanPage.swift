import Reporting
import Storage

/// One plan, to be read and corrected.
struct PlanPage {
    struct File {
        let title: String
        let fileAddress: String
        let name: String
        let size: String
        let fileID: Int64
    }

    let frame: Frame
    let heading: String
    let address: String
    let isNew: Bool
    let mayChange: Bool
    /// Who makes forms and rounds for it.
    let isOfOfficer: Bool
    let hasTasks: Bool
    let planID: String
    let typed: TypedPlan
    let complaints: [Complaint]
    let said: String?
    let files: [File]
    /// A text that was pasted and could not be read.
    let pasted: String

    init(
        _ visit: Visit, _ typed: TypedPlan, of plan: Plan?, complaints: [Complaint] = [],
        pasted: String = ""
    ) throws {
        heading = plan.map { "Kế hoạch số \($0.number)" } ?? "Kế hoạch mới"
        frame = try Frame(visit, title: heading, current: "/rounds")
        address = plan.map { "/plans/\($0.id.rawValue)" } ?? "/plans"
        isNew = plan == nil
        mayChange = try visit.asker.role == .officer && plan.map(visit.owns) ?? true
        isOfOfficer = visit.asker.role == .officer
        hasTasks = plan?.tasks.isEmpty == false
        planID = plan.map { "\($0.id.rawValue)" } ?? ""
        self.typed = typed
        self.complaints = complaints
        self.pasted = pasted
        let words = [
            "added": "Đã thêm kế hoạch.", "saved": "Đã lưu kế hoạch.",
            "attached": "Đã đính kèm tài liệu.", "removed": "Đã bỏ tài liệu.",
        ]
        said = try visit.query("done").flatMap { words[$0] }
        files =
            try plan.map { plan in
                try visit.database.plans.files(of: plan.id).map {
                    File(
                        title: $0.title,
                        fileAddress: "/plans/\(plan.id.rawValue)/files/\($0.id.rawValue)",
                        name: $0.file.name, size: ByteCount.text(Int64($0.file.bytes)),
                        fileID: $0.id.rawValue)
                }
            } ?? []
    }
}
