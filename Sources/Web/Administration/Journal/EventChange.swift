import Reporting
import Storage

/// One thing that changed.
struct EventChange: Equatable {
    let name: String
    let before: String
    let after: String
}

extension EventChange {
    /// nil when nothing changed.
    init?(_ name: String, _ before: String, _ after: String) {
        guard before != after else { return nil }
        self.init(name: name, before: before, after: after)
    }

    /// `Hạn nộp: (trống) → “…”`
    var words: String { "\(name): \(Self.quoted(before)) → \(Self.quoted(after))" }

    private static func quoted(_ text: String) -> String { text.isEmpty ? "(trống)" : "“\(text)”" }

    /// What of a round is another.
    static func all(
        from old: Happening.RoundSummary, to new: Happening.RoundSummary
    ) -> [EventChange?] {
        [
            EventChange("Tên đợt", old.title, new.title),
            EventChange(
                "Từ ngày", VietnameseDate.text(old.period.lowerBound),
                VietnameseDate.text(new.period.lowerBound)),
            EventChange(
                "Đến ngày", VietnameseDate.text(old.period.upperBound),
                VietnameseDate.text(new.period.upperBound)),
            EventChange(
                "Ngày chốt số liệu", VietnameseDate.text(old.dataClose),
                VietnameseDate.text(new.dataClose)),
            EventChange("Hạn nộp", old.dueAt.asDue, new.dueAt.asDue),
            EventChange("Hạn ghi trong kế hoạch", old.dueText, new.dueText),
            EventChange("Nơi nhận, liên hệ", old.contact, new.contact),
            EventChange("Biểu mẫu", old.form, new.form),
        ]
    }
}
