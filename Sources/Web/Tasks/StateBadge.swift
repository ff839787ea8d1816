import Reporting

/// A report's state as every page shows it: words, and an icon of its own shape.
struct StateBadge {
    let name: String
    let tone: String
    let icon: String

    init(_ state: ReportState) {
        name = state.name
        (tone, icon) =
            switch state {
            case .notStarted: ("off", "none")
            case .draft: ("off", "draft")
            case .pendingHead: ("off", "head")
            case .submitted: ("", "sent")
            case .returned: ("act", "back")
            case .approved: ("ok", "ok")
            case .exempt: ("off", "none")
            }
    }
}
