import HTTP
import HTTPTypes
import Reporting
import Storage

/// What is to be given to whom, as it was typed.
struct TypedGift {
    var label = ""
    var chosen: Set<String> = []

    init() {}

    init(_ form: FormFields) {
        label = TypedText.trimmed(form.first("label") ?? "")
        chosen = Set(form.fields.filter { $0.name == "section" }.map(\.value))
    }

    /// - Throws: `Complaints` in words for whoever typed it; 400 for a section that the report has not.
    func sections(of report: SchoolReport) throws -> GivenSections {
        let there = report.shownSections.map(\.code)
        guard chosen.isSubset(of: there) else {
            throw Refusal(.badRequest, "Báo cáo không có mục được chọn. Đề nghị mở lại trang.")
        }
        var complaints: [String] = []
        var label = ""
        do throws(TypedText.Fault) {
            label = try TypedText.clean(self.label)
            if label.count > GivenSections.longestLabel || label.contains("\n") {
                complaints.append(
                    "Tên gọi chỉ một dòng, không quá \(GivenSections.longestLabel) ký tự.")
            }
        } catch {
            complaints.append(error.sentence)
        }
        if chosen.isEmpty { complaints.append("Cần chọn ít nhất một mục.") }
        guard complaints.isEmpty else { throw Complaints(sentences: complaints) }
        return GivenSections(
            round: report.round.id, sections: there.filter(chosen.contains), label: label)
    }
}

extension SchoolReport {
    /// The sections in which the school is asked something.
    var shownSections: [Form.Section] {
        form.sections.filter { $0.indicators.contains { $0.applies(to: level) } }
    }
}
