import Reporting
import Storage

extension EventSentence {
    /// The server, with whose choice it carried out.
    static func ofServer(_ choice: Happening.SeriesChoice, _ names: EventNames) -> String {
        let person: String
        if let id = choice.account {
            let account = names.accounts[id]
            person =
                account?.erasedAt == nil
                ? account?.person.name ?? "tài khoản số \(id.rawValue)"
                : "tài khoản số \(id.rawValue)"
        } else if let id = choice.token {
            person = "mã kết nối “\(names.tokens[id]?.name ?? "\(id.rawValue)")”"
        } else {
            person = "lệnh trên máy chủ"
        }
        return "Máy chủ tự làm, theo lựa chọn của \(person)"
    }

    /// What happened to rounds that come again, and to those that joined one.
    static func ofSeries(_ event: Event) -> String {
        switch event.happening {
        case .unitsJoined(let units, _, let reason):
            "Thêm \(VietnameseNumber.text(units.count)) đơn vị vào đợt báo cáo: \(reason)"
        case .seriesChanged(_, nil, _?, _): "Cho đợt báo cáo lặp lại theo kỳ"
        case .seriesChanged(_, _, nil, _): "Thôi lặp lại đợt báo cáo theo kỳ"
        case .seriesChanged: "Đổi cách lặp lại đợt báo cáo"
        case .roundNotOpened(let trouble, _): "Chưa tự mở được đợt báo cáo: \(trouble.sentence)"
        case .roundNotPrepared(let field, _):
            "Chưa tự chuẩn bị được đợt tiếp theo: \(field.trouble)"
        default: event.kind.name
        }
    }
}

extension EventChange {
    /// What of the terms of a series is another.
    static func all(
        from old: RoundSeries.Terms?, to new: RoundSeries.Terms?
    ) -> [EventChange?] {
        func opens(_ terms: RoundSeries.Terms?) -> String {
            terms.map { terms in
                terms.opens.map { "Tự mở trước ngày chốt \($0) ngày" } ?? "Người mở"
            } ?? ""
        }
        return [
            EventChange("Lặp lại", old?.span.name ?? "", new?.span.name ?? ""),
            EventChange(
                "Chuẩn bị trước ngày chốt", old.map { "\($0.lead) ngày" } ?? "",
                new.map { "\($0.lead) ngày" } ?? ""),
            EventChange("Mở đợt", opens(old), opens(new)),
        ]
    }
}
