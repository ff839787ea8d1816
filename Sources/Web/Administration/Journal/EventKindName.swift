import Storage

extension Event.Kind {
    /// What users call it.
    var name: String {
        switch self {
        case .unitAdded: "Thêm đơn vị"
        case .unitChanged: "Đổi đơn vị"
        case .planAdded: "Thêm kế hoạch"
        case .planChanged: "Sửa kế hoạch"
        case .figuresClosed: "Chốt số liệu"
        case .standingNoted: "Ghi chú của trường về thi đua"
        case .letterheadChanged: "Đổi thể thức văn bản"
        case .outlineSaved: "Lưu báo cáo tổng hợp"
        case .roundPlanned: "Chuẩn bị đợt báo cáo"
        case .formImported: "Nhập biểu mẫu"
        case .roundOpened: "Mở đợt báo cáo"
        case .roundChanged: "Đổi đợt báo cáo"
        case .reportSaved: "Lưu nháp"
        case .reportMoved: "Đổi trạng thái báo cáo"
        case .reportSubmitted: "Nộp báo cáo"
        case .reviewStarted: "Bắt đầu kiểm tra"
        case .returnOpened: "Trường mở báo cáo bị trả lại"
        case .dueChanged: "Gia hạn"
        case .paperReceived: "Nhận bản giấy"
        case .contacted: "Trao đổi với trường"
        case .unlockAsked: "Yêu cầu mở khóa"
        case .unlockAnswered: "Trả lời yêu cầu mở khóa"
        case .accountAdded: "Thêm tài khoản"
        case .accountChanged: "Thay đổi tài khoản"
        case .tokenCreated: "Tạo mã kết nối"
        case .tokenRevoked: "Thu hồi mã kết nối"
        case .linkMade: "Tạo đường dẫn truy cập nhanh"
        case .linkRevoked: "Thu hồi đường dẫn truy cập nhanh"
        case .pinSet: "Đặt PIN của hiệu trưởng"
        case .pinFailed: "Nhập sai PIN của hiệu trưởng"
        case .lettersPrinted: "In thư, phiếu"
        case .personExported: "Tải dữ liệu của một người"
        case .settingChanged: "Đổi cấu hình"
        case .signedIn: "Đăng nhập"
        case .signInFailed: "Đăng nhập không thành công"
        case .signedOut: "Đăng xuất"
        case .serverStarted: "Máy chủ khởi động"
        case .backupAsked: "Yêu cầu sao lưu"
        case .backupMade: "Sao lưu"
        case .databaseRestored: "Khôi phục cơ sở dữ liệu"
        }
    }
}
