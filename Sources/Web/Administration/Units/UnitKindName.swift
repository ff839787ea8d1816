import Reporting

extension Unit {
    /// `Phường`; where nothing says it, what all of its kind are called.
    func kindName(_ forms: UnitForms) -> String {
        form.flatMap { forms[$0]?.name } ?? kind.name
    }
}

extension Unit.Kind {
    /// What all of the kind are called, whatever each calls itself (`UnitForm`).
    var name: String {
        switch self {
        case .school: "Trường"
        case .commune: "Đơn vị cấp xã"
        case .department: "Phòng"
        case .province: "Cơ quan cấp trên"
        }
    }
}
