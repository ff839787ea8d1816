import Reporting
import Storage

extension IncidentEntry.Kind {
    /// What was done, in the department's words.
    var words: String {
        switch self {
        case .reported: "Trường báo"
        case .corrected: "Trường đính chính"
        case .followedUp: "Trường báo tiếp"
        case .acknowledged: "Đã nhận tin"
        case .noted: "Ý kiến của cơ quan quản lý"
        case .closed: "Khép vụ việc"
        }
    }
}

extension Happening.OccasionTold {
    var sentence: String {
        (isEnded ? "Ngừng báo cáo đột xuất “\(name)”" : "Đặt báo cáo đột xuất “\(name)”")
            + ", biểu mẫu \(form.code), phiên bản \(form.version.version)"
    }
}
