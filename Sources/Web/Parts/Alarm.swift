import Reporting
import Storage

/// What endangers the data now: a red line on every page of who can do something about it or tell
/// who can.
struct Alarm {
    let sentence: String
    /// What is to be done.
    let advice: String
    /// Where; nil for who may not go there.
    let address: String?

    /// What is looked at to know.
    struct Server {
        let database: ReadTransaction
        let now: Moment
        /// Of the database.
        let path: String
        let diskSpace: @Sendable (String) -> DiskSpace?
    }

    /// Those that hold now; none for others than administrators and officers.
    static func all(for role: Role, _ server: Server) throws -> [Alarm] {
        guard role == .admin || role == .officer else { return [] }
        let isAdministrator = role == .admin
        func alarm(_ sentence: String, _ advice: String) -> Alarm {
            Alarm(
                sentence: sentence,
                advice: isAdministrator ? advice : "Đề nghị báo ngay quản trị hệ thống.",
                address: isAdministrator ? "/settings" : nil)
        }
        var alarms: [Alarm] = []
        if let lack = try server.database.lackOfCopies(at: server.now) {
            alarms.append(
                alarm(
                    lack.since.map {
                        "Bản sao lưu đạt gần nhất đã quá 36 giờ: \(VietnameseDate.text($0))."
                    } ?? "Chưa có bản sao lưu nào đạt.",
                    "Xem lý do ở Cấu hình và nhật ký máy chủ, sửa thư mục sao lưu rồi sao lưu ngay."
                ))
        }
        if let space = server.diskSpace(server.path), space.isShort {
            alarms.append(
                alarm(
                    "Ổ đĩa của máy chủ chỉ còn trống \(ByteCount.text(space.free)) trên "
                        + "\(ByteCount.text(space.total)); khi đầy sẽ không lưu được báo cáo.",
                    "Dọn ổ đĩa hoặc thay ổ lớn hơn."))
        }
        return alarms
    }
}

extension Alarm: View {
    var html: HTML {
        """
        <div class="wrap no-print"><p class="notice err msg err">\(Icon.of("err"))<span><b>\(sentence)</b> \(advice)\(address.map { #" <a href="\#($0)">Mở Cấu hình</a>"# })</span></p></div>
        """
    }
}

extension Site {
    func server(in database: ReadTransaction) -> Alarm.Server {
        Alarm.Server(
            database: database, now: storage.environment.now(), path: storage.path,
            diskSpace: configuration.diskSpace)
    }
}
