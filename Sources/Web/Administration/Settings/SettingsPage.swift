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

    init(_ visit: Visit, isBackupBegun: Bool) throws {
        let database = visit.database
        frame = try Frame(visit, title: "Cấu hình", current: "/settings")
        self.isBackupBegun = isBackupBegun
        requiresSecondFactor = try database.settings.requiresSecondFactor()
        months = try database.settings.addressRetention()
        hasOtherKey = try database.settings.hasOtherKey(than: visit.key)
        mayBackUp = visit.configuration.startBackup != nil
        backup = BackupNotice(
            try database.settings.lastBackup(), good: try database.settings.lastGoodBackup(),
            now: visit.now)
        rows = try SettingsPage.rows(visit.configuration.diskSpace(visit.path), database)
    }

    private static func rows(_ space: DiskSpace?, _ database: ReadTransaction) throws -> [Row] {
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
        if let space {
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
