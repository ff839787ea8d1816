import Reporting

extension FormFault {
    /// In Vietnamese, for whoever makes a form.
    var sentence: String {
        switch self {
        case .shape(let shape, _): "Ở đây cần \(shape.words)."
        case .unknownMember(let name): "Không có phần nào tên là “\(name)”; có thể viết nhầm."
        case .missing("vi"): "Chưa có lời bằng tiếng Việt (vi)."
        case .missing("title.vi"): "Chưa có tên biểu mẫu."
        case .missing("list"): "Chưa có lựa chọn nào."
        case .missing("max"): "Chưa có số ký tự nhiều nhất."
        case .missing("scale"): "Chưa có số chữ số thập phân."
        case .missing("accept"): "Chưa chọn loại tệp."
        case .missing("columns"): "Bảng chưa có cột nào."
        case .missing("when"): "Chưa chọn điều kiện để hỏi câu này."
        case .missing("weight"): "Chưa chọn số để tính trung bình theo."
        case .missing(let name): "Thiếu “\(name)”."
        case .emptyText: "Không được để trống."
        case .outside(let number, let range):
            "\(VietnameseNumber.text(number)) nằm ngoài khoảng từ "
                + "\(VietnameseNumber.text(range.lowerBound)) đến "
                + "\(VietnameseNumber.text(range.upperBound))."
        case .noCode(let text):
            "“\(text)” không dùng làm mã được: mã bắt đầu bằng chữ thường không dấu, gồm chữ thường, "
                + "chữ số và dấu gạch dưới, không quá 40 ký tự."
        case .reservedWord(let text): "“\(text)” là từ dùng trong công thức, không dùng làm mã."
        case .noneOf(let known, let found):
            "“\(found)” không phải một trong: \(known.joined(separator: ", "))."
        case .expression(let fault): fault.sentence
        case .repeated(let named, let name): "\(named.words) “\(name)” có hai lần."
        case .unknownIndicator(let code): "Biểu mẫu không có câu hỏi mang mã “\(code)”."
        case .unread(let code): "“\(code)” đang có chỗ sai."
        case .builtInParameter(let name): "“\(name)” là tên có sẵn, không đặt lại được."
        case .malformedParameter: "Định mức là số nguyên, có hoặc không, chữ hoặc ngày."
        case .emptyList: "Chưa có lựa chọn nào."
        case .manyOptions(let limit): "Không quá \(VietnameseNumber.text(limit)) lựa chọn."
        case .unknownType(let type): "Không có cách trả lời “\(type)”."
        case .unknownList(let list): "Không có danh mục “\(list)”."
        case .wrongAggregate(let aggregate, let type):
            "Câu trả lời kiểu “\(QuestionFacts.words(of: type))” không \(aggregate.verb) được."
        case .noLevels: "Chưa chọn cấp học được hỏi."
        case .unknownRequirement(let word):
            "“\(word)” không phải always (luôn bắt buộc), when (khi) hoặc optional (không)."
        case .whenWithoutRequired: "“when” chỉ đi cùng required: when."
        case .weightWithoutAggregate: "“weight” chỉ đi cùng aggregate: weighted."
        case .weightWithoutSum(let code): "“\(code)” không phải số cộng được."
        case .weightNotAsked(let weight, let code):
            "“\(weight)” không được hỏi ở mọi cấp học của “\(code)”."
        case .summedShares:
            "Tỷ lệ không cộng được: đổi thành câu trả lời kiểu Tỷ lệ %, tính trung bình hoặc "
                + "không cộng."
        case .unitIsAnother("money"):
            "Tiền luôn tính bằng đồng. Muốn hỏi theo nghìn đồng, triệu đồng thì chọn kiểu Số nguyên "
                + "hoặc Số thập phân."
        case .unitIsAnother:
            "Tỷ lệ % luôn tính bằng %. Muốn hỏi theo đơn vị khác thì chọn kiểu Số thập phân."
        case .calculatedNoNumber(let type): "Chỉ tính được số, không tính được “\(type)”."
        case .calculatedIsRequired:
            "Số do chương trình tính thì không bắt buộc nhập (“required” là optional)."
        case .manyGiven(let limit): "Nhiều nhất \(limit) số liệu cơ quan có sẵn."
        case .unknownGiven(let code):
            "Không có số liệu cơ quan có sẵn “\(code)” để điền sẵn."
        case .prefillMisfit(let type):
            "Câu kiểu “\(QuestionFacts.words(of: type))” không điền sẵn được số liệu này."
        case .prefilledTwice:
            "Chỉ điền sẵn từ một nguồn; số do chương trình tính thì không điền sẵn."
        case .calculatedFact: "Số do chương trình tính thì không điền từ hồ sơ nhà trường."
        case .calculationBeyondAnswers:
            "Chỉ tính từ các câu trả lời; không dùng định mức hay số đợt trước."
        case .calculatedLater(let code):
            "“\(code)” được tính sau câu này, hoặc là chính nó: chuyển nó lên trước."
        case .noColumn(let type): "Cột của bảng không thể là kiểu “\(type)”."
        case .columnCount(let limit): "Bảng cần từ 1 đến \(limit) cột."
        case .manyTableCells(let cells, let limit):
            "Các bảng có \(VietnameseNumber.text(cells)) ô; nhiều nhất \(VietnameseNumber.text(limit)): "
                + "bớt dòng hoặc cột."
        case .longTables(let characters, let limit):
            "Chữ trong các bảng có thể dài \(VietnameseNumber.text(characters)) ký tự; nhiều nhất "
                + "\(VietnameseNumber.text(limit)): bớt dòng, cột hoặc số ký tự."
        case .longCalculations(let parts, let limit):
            "Các công thức có \(VietnameseNumber.text(parts)) phần; nhiều nhất "
                + "\(VietnameseNumber.text(limit))."
        case .noScope: "Chưa nói quy tắc là của câu hỏi nào (“for” hoặc “at”)."
        case .twoScopes: "Chỉ dùng một trong hai: “for” hoặc “at”."
        case .emptyScope: "Chưa có câu hỏi nào."
        case .nothingSelected: "Không câu hỏi nào được chọn."
        case .noTextParameter(let name): "Biểu mẫu không có định mức chữ “\(name)”."
        case .noSeverity(let name, let value):
            "Định mức “\(name)” là “\(value)”, không phải error, warning hoặc note."
        case .takenByIndicator(let name): "“\(name)” đã là mã của một câu hỏi."
        case .explanationOfNoWarning: "Chỉ cảnh báo mới có giải trình."
        case .longExplanation(let limit): "Không quá \(VietnameseNumber.text(limit)) ký tự."
        case .explanationCount(let limit): "Cần từ 1 đến \(limit) câu."
        case .noFormula: "Cần công thức: hoặc tỷ lệ (percent), hoặc số (value)."
        case .measureWithoutSum(let code): "“\(code)” không cộng được nên không tính chỉ số từ nó."
        case .measureOfFraction(let code):
            "“\(code)” có phần thập phân; chỉ số chỉ tính từ số nguyên."
        case .largeMeasure(let parts, _, let limit, _):
            "Chỉ số quá dài: \(VietnameseNumber.text(parts)) phần, kể cả các chỉ số mà nó nhắc đến; "
                + "nhiều nhất \(VietnameseNumber.text(limit))."
        case .largeMeasures(let limit):
            "Tất cả các chỉ số cộng lại quá dài: nhiều nhất \(VietnameseNumber.text(limit)) phần."
        case .asksNothing: "Biểu mẫu chưa có câu hỏi nào."
        case .longCheck(let parts, let limit):
            "Kiểm tra một báo cáo phải xem \(VietnameseNumber.text(parts)) phần; nhiều nhất "
                + "\(VietnameseNumber.text(limit))."
        case .manyFigures(let figures, let limit):
            "Bảng tổng hợp sẽ có \(VietnameseNumber.text(figures)) số; nhiều nhất "
                + "\(VietnameseNumber.text(limit))."
        case .takenName(let code): "“\(code)” đã là một tên của biểu mẫu."
        case .notOfOwnPart(let member): "“\(member)” không dùng trong phần của cơ quan."
        case .fileOfOwnPart: "Phần của cơ quan không có tệp."
        case .warningOfOwnPart: "Quy tắc của phần cơ quan chỉ có lỗi (error) hoặc lưu ý (note)."
        case .noNarrative(let code): "“\(code)” không phải câu trả lời bằng chữ."
        case .takenDefinition(let name): "Tên “\(name)” đã có."
        case .oneSidedPercentage: "Tỷ lệ cần hai biểu thức."
        case .noNumber(let type): "Ở đây cần số, không phải \(type.words)."
        case .nobodyToQuote: "Báo cáo của một trường không trích ý kiến của trường khác."
        case .unknownAnnex(let name): "“\(name)” không phải levels, schools hoặc tasks."
        case .annexOnlyByCommune: "Chỉ xếp được theo xã (commune)."
        case .misfit(let sentence): sentence
        }
    }
}

extension FormFault.Shape {
    fileprivate var words: String {
        switch self {
        case .object: "một đối tượng {…}"
        case .array: "một danh sách […]"
        case .text: "chữ"
        case .integer: "số nguyên"
        case .truth: "true hoặc false"
        }
    }
}

extension FormFault.Named {
    fileprivate var words: String {
        switch self {
        case .indicator: "Mã câu hỏi"
        case .option: "Lựa chọn"
        case .rule: "Mã quy tắc"
        case .measure: "Mã chỉ số"
        case .code: "Mã"
        case .explanation: "Câu giải trình"
        case .column: "Mã cột"
        }
    }
}

extension Indicator.Aggregate {
    fileprivate var verb: String {
        switch self {
        case .sum: "cộng"
        case .weighted: "tính trung bình"
        case .countTrue: "đếm số trường Có"
        case .distribution: "đếm theo lựa chọn"
        case .list, .listDistinctCommune: "liệt kê"
        case .none: "bỏ qua"
        }
    }
}
