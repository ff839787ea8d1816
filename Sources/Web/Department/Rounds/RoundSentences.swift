import Reporting
import Storage

extension RoundFaults {
    /// Vietnamese, whole sentences; of very many the first. `unread` says for a field better what is
    /// wrong with what was typed there than that it is missing.
    func complaints(unread: [RoundDraft.Field: String] = [:]) -> [Complaint] {
        faults.prefix(RoundFaults.shown).map { fault in
            let better = if case .missing(let field) = fault { unread[field] } else { String?.none }
            return Complaint(better ?? fault.sentence, at: fault.field.place)
        }
    }

    private static let shown = 20
}

extension RoundFault {
    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .codeIsMalformed:
            "Mã đợt gồm chữ thường không dấu, chữ số và dấu gạch ngang, ví dụ pccc-2027."
        case .codeIsReserved:
            "Mã đợt này không dùng được, đề nghị chọn mã khác."
        case .codeIsTaken: "Mã đợt báo cáo này đã dùng."
        case .length(.dueText), .missing(.dueText):
            "Ghi thời hạn như trong kế hoạch, ví dụ “trước ngày 10/9/2027”."
        case .length(.contact):
            "\(RoundDraft.Field.contact.name) không quá \(RoundDates.longestText) ký tự."
        case .length(let field): "\(field.name) từ 1 đến \(RoundDates.longestText) ký tự."
        case .characters(let field):
            "\(field.name) có ký tự không dùng được, đề nghị xóa và gõ lại."
        case .legacyFont(let field, let font, let proposal):
            "\(field.name) gõ bằng \(font.name), đề nghị chuyển sang Unicode: “\(proposal)”."
        case .endsBeforeItBegins: "Kỳ báo cáo kết thúc trước khi bắt đầu."
        case .closesAfterDue: "Ngày chốt số liệu phải trước hạn nộp."
        case .graceOutOfRange, .missing(.grace):
            "\(RoundDraft.Field.grace.name) từ 0 đến \(RoundDates.longestGrace) giờ."
        case .planIsNotSeen, .missing(.plan): "Chọn kế hoạch mà đợt báo cáo thực hiện."
        case .formIsNotImported, .missing(.form): "Chọn biểu mẫu."
        case .formIsOfSeveral(let names):
            "Biểu mẫu này có ở nhiều cơ quan, ghi kèm mã cơ quan: "
                + names.joined(separator: ", ") + "."
        case .missing(let field): "Thiếu: \(field.name)."
        case .previousIsNotOwned(let code): "Không có đợt trước “\(code.rawValue.prefix(40))”."
        case .schoolIsNotBelow(let code):
            "Không có trường “\(code.rawValue.prefix(60))” báo cáo cho đơn vị."
        case .dueHasPassed:
            "Hạn nộp đã qua: mọi báo cáo sẽ bị tính là nộp muộn. Sửa hạn nộp, hoặc đánh dấu “Mở dù hạn "
                + "nộp đã qua”."
        case .owesNobody: "Chọn ít nhất một đơn vị phải báo cáo."
        }
    }
}

extension RoundDraft.Field {
    /// The id of its field.
    fileprivate var place: String {
        switch self {
        case .code: "code"
        case .title: "title"
        case .dueText: "due_text"
        case .contact: "contact"
        case .periodFrom: "period_from"
        case .periodTo: "period_to"
        case .dataClose: "data_close"
        case .dueAt: "due_day"
        case .grace: "grace"
        case .plan: "plan"
        case .form: "form"
        case .previous: "previous"
        case .units: "schools"
        }
    }

    /// What the page calls it.
    var name: String {
        switch self {
        case .code: "Mã đợt"
        case .title: "Tên đợt"
        case .dueText: "Thời hạn ghi trong kế hoạch"
        case .contact: "Nơi nhận, liên hệ"
        case .periodFrom: "Kỳ báo cáo từ ngày"
        case .periodTo: "Kỳ báo cáo đến ngày"
        case .dataClose: "Ngày chốt số liệu"
        case .dueAt: "Hạn nộp"
        case .grace: "Thời gian gia hạn chung"
        case .plan: "Kế hoạch"
        case .form: "Biểu mẫu"
        case .previous: "Đợt trước"
        case .units: "Đơn vị phải báo cáo"
        }
    }
}

extension RoundObjection {
    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .isNotPlanned: "Đợt báo cáo đã mở, không sửa được phần này nữa."
        case .isNotOpen: "Đợt báo cáo không ở trạng thái đang mở."
        case .isNotWithdrawn: "Đợt báo cáo không bị thu hồi."
        case .isNoTrial: "Chỉ xóa được đợt thử."
        case .isLargeForTrial:
            "Đợt thử có nhiều nhất \(VietnameseNumber.text(Round.mostInTrial)) trường: chọn bớt trường, "
                + "hoặc lập một đợt ít trường hơn để thử."
        case .hasTrials:
            "Cơ quan đang có \(Round.mostTrials) đợt thử: xóa bớt một đợt trước khi mở thử nữa."
        case .hasReports: "Đã có đơn vị nộp báo cáo, không thu hồi đợt được nữa."
        }
    }
}
