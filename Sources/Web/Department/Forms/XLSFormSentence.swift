import Reporting

extension XLSForm.Place {
    /// `Trang tính survey, dòng 12, cột relevant`
    var words: String {
        (["Trang tính \(sheet)"]
            + [row.map { "dòng \($0)" }, column.map { "cột \($0)" }]
            .compactMap { $0 }).joined(separator: ", ")
    }
}

extension XLSForm.Remark {
    /// Vietnamese, one or two whole sentences, for whoever makes a form in a spreadsheet.
    var sentence: String {
        switch self {
        case .noForm:
            "Không thấy biểu mẫu: cần trang tính “survey” (XLSForm), hoặc một dòng tên cột có “Nội "
                + "dung” cùng STT, Đơn vị tính, Kiểu hoặc Bắt buộc."
        case .missingColumn(let name): "Thiếu cột “\(name)”."
        case .columnTwice(let head): "Cùng là cột “\(head)”: chỉ giữ một cột."
        case .notReckoned:
            "Công thức chưa có kết quả. Đề nghị mở tệp bằng Excel, lưu lại rồi gửi."
        case .unclosed(let name): "“\(name)” chưa có dòng kết thúc."
        case .unopened(let type): "“\(type)” kết thúc một nhóm chưa bắt đầu."
        case .deepGroups(let limit): "Nhóm lồng nhau quá \(limit) tầng."
        case .malformedJSON: "Nội dung không phải một đối tượng JSON."
        case .unreadableText(let fault): fault.sentence
        case .longDocument(let limit): "Biểu mẫu quá lớn: nhiều nhất \(limit / 1024) KB."
        case .fault(let fault, let position):
            position.map { "Ký tự \($0): \(fault.sentence)" } ?? fault.sentence
        case .expression(let fault): fault.sentence
        case .typeNotTaken(let type): "Bỏ câu này: không có cách trả lời “\(type)”."
        case .notInTable(let type): "Bỏ cột này: bảng không có “\(type)”."
        case .nestedTable: "Bỏ phần này: bảng không lồng trong bảng."
        case .conditionOfOptional: "Bỏ điều kiện: câu không bắt buộc thì luôn được hỏi."
        case .conditionInTable: "Bỏ điều kiện: cột của bảng luôn được hỏi."
        case .defaultNotTaken: "Bỏ giá trị mặc định: câu trả lời không điền sẵn."
        case .choicesNotFiltered: "Bỏ phần lọc: mọi lựa chọn đều hiện."
        case .otherNotAdded: "Bỏ “or_other”: thêm lựa chọn “Khác” vào danh mục nếu cần."
        case .calculationOfNoNumber: "Bỏ phép tính: chỉ tính được số."
        case .referenceInText(let name):
            "“${\(name)}” để nguyên như chữ, không thay bằng câu trả lời."
        case .bracesInMessage: "Dấu ngoặc nhọn trong câu đã đổi thành ngoặc đơn."
        case .unreadableRequired(let text), .unclearRequired(let text):
            "“\(text)” không rõ là có hay không: lấy là không bắt buộc."
        case .rowCountNotTaken: "Bỏ số dòng tính theo câu khác: bảng có số dòng tối đa cố định."
        case .cellNotTaken: "Bỏ ô này: ở dòng này cột không có tác dụng."
        case .columnNotTaken(let cells): "Cột này không dùng: bỏ \(cells) ô."
        case .sheetNotTaken: "Trang tính này không đọc."
        case .lineNotTaken(let text): "Không phải câu hỏi, bỏ dòng: “\(text.prefix(100))”."
        case .furtherLine: "Trang tính này chỉ đọc dòng đầu: bỏ dòng này."
        case .disabled: "Câu đã tắt (disabled): không lấy."
        case .notNeeded(let type): "“\(type)” không cần: hệ thống tự ghi nhận."
        case .renamed(let name, let code): "“\(name)” đổi thành mã “\(code)”."
        case .guessedVersion(let version): "Chưa có số phiên bản từ 1 đến 9999: lấy là \(version)."
        case .guessedCode(let code): "Mã biểu mẫu đặt là “\(code)”."
        case .noVietnamese(let language):
            "Chưa có lời bằng tiếng Việt: dùng lời bằng “\(language)”."
        case .guessedRows(let rows): "Chưa có số dòng tối đa: bảng nhận \(rows) dòng."
        case .guessedType(let type, let unit):
            "Chưa ghi kiểu: đoán là \(XLSForm.words(of: type))"
                + (unit.isEmpty ? "." : " theo đơn vị tính “\(unit)”.")
        case .unclearType(let text): "Không rõ kiểu “\(text)”: lấy là chữ."
        case .unclearLevels(let text): "Không rõ cấp học “\(text)”: hỏi mọi cấp đã chọn."
        case .noTitle: "Chưa thấy tên biểu mẫu."
        case .besideRules: "Khác trang tính “rules”: cả hai cùng áp dụng."
        }
    }
}

extension XPathFault {
    /// Vietnamese.
    fileprivate var sentence: String {
        switch self {
        case .tooLong(let limit): "Bỏ biểu thức: dài quá \(limit) ký tự."
        case .tooDeep: "Bỏ biểu thức: lồng nhau quá nhiều tầng."
        case .malformed(let position, let found):
            found.isEmpty
                ? "Bỏ biểu thức: ký tự \(position) còn thiếu."
                : "Bỏ biểu thức: không đọc được từ ký tự \(position) (“\(found)”)."
        case .untranslatable(let word): "Bỏ biểu thức: công thức không có “\(word)”."
        case .unknownName(let name): "Bỏ biểu thức: không có câu “\(name)”."
        case .unfit(let sign): "Bỏ biểu thức: hai vế của “\(sign)” không đi cùng nhau."
        case .noCondition: "Bỏ biểu thức: ở đây cần một điều kiện."
        }
    }
}

extension XLSForm {
    fileprivate static func words(of type: String) -> String {
        switch type {
        case "integer": "số nguyên"
        case "decimal": "số thập phân"
        case "money": "số tiền"
        case "percent": "tỷ lệ phần trăm"
        case "boolean": "có hoặc không"
        case "choice": "chọn một"
        default: "chữ"
        }
    }
}
