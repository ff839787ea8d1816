extension ClosingContent {
    /// What a later closing says otherwise, beside its figures.
    func differences(to new: ClosingContent) -> [Correction.Change] {
        var pairs = [
            ("Tên đợt báo cáo", setting.round, new.setting.round),
            ("Thời hạn ghi trong kế hoạch", setting.dueText, new.setting.dueText),
            ("Kế hoạch", setting.planName, new.setting.planName),
            ("Văn bản của cấp trên", setting.planOrders, new.setting.planOrders),
        ]
        pairs += zip(letterhead.named, new.letterhead.named).map { ($0.name, $0.text, $1.text) }
        if outline != new.outline { pairs.append(("Lời văn", "như lần chốt trước", "đã sửa")) }
        return Correction.changes(pairs)
    }

    func registrationDifferences(to new: ClosingContent) -> [Correction.Change] {
        Correction.changes([
            ("Số văn bản", String(documentNumber), String(new.documentNumber)),
            (
                "Ngày văn bản", VietnameseDate.text(documentDate),
                VietnameseDate.text(new.documentDate)
            ),
        ])
    }
}

extension Correction {
    fileprivate static func changes(_ pairs: [(what: String, old: String, new: String)]) -> [Change]
    {
        pairs.filter { $0.old != $0.new }.map {
            Change(
                unit: "Văn bản", what: $0.what, old: $0.old.isEmpty ? "để trống" : $0.old,
                new: $0.new.isEmpty ? "để trống" : $0.new, why: "")
        }
    }
}

extension DocumentSetting {
    fileprivate var planName: String {
        "số \(planNumber) ngày \(VietnameseDate.text(planDate)) của \(planIssuer), \(planSubject)"
    }
}

extension Letterhead {
    /// Its parts by the names that their form has.
    fileprivate var named: [(name: String, text: String)] {
        [
            ("Cơ quan chủ quản", parent), ("Cơ quan ban hành", issuer),
            ("Tên trong câu", name), ("Ký hiệu", symbol), ("Đơn vị soạn thảo", drafter),
            ("Số bản lưu", copies.map { String($0) } ?? ""), ("Địa danh", place),
            ("Quyền hạn, chức vụ của người ký", authority.joined(separator: " / ")),
            ("Người ký", signer), ("Kính gửi", addressees.joined(separator: "; ")),
            ("Nơi nhận", recipients.joined(separator: "; ")),
        ]
    }
}
