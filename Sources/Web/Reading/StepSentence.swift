import HTTPTypes
import Reporting

extension StepFault {
    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .textTooLong: "Nội dung dài quá \(TypedReason.limit) ký tự."
        case .reasonMissing: "Cần ghi lý do."
        case .noteMissing: "Ghi nội dung đã trao đổi với trường."
        case .contactMissing: "Cần chọn đã gọi (call) hoặc đã nhắn (message)."
        case .nothingToMend: "Ghi ý kiến chung, hoặc chọn ít nhất một ô cần sửa và ghi lý do."
        case .cellReasonMissing: "Mỗi ô cần sửa phải có lý do, hoặc ghi ý kiến chung."
        case .unknownCell(let code):
            "Biểu mẫu không có chỉ tiêu “\(code.rawValue.prefix(40))”."
        case .dueMissing: "Hạn nộp: \(VietnameseDate.Fault.blank.sentence)"
        case .dueHasPassed: "Hạn nộp phải sau thời điểm hiện tại."
        case .dueIsNotLater(let current):
            "Gia hạn phải muộn hơn hạn nộp hiện nay: \(current.asDue)."
        case .hasNoExtension: "Đơn vị đang theo hạn chung, không có gia hạn để bỏ."
        case .paperAhead: "Ngày nhận không sau hôm nay."
        case .paperBeforeSubmission(let day):
            "Báo cáo nộp ngày \(VietnameseDate.text(day)); ngày nhận bản giấy không trước ngày đó."
        case .paperBeforePlan(let day):
            "Kế hoạch ban hành ngày \(VietnameseDate.text(day)); "
                + "ngày nhận bản giấy không trước ngày đó."
        case .ruleMissing: "Cần chọn quy tắc kiểm tra (rule)."
        case .unknownRule(let rule):
            "Biểu mẫu không có quy tắc “\(rule.rawValue.prefix(40))”."
        case .ruleStays(.builtIn):
            "Không miễn được quy tắc E00: chỉ tiêu bắt buộc phải có số liệu, số liệu phải đọc được."
        case .ruleStays(let rule):
            "Quy tắc \(rule) không chặn báo cáo này, không cần miễn áp dụng."
        case .isNotWaived(let rule):
            "Quy tắc “\(rule.rawValue.prefix(40))” đang được áp dụng cho báo cáo này."
        }
    }
}

extension Refusal {
    /// What was said with a step will not do.
    init(_ fault: StepFault) { self.init(.unprocessableContent, fault.sentence) }
}
