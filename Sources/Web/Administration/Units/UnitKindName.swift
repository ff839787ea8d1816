import Reporting

extension Unit.Kind {
    var name: String {
        switch self {
        case .school: "Trường"
        case .commune: "Xã, phường, đặc khu"
        case .department: "Phòng"
        case .province: "Cơ quan cấp trên"
        }
    }
}
