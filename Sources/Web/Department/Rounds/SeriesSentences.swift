import Reporting

extension RoundSeries.Span {
    /// What users call it.
    var name: String {
        switch self {
        case .month: "Hằng tháng"
        case .quarter: "Hằng quý"
        case .halfYear: "Sáu tháng"
        case .year: "Hằng năm"
        }
    }
}

extension OpeningTrouble {
    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .fault(.dueAt): "Hạn nộp đã qua."
        case .fault(.units): "Không còn đơn vị nào phải báo cáo."
        case .fault(let field): field.trouble
        case .missed: "Đã đến ngày mở của kỳ sau, kỳ này để người mở."
        }
    }
}

extension RoundDraft.Field {
    /// Why no round could be made with it; Vietnamese, a whole sentence.
    var trouble: String {
        switch self {
        case .plan: "Cơ quan không còn dùng được kế hoạch của đợt."
        case .form: "Cơ quan không còn dùng được biểu mẫu của đợt."
        default: "\(name) chưa đúng."
        }
    }
}

extension SeriesFault {
    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .leadOutOfRange:
            "Chuẩn bị trước ngày chốt số liệu từ 0 đến \(RoundSeries.Terms.longestLead) ngày."
        case .opensBeforePrepared:
            "Số ngày tự mở trước ngày chốt từ 0 đến số ngày chuẩn bị trước."
        case .tooMany:
            "Cơ quan đã có \(RoundSeries.mostOfOffice) đợt lặp lại; thôi lặp lại một đợt trước."
        case .roundIsWithdrawn: "Đợt báo cáo đã thu hồi, không lặp lại được."
        case .roundIsTrial: "Đợt thử không lặp lại được."
        case .isNotInSeries: "Đợt báo cáo không lặp lại."
        }
    }

    /// With the field in which it is mended.
    var complaint: Complaint {
        switch self {
        case .leadOutOfRange: Complaint(sentence, at: "lead")
        case .opensBeforePrepared: Complaint(sentence, at: "opens")
        case .tooMany, .roundIsWithdrawn, .roundIsTrial, .isNotInSeries: Complaint(sentence)
        }
    }

    var isOfTheMoment: Bool {
        switch self {
        case .leadOutOfRange, .opensBeforePrepared: false
        case .tooMany, .roundIsWithdrawn, .roundIsTrial, .isNotInSeries: true
        }
    }
}
