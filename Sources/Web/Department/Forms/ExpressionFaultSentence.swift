import Reporting

extension ExpressionFault {
    /// In Vietnamese, for whoever makes a form: what is wrong, and where it helps, what is right.
    var sentence: String {
        switch self {
        case .tooLong(let bytes): "Biểu thức dài quá \(VietnameseNumber.text(bytes)) byte."
        case .openQuote: "Thiếu dấu nháy ' đóng."
        case .namelessParameter: "Sau dấu $ phải là tên định mức."
        case .strangeCharacter(let character): "Ký tự “\(character)” không dùng trong biểu thức."
        case .malformedWord(let word): "“\(word)” không phải số, cũng không phải tên."
        case .hugeNumber(let word): "Số “\(word)” quá lớn."
        case .openBrace: "Thiếu dấu } đóng."
        case .closedBrace: "Thừa dấu }, hoặc thiếu dấu { mở."
        case .missing(let sign, let found): "Ở đây cần “\(sign)”, không phải \(found.words)."
        case .noOperand(let found):
            "Ở đây cần một câu hỏi, một số hoặc một tên, không phải \(found.words)."
        case .noQuotedText(let found):
            "Ở đây cần một giá trị trong dấu nháy, như 'MN', không phải \(found.words)."
        case .noMeasure(let found): "Ở đây cần tên một chỉ số, không phải \(found.words)."
        case .noEnd(let found): "Thừa \(found.words), hoặc thiếu phép tính trước đó."
        case .division: "Ở đây không có phép chia."
        case .noDivision(let found): "Tỷ lệ cần dấu / giữa hai vế, không phải \(found.words)."
        case .secondDivision: "Tỷ lệ chỉ có một dấu /."
        case .chainedComparison: "Không so sánh nối tiếp được; nối hai phép so sánh bằng “and”."
        case .bareNegation: "Đặt “not …” trong dấu ngoặc tròn."
        case .tooDeep: "Biểu thức lồng quá sâu."
        case .unknownIndicator(let name): "Biểu mẫu không có câu hỏi mang mã “\(name)”."
        case .unknownParameter(let name): "Biểu mẫu không có định mức “$\(name)”."
        case .unknownFunction(let name): "Không có hàm “\(name)”."
        case .unknownOption(let option, let list):
            "“\(option)” không phải một lựa chọn của danh mục \(list)."
        case .unknownLevel(let level): "“\(level)” không phải mã cấp học của biểu mẫu."
        case .unknownMeasure(let name): "Không có chỉ số “\(name)” đứng trước chỉ số này."
        case .unknownPlaceholder(let name):
            "“{\(name)}” không phải câu hỏi, định mức hay tên đặt trong quy tắc."
        case .unknownFigure(let name): "“{\(name)}” không phải số liệu nào."
        case .malformedDate(let text): "“\(text)” không phải ngày viết dạng NNNN-TT-NN."
        case .malformedTime(let text): "“\(text)” không phải giờ viết dạng GG:PP."
        case .noTable(let function, let found):
            "“\(function)” cần một câu hỏi kiểu bảng, không phải \(found.words)."
        case .unknownColumn(let name, let table): "Bảng “\(table)” không có cột “\(name)”."
        case .columnWithoutSum(let name): "Cột “\(name)” không phải số cộng được."
        case .columnOutside:
            "Cột của bảng chỉ viết được trong sum(…), hoặc trong every(…) của bảng đó."
        case .notSummed(let name):
            "“\(name)” là câu hỏi: trong chỉ số phải viết sum(\(name)) hoặc count(…)."
        case .onlyCommunes(let found): "Chỉ đếm riêng được theo commune, không phải \(found.words)."
        case .noCell(let function): "“\(function)” cần một câu hỏi hoặc value."
        case .unboundValue: "“value” chỉ dùng trong quy tắc có “for”."
        case .mixedValue: "“value” thay cho các câu hỏi khác kiểu nhau."
        case .needs(let sign, let type, let found):
            "\(sign.words) cần \(type.words), không phải \(found.words)."
        case .incomparable(_, let left, let right):
            "Không so sánh được \(left.words) với \(right.words)."
        case .unequalBranches(let first, let second):
            "Hai vế của “if” khác kiểu: \(first.words) và \(second.words)."
        case .noChoices(let function, let found):
            "“\(function)” cần câu chọn nhiều hoặc bảng, không phải \(found.words)."
        case .noCondition(let found):
            "Ở đây cần một điều kiện đúng hoặc sai, không phải \(found.words)."
        case .never(let type, let text): "\(type.words) không bao giờ là “\(text)”."
        case .unread(let name): "“\(name)” đang có chỗ sai."
        }
    }
}

extension ExpressionToken.Kind {
    fileprivate var words: String {
        switch self {
        case .integer(let number): "“\(number)”"
        case .text(let text): "'\(text)'"
        case .name(let name), .sign(let name): "“\(name)”"
        case .parameter(let name): "“$\(name)”"
        case .end: "chỗ kết thúc"
        }
    }
}

extension ExpressionType {
    /// What a value of it is.
    var words: String {
        switch self {
        case .number: "số"
        case .text: "chữ"
        case .boolean: "điều kiện (Có hoặc Không)"
        case .date: "ngày"
        case .option(let list): "lựa chọn của danh mục \(list.code)"
        case .options(let list): "các lựa chọn của danh mục \(list.code)"
        case .level: "cấp học"
        case .file: "tệp"
        case .files: "các tệp"
        case .time: "giờ"
        case .table: "bảng"
        }
    }
}
