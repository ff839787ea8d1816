import Reporting
import Storage

/// A paper whose code was typed.
struct PaperMatch {
    struct Complaint: Error {
        let sentence: String
    }

    let file: ReportFile
    let revision: Int
    let day: Day

    /// - Throws: `Complaint` for what is no code, one that nothing here has, and a paper that
    ///   carries an earlier revision than was sent last.
    init(_ code: String, _ day: String, _ context: Context, _ database: ReadTransaction) throws {
        let round = try context.oversight(database).round
        guard let start = MatchingCode.read(code) else {
            throw Complaint(
                sentence: "Mã đối chiếu gồm 10 chữ số và chữ cái, in ở cuối trang, như A37D9-068CF."
            )
        }
        let found = try database.reports.receipts(hashBeginning: start, in: round.id)
        guard let match = found.first, found.count == 1,
            let unit = try database.units.find(match.unit)
        else {
            throw Complaint(
                sentence:
                    "Không có báo cáo nào của đợt này mang mã \(code.prefix(40)). Kiểm tra lại mã in "
                    + "trên bản giấy.")
        }
        file = try context.report(of: unit.code.rawValue, in: round, database)
        revision = match.revision
        guard revision == file.report.revision else {
            throw Complaint(
                sentence: "Bản giấy của \(unit.name) là phiên bản \(revision); trường đã nộp phiên "
                    + "bản \(file.report.revision). Đề nghị trường gửi bản giấy in từ phiên bản mới."
            )
        }
        do throws(VietnameseDate.Fault) {
            self.day =
                TypedText.trimmed(day).isEmpty
                ? context.now.day : try VietnameseDate.read(TypedText.trimmed(day))
        } catch {
            throw Complaint(sentence: "Ngày nhận: \(error.sentence)")
        }
        guard self.day <= context.now.day else {
            throw Complaint(sentence: "Ngày nhận không sau hôm nay.")
        }
    }
}
