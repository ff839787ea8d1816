import Reporting
import Storage

/// A paper whose code was typed.
struct PaperMatch {
    let file: ReportFile
    let said: Said

    /// - Throws: `Complaints` for what is no code, one that nothing here has, a paper that carries
    ///   an earlier revision than was sent last, and a day that can't be read.
    init(_ code: String, _ day: String, _ visit: Visit) throws {
        let round = try visit.oversight().round
        try visit.checkJudging(round)
        guard let start = MatchingCode.read(code) else {
            throw Complaints(
                "Mã đối chiếu gồm 10 chữ số và chữ cái, in ở cuối trang, như A37D9-068CF.",
                at: "code")
        }
        let found = try visit.database.reports.receipts(hashBeginning: start, in: round.id)
        guard let match = found.first, found.count == 1,
            let unit = try visit.database.units.find(match.unit)
        else {
            throw Complaints(
                "Không có báo cáo nào của đợt này mang mã \(code.prefix(40)). Kiểm tra lại mã in "
                    + "trên bản giấy.", at: "code")
        }
        file = try visit.report(of: unit.code.rawValue, in: round)
        guard match.revision == file.report.revision else {
            throw Complaints(
                "Bản giấy của \(unit.name) là phiên bản \(match.revision); trường đã nộp phiên "
                    + "bản \(file.report.revision). Đề nghị trường gửi bản giấy in từ phiên bản mới.",
                at: "code")
        }
        var said = Said()
        said.paperRevision = match.revision
        do throws(VietnameseDate.Fault) {
            let day = TypedText.trimmed(day)
            said.day = day.isEmpty ? visit.now.day : try VietnameseDate.read(day)
        } catch {
            throw Complaints("Ngày nhận: \(error.sentence)", at: "day")
        }
        self.said = said
    }
}
