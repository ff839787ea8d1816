import Reporting
import Storage

/// Cấu hình: the last backup and its trial restore, and how the data is.
struct SettingsPage {
    struct Row {
        let name: String
        let value: String
        var isCode = false
    }

    let frame: Frame
    let backup: BackupNotice
    let rows: [Row]
    let isBackupBegun: Bool
    let mayBackUp: Bool
    let requiresSecondFactor: Bool
    /// How long addresses of the network are kept.
    let months: Int
    /// The key file is not the one that codes, links and PINs were made with.
    let hasOtherKey: Bool

    init(_ context: Context, isBackupBegun: Bool, _ database: ReadTransaction) throws {
        frame = try Frame(context, title: "Cấu hình", current: "/settings", in: database)
        self.isBackupBegun = isBackupBegun
        requiresSecondFactor = try database.settings.requiresSecondFactor()
        months = try database.settings.addressRetention()
        hasOtherKey = try database.settings.hasOtherKey(than: context.storage.key)
        mayBackUp = context.site.configuration.startBackup != nil
        backup = BackupNotice(
            try database.settings.lastBackup(), good: try database.settings.lastGoodBackup(),
            now: context.now)
        rows = try SettingsPage.rows(context.storage, database)
    }

    private static func rows(_ storage: Storage, _ database: ReadTransaction) throws -> [Row] {
        var rows: [Row] = []
        if let start = try database.events.latest(.serverStarted),
            case .serverStarted(let isClean, _, let missingUpTo)? = start.happening
        {
            rows.append(
                Row(
                    name: "Máy chủ khởi động lúc",
                    value: VietnameseDate.text(start.at)
                        + (isClean
                            ? "" : "; lần dừng trước không bình thường, dữ liệu đã được kiểm tra")))
            if missingUpTo != nil {
                rows.append(
                    Row(
                        name: "Có thể thiếu dữ liệu",
                        value:
                            "Một số thao tác đã ghi trước lần khởi động này không còn trong cơ sở "
                            + "dữ liệu. Đề nghị đối chiếu biên nhận của các trường."))
            }
        }
        if let space = DiskSpace(path: storage.path) {
            rows.append(
                Row(
                    name: "Dung lượng còn trống",
                    value: "\(ByteCount.text(space.free)) trên \(ByteCount.text(space.total))"
                        + (space.isShort ? " – sắp hết, cần dọn hoặc thay ổ đĩa" : "")))
        }
        if let head = try database.events.head() {
            rows.append(
                Row(
                    name: "Sự kiện gần nhất",
                    value: "số \(VietnameseNumber.text(head.seq))"))
            rows.append(
                Row(name: "Mã chuỗi nhật ký", value: head.hash, isCode: true))
        }
        return rows
    }
}

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
        let isOld = now >= record.at + .seconds(2 * 86_400)
        (style, icon) = isOld ? ("warn", "warn") : ("", "ok")
        advice = isOld ? "Bản sao gần nhất đã quá hai ngày." : nil
        rows = [
            .init(name: "Bản sao", value: record.file),
            .init(name: "Dung lượng", value: ByteCount.text(record.size)),
            .init(name: "Mã nội dung (SHA-256)", value: record.hash, isCode: true),
        ]
    }
}

/// Sizes as people read them: `1,1 MB`.
enum ByteCount {
    static func text(_ bytes: Int64) -> String {
        let units: [(Int64, String)] = [
            (1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB"),
        ]
        for (size, name) in units where bytes >= size {
            let tenths = FixedPoint(units: bytes / (size / 10), scale: 1)
            return "\(VietnameseNumber.text(tenths)) \(name)"
        }
        return "\(bytes) byte"
    }
}
