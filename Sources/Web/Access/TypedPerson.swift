import HTTP
import HTTPTypes
import Reporting
import Storage

extension Account.Person {
    /// As a form has it: `name`, `position`, `office_phone`, `office_mail`. `old` is what it showed.
    ///
    /// - Throws: 422 for text that can't be stored.
    init(_ form: FormFields, over old: Account.Person? = nil) throws {
        func text(_ name: String, _ stored: String?) throws -> String {
            do throws(TypedText.Fault) {
                return try TypedText.clean(form.first(name) ?? "", over: stored)
                    .replacing("\n", with: " ").replacing("\t", with: " ")
            } catch {
                throw Refusal(.unprocessableContent, error.sentence)
            }
        }
        self.init(
            name: try text("name", old?.name), position: try text("position", old?.position),
            officePhone: try text("office_phone", old?.officePhone),
            officeMail: try text("office_mail", old?.officeMail))
    }
}

extension AccountFault {
    /// With the field in which it is mended.
    var complaint: Complaint {
        let field =
            switch self {
            case .unknownUnit: "unit"
            case .unknownRole, .otherKind: "role"
            case .userNameNeeded, .badUserName, .taken: "user_name"
            case .nameNeeded, .tooLong, .badText: "name"
            case .badPhone, .phoneLacksZero: "office_phone"
            case .badMail: "office_mail"
            }
        return Complaint(sentence, at: field)
    }

    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .unknownUnit(let code):
            code.isEmpty
                ? "Chưa có đơn vị."
                : Slug.isCode(code)
                    ? "Không có đơn vị nào mang mã “\(code.prefix(60))”."
                    : "Không có đơn vị nào tên “\(code.prefix(60))”."
        case .unknownRole(let role):
            role.isEmpty ? "Chưa có vai trò." : "Không có vai trò “\(role.prefix(60))”."
        case .otherKind(let role):
            role.isOfSchool
                ? "Vai trò “\(role.name)” chỉ dành cho trường."
                : "Vai trò “\(role.name)” không dành cho trường."
        case .userNameNeeded: "Cần tên đăng nhập."
        case .badUserName:
            "Tên đăng nhập gồm 2 đến 64 chữ không dấu, chữ số, dấu chấm, gạch nối, gạch dưới."
        case .taken(let name): "Tên đăng nhập “\(name)” đã có."
        case .nameNeeded: "Cần họ tên."
        case .tooLong: "Họ tên, chức vụ và thư điện tử dài nhất 120 ký tự."
        case .badPhone: "Điện thoại cơ quan chỉ gồm chữ số, dấu cách và các dấu + - . ( ) /."
        case .phoneLacksZero(let phone):
            "Điện thoại “\(phone)” thiếu số 0 ở đầu (bảng tính bỏ mất)?"
        case .badText(let fault): fault.sentence
        case .badMail: "Thư điện tử công vụ phải có dạng ten@don-vi.vn."
        }
    }
}

extension PasswordPolicy.Objection {
    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .tooShort: "Mật khẩu cần ít nhất \(PasswordPolicy.shortest) ký tự."
        case .tooLong: "Mật khẩu dài nhất \(PasswordPolicy.longest) ký tự."
        case .common: "Mật khẩu này nhiều người dùng, dễ bị đoán. Đề nghị chọn mật khẩu khác."
        case .local:
            "Mật khẩu chỉ gồm tên người, tên đơn vị hoặc tên phần mềm nên dễ bị đoán. "
                + "Đề nghị chọn mật khẩu khác."
        }
    }
}
