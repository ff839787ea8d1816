import Reporting
import Storage

/// What became of the last backup, in one sentence, and what the copy is.
struct BackupNotice {
    let style: String
    let icon: String
    let sentence: String
    /// What to do about it; nil when nothing.
    let advice: String?
    /// As the log has them, in English.
    let faults: [String]
    let rows: [SettingsPage.Row]

    init(_ record: BackupRecord?, good: BackupRecord?, now: Moment) {
        guard let record else {
            (style, icon) = ("warn", "warn")
            sentence = "Chưa có bản sao lưu nào."
            advice = "Máy chủ tự sao lưu mỗi ngày một lần, trừ khi đã tắt khi khởi động."
            (faults, rows) = ([], [])
            return
        }
        let at = VietnameseDate.text(record.at)
        faults = record.faults
        guard record.isGood else {
            (style, icon) = ("err", "err")
            sentence = "Khôi phục thử lúc \(at): KHÔNG ĐẠT."
            advice =
                "Bản sao này không được giữ. "
                + (good.map { "Bản sao đạt gần nhất: \(VietnameseDate.text($0.at))." }
                    ?? "Chưa có bản sao nào đạt.")
            rows = []
            return
        }
        sentence =
            "Khôi phục thử lúc \(at): ĐẠT, \(VietnameseNumber.text(Int64(record.schools))) trường, "
            + "\(VietnameseNumber.text(Int64(record.values))) số liệu."
        let isOld = now >= record.at + BackupRecord.longestWait
        (style, icon) = isOld ? ("warn", "warn") : ("", "ok")
        advice = isOld ? "Bản sao gần nhất đã quá 36 giờ." : nil
        rows = [
            .init(name: "Bản sao", value: record.file),
            .init(name: "Dung lượng", value: ByteCount.text(record.size)),
            .init(name: "Mã nội dung (SHA-256)", value: record.hash, isCode: true),
        ]
    }
}
