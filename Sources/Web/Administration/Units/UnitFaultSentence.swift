import HTTP
import HTTPTypes
import Reporting

extension UnitFaults {
    /// Vietnamese, a whole sentence each.
    var sentences: [String] { all.map(\.sentence) }
}

extension UnitFault {
    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .codeIsMissing, .codeIsMalformed:
            "Mã gồm chữ thường không dấu, chữ số và dấu gạch ngang, tối đa 60 ký tự."
        case .codeIsReserved(let code): "Mã “\(code)” là địa chỉ của trang này, cần mã khác."
        case .codeIsTaken(let code): "Mã “\(code)” đã dùng."
        case .codeIsRepeated(let code): "Mã “\(code.prefix(60))” đã có ở một dòng trên."
        case .codeIsOfNoUnitNow(let code):
            "Đơn vị “\(code)” đã ngừng hoạt động, mã không dùng lại được."
        case .nameIsMissing, .isTooLong(.name):
            "Tên đơn vị từ 1 đến \(UnitDraft.longestText) ký tự."
        case .isTooLong(let field):
            "\(field.name) không quá \(UnitDraft.longestText) ký tự."
        case .hasControlCharacter(let field):
            "\(field.name) có ký tự điều khiển không dùng được, đề nghị xóa và gõ lại."
        case .isInLegacyFont(let field, let font, let proposal):
            "\(field.name) gõ bằng \(font.name), đề nghị chuyển sang Unicode: “\(proposal)”."
        case .isNoLine(let field): "\(field.name) chỉ viết trên một dòng, không có dấu TAB."
        case .kindIsUnknown: "Loại đơn vị là: trường, xã, phòng hoặc cơ quan cấp trên."
        case .levelIsMissing: "Thiếu cấp học."
        case .levelIsOfSchools: "Chỉ trường mới có cấp học."
        case .levelIsUnknown(let level): "Không có cấp học “\(level.prefix(40))”."
        case .kindIsFixed(let code):
            "Loại và cấp học của “\(code)” không đổi được; tạo đơn vị mới với mã khác."
        case .unitIsUnknown(_, let code): "Không có đơn vị “\(code.prefix(60))”."
        case .isItself(.commune): "Đơn vị không thuộc chính mình."
        case .isItself: "Đơn vị không báo cáo cho chính mình."
        case .mayNotReport(let kind, let superior):
            "\(kind.name) không báo cáo cho \(superior.name.lowercasedFirst)"
                + (kind == superior ? " khác." : ".")
        case .superiorIsBelow(let code):
            "Đơn vị “\(code)” báo cáo cho chính đơn vị này, không thể là cấp trên."
        case .isNoCommune(let code): "“\(code)” không phải là đơn vị cấp xã."
        case .formIsNotOfTheDay(let form):
            "Loại “\(form.prefix(40))” không có vào ngày đó, hoặc không phải của đơn vị này."
        case .hasTooManyNames: "Đơn vị đã đổi tên quá nhiều lần, không ghi thêm tên được nữa."
        case .dayIsMalformed(let field, let text):
            "\(field.name) “\(text.prefix(40))” không phải là ngày, viết như 01/07/2025."
        case .endsBeforeItBegins: "Ngày ngừng hoạt động phải sau ngày bắt đầu."
        case .successorsWantADay: "Có đơn vị kế tiếp thì cần ngày ngừng hoạt động."
        case .identifier(let fault): fault.sentence
        case .communeIsInCommune: "Đơn vị cấp xã không thuộc xã khác."
        }
    }
}

extension UnitDraft.Field {
    /// The id of its field on the unit's page.
    var place: String? {
        switch self {
        case .code: "code"
        case .name: "name"
        case .shortName: "short_name"
        case .kind: "kind"
        case .form: "form"
        case .level: "level"
        case .reportsTo: "reports_to"
        case .commune: "commune"
        case .place: "place"
        case .from: "from"
        case .until: "end"
        case .successors, .identifiers: nil
        }
    }

    /// As lists call it.
    fileprivate var name: String {
        switch self {
        case .code: "Mã"
        case .name: "Tên đơn vị"
        case .shortName: "Tên ngắn"
        case .kind, .form: "Loại"
        case .level: "Cấp học"
        case .reportsTo: "Báo cáo cho"
        case .commune: "Xã"
        case .place: "Phần tên để xếp thứ tự"
        case .from: "Từ ngày"
        case .until: "Ngừng từ ngày"
        case .successors: "Đơn vị kế tiếp"
        case .identifiers: "Mã chính thức"
        }
    }
}

extension Refusal {
    /// What a script is told: 409 where only what can't change is in the way, else 422.
    init(_ wrong: UnitFaults) {
        let isConflict = wrong.all.allSatisfy { if case .kindIsFixed = $0 { true } else { false } }
        self.init(
            isConflict ? .conflict : .unprocessableContent,
            wrong.sentences.joined(separator: " "))
    }
}
