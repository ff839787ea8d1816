import Formats
import Reporting
import Storage

/// What is said beside the cells.
extension ReportWorkbook {
    func check(_ indicator: Indicator) -> FormWorkbook.Check {
        switch indicator.kind {
        case .number(let number): .number(most: number.most, scale: number.scale)
        case .boolean: .list(["Có", "Không"])
        case .date: .day(report.round.period)
        case .text(let limit): .text(limit)
        case .choice(let list): .list(list.options.map { $0.label.text(for: report.level) })
        case .location: .text(400)
        case .time, .choices, .file, .table: .none
        }
    }

    func prompt(_ indicator: Indicator) -> String {
        let rule =
            switch indicator.kind {
            case .number(let number): demand(number)
            case .boolean where indicator.code.isNilReturn:
                "Chọn Có để trả lời cả mục một lần: ô số trong kỳ để trống thì tính là 0. Chọn Không "
                    + "để thôi khai."
            case .boolean: "Chọn Có hoặc Không."
            case .date:
                "Ngày/tháng/năm. Kỳ báo cáo: \(heading.period)."
            case .text(let limit): "Tối đa \(VietnameseNumber.text(limit)) ký tự."
            case .choice: "Chọn một mục trong danh sách (mũi tên bên phải ô)."
            case .choices:
                "Chọn được nhiều: ghi số thứ tự hoặc tên các mục ở cột Ghi chú, cách nhau bằng dấu "
                    + "chấm phẩy. Ví dụ: 1; 3."
            case .time: "Giờ và phút, ví dụ 07:30."
            case .location:
                "Tên địa điểm; có thể ghi thêm tọa độ, ví dụ: Cổng trường, 20.9381, 106.3146."
            case .file, .table: ""
            }
        return [rule, indicator.help?.text(for: report.level)].compactMap { $0 }
            .joined(separator: " ")
    }

    private func demand(_ number: Indicator.Number) -> String {
        let most = VietnameseNumber.text(number.most)
        return switch number.word {
        case .integer: "Số nguyên từ 0 đến \(most). Không phát sinh thì ghi 0."
        case .money: "Số tiền bằng đồng, không có phần lẻ. Không phát sinh thì ghi 0."
        case .decimal: "Số từ 0, tối đa \(number.scale) chữ số thập phân."
        case .percent: "Số từ 0 đến 100, không ghi dấu %. Ví dụ: 98,5."
        }
    }

    func refusal(_ indicator: Indicator) -> String {
        switch indicator.kind {
        case .number(let number): "Chưa đúng. " + demand(number)
        case .boolean: "Chỉ chọn Có hoặc Không."
        case .date: "Không phải ngày trong kỳ báo cáo (\(heading.period)). Vẫn giữ ngày này?"
        case .text(let limit): "Dài quá \(VietnameseNumber.text(limit)) ký tự."
        case .choice: "Chỉ chọn một mục có trong danh sách."
        case .location: "Quá dài."
        case .time, .choices, .file, .table: ""
        }
    }

    func note(_ indicator: Indicator) -> String {
        if let reason = report.returnedCells[indicator.code] {
            return "Cơ quan quản lý yêu cầu sửa: \(reason)"
        }
        if indicator.calculation != nil {
            return "Chương trình tự tính; đây là số lúc tải biểu"
        }
        guard isOpen(indicator) || isToRead else { return "Không phải sửa" }
        func labels(_ list: ChoiceList) -> [String] {
            list.options.map { $0.label.text(for: report.level) }
        }
        let options: String? =
            switch indicator.kind {
            case .boolean: "Có / Không"
            case .choice(let list): labels(list).joined(separator: " / ")
            case .choices(let list):
                labels(list).enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "; ")
            case .file: "Gửi tệp trên trang nhập liệu"
            case .table: isOnSheet(indicator) ? nil : "Nhập bảng trên trang nhập liệu"
            case .number, .date, .time, .location, .text: nil
            }
        let isOptional = indicator.requirement == .optional && indicator.kind.isTyped
        return [isOptional ? "Không bắt buộc" : nil, options].compactMap { $0 }
            .joined(separator: ". ")
    }
}
