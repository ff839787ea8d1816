import Reporting

extension Unit.Kind {
    var name: String {
        switch self {
        case .school: "Trường"
        case .commune: "Xã, phường"
        case .department: "Phòng"
        case .province: "Cơ quan cấp trên"
        }
    }
}
