import Reporting
import Storage

/// What stands above the form of a colleague who was given some sections: what they are, of which
/// report, until when; no other way leads from there.
struct GivenForm {
    let title: String
    let who: String
    let due: String
    let daysLeft: String?
    let period: String
    let dataClose: String

    init(_ given: GivenSections, _ heading: ReportHeading) {
        title = heading.title
        who = "\(given.name) nhập \(given.sectionNames)"
        due = heading.due
        daysLeft = heading.daysLeft
        period = heading.period
        dataClose = heading.dataClose
    }

    /// Where a colleague is led who is done.
    static func done(_ report: SchoolReport) -> String { report.formAddress + "?done=part" }

    /// What is said there; nil for a word that is none.
    static func said(_ word: String?) -> String? {
        word == "part"
            ? "Đã lưu phần được giao. Nhà trường xem được ngay; hiệu trưởng nộp cả báo cáo. "
                + "Còn sửa được cho đến khi báo cáo được gửi ký hoặc nộp." : nil
    }
}
