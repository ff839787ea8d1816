import Reporting

/// What is wrong with a line of a table of what an office knows of its schools.
package struct GivenFault: Hashable {
    package enum Matter: Hashable {
        /// No column is one of these.
        case hasNoFigures([GivenFigure])
        case namesNoSchools
        case misfits(String, GivenFigure)
        case standsTwice(String)
        case meansSeveral(String)
        case isNotOfRound(String)
        /// What a script sent is no line.
        case isNoLine
        case isUnknown(String)
    }

    package let line: Int
    package let matter: Matter

    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch matter {
        case .hasNoFigures(let figures):
            "Không có cột số liệu nào: "
                + figures.map { "“\($0.label.vietnamese)”" }.joined(separator: ", ") + "."
        case .namesNoSchools: "Thiếu cột “Mã trường” hoặc “Tên trường”."
        case .misfits(let typed, let figure):
            "Cột “\(figure.label.vietnamese)”: “\(typed.prefix(40))” không phải là "
                + "\(figure.kind.words)."
        case .standsTwice(let name): "“\(name)” có ở hai dòng."
        case .meansSeveral(let name): "Có nhiều trường tên “\(name)”: ghi mã trường."
        case .isNotOfRound(let name): "“\(name)” không phải trường của đợt này."
        case .isNoLine: "Cần {\"unit\": mã trường, \"values\": {mã số liệu: giá trị}}."
        case .isUnknown(let name): "Biểu mẫu không có số liệu “\(name.prefix(40))”."
        }
    }
}

extension Parameter.Kind {
    var words: String {
        switch self {
        case .integer: "số nguyên"
        case .boolean: "Có hoặc Không"
        case .date: "ngày"
        case .text: "chữ (nhiều nhất \(GivenFigure.longest) ký tự)"
        }
    }
}
