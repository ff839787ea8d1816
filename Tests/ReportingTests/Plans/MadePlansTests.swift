import Foundation
import Testing

@testable import Reporting

extension MadePlans {
    static let all = [commune, province, table, printed, letter, party, none]
}

@Suite("Plans of several kinds are read")
struct MadePlansTests {
    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    @Test("of a commune: columns side by side, items in items, private contacts left out")
    func commune() throws {
        let plan = try PlanReading(MadePlans.commune)
        #expect(plan.number.value == "45/KH-UBND")
        #expect(try plan.date.value == day("2026-03-05"))
        #expect(plan.issuer.value == "Ủy ban nhân dân xã Bắc Thanh Miện")
        #expect(
            plan.subject.value
                == "Triển khai công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ trong các cơ sở giáo "
                + "dục trên địa bàn xã năm 2026")
        let bases = try #require(plan.bases.value)
        #expect(bases.map(\.number) == ["55/2024/QH15", "105/2025/NĐ-CP", "112/KH-UBND"])
        #expect(bases.map(\.use) == [.rests, .rests, .carriesOut])
        #expect(bases[0].basis.title == "Luật: Phòng cháy, chữa cháy và cứu nạn, cứu hộ")
        #expect(bases[1].issuer == "Chính phủ")
        #expect(bases[1].subject.hasPrefix("Quy định chi tiết một số điều"))
        #expect(bases[2].issuer == "Ủy ban nhân dân thành phố Hải Phòng")
        #expect(plan.bases.certainty == .read)
        let tasks = try #require(plan.tasks.value)
        #expect(
            tasks.map(\.clause) == [
                "I.1.a", "I.1.b", "I.2", "II.1.1", "II.1.2", "II.2", "III.1", "III.2",
            ])
        #expect(tasks[0].heading == "Mục đích")
        #expect(
            tasks[0].text == "Nâng cao nhận thức, trách nhiệm của người đứng đầu cơ sở giáo dục")
        #expect(tasks[7].text.contains("Trần Văn A. Số liệu báo cáo"))
        for word in ["0912", "345", "@", "gmail", "điện thoại"] {
            #expect(!tasks.contains { $0.text.contains(word) }, "\(word)")
            #expect(plan.destination.value?.words.contains(word) == false)
        }
        #expect(plan.tasks.doubts == [.withoutContacts])
        #expect(plan.destination.value?.words == "Phòng Văn hóa - Xã hội xã")
        #expect(plan.destination.value?.onPaper == true)
        #expect(plan.due.value?.words == "chậm nhất 17 giờ 00 ngày 15/11/2026")
        #expect(try plan.due.value?.moment == Moment(day("2026-11-15"), hour: 17))
        #expect(plan.due.certainty == .read)
        #expect(plan.reporters.value?.levels == ["MN", "TH", "THCS"])
        #expect(plan.reporters.doubts == [])
        #expect(
            plan.recipients.value == [
                "UBND thành phố (để b/c)", "Phòng VH-XH", "Các trường học trên địa bàn xã",
                "Lưu: VT, VX",
            ])
        #expect(try plan.period.value?.from == day("2025-12-15"))
        #expect(try plan.period.value?.to == day("2026-11-14"))
    }

    @Test("of a Sở: a head run together, parts A and B, two dues, several kinds of schools")
    func province() throws {
        let plan = try PlanReading(MadePlans.province)
        #expect(plan.number.value == "1234/KH-SGDĐT")
        #expect(try plan.date.value == day("2025-09-09"))
        #expect(plan.issuer.value == "Sở Giáo dục và Đào tạo Hải Phòng")
        #expect(
            plan.subject.value
                == "Thực hiện Kế hoạch số 210/KH-UBND ngày 25/8/2025 của Ủy ban nhân dân thành phố về "
                + "an toàn trường học năm học 2025 - 2026")
        let bases = try #require(plan.bases.value)
        #expect(bases.map(\.number) == ["210/KH-UBND", "4567/BGDĐT-GDTrH"])
        #expect(bases[1].subject == "Hướng dẫn thực hiện nhiệm vụ năm học")
        #expect(
            plan.tasks.value?.map(\.clause) == [
                "A", "B.I.1", "B.I.2", "B.II.1", "C.1", "C.2", "C.3",
            ])
        #expect(plan.due.value?.words == "trước ngày 10/01/2026")
        #expect(
            plan.due.doubts.contains(
                .severalDues(["trước ngày 10/01/2026", "trước ngày 25/5/2026"])))
        #expect(plan.reporters.value?.levels == ["MN", "TH", "TH_THCS", "THCS", "THPT"])
        #expect(plan.reporters.certainty == .rewritten)
        #expect(plan.destination.value?.words == "Sở Giáo dục và Đào tạo")
        #expect(plan.recipients.value == ["Như trên", "Lưu: VT, CTTT"])
    }

    @Test("with its work in a table: each row is a task")
    func table() throws {
        let plan = try PlanReading(MadePlans.table)
        #expect(plan.number.value == "07/KH-VHXH")
        #expect(plan.issuer.value == "Phòng Văn hóa - Xã hội xã Nam Thanh Miện")
        #expect(try plan.date.value == day("2026-01-12"))
        let tasks = try #require(plan.tasks.value)
        #expect(tasks.map(\.clause) == ["I", "II.1", "II.2", "II.3"])
        #expect(
            tasks[2].text == "Diễn tập thoát nạn – Các trường tiểu học, THCS – Trước ngày 20/3/2026"
        )
        #expect(plan.tasks.doubts == [.fromTable])
        #expect(plan.due.value?.words == "Hạn cuối: 31/3/2026")
        #expect(try plan.due.value?.moment == Moment(day("2026-04-01")))
        #expect(plan.destination.value?.words == "Phòng Văn hóa - Xã hội")
        #expect(plan.recipients.value == ["UBND xã (b/c)", "Các trường MN, TH, THCS", "Lưu: VHXH"])
    }

    @Test("from a PDF: lines are joined, numbers of pages left out")
    func printed() throws {
        let plan = try PlanReading(MadePlans.printed)
        #expect(plan.number.value == "88/KH-PGDĐT")
        #expect(plan.issuer.value == "Phòng Giáo dục và Đào tạo huyện Tứ Kỳ")
        #expect(
            plan.subject.value
                == "Phòng, chống tai nạn đuối nước cho trẻ em, học sinh giai đoạn 2023 - 2025")
        #expect(plan.bases.value?.map(\.number) == ["312/KH-UBND"])
        let tasks = try #require(plan.tasks.value)
        #expect(tasks.map(\.clause) == ["I.1", "I.2", "II.1", "II.2", "III"])
        #expect(
            tasks[0].text
                == "Giảm số vụ tai nạn đuối nước ở trẻ em, học sinh so với cùng kỳ năm 2022. Không "
                + "để xảy ra tai nạn đuối nước trong thời gian trẻ em, học sinh học tập tại nhà "
                + "trường.")
        #expect(tasks[1].text.hasPrefix("Phấn đấu đến tháng 12 năm 2025 có 60%"))
        #expect(
            tasks[2].text.hasSuffix("bằng nhiều hình thức phù hợp với từng lứa tuổi."))
        #expect(plan.due.value?.words == "trước 16h30' ngày 15 tháng 12 năm 2023")
        #expect(try plan.due.value?.moment == Moment(day("2023-12-15"), hour: 16, minute: 30))
        #expect(plan.due.certainty == .read)
        #expect(plan.reporters.value?.levels == ["MN", "TH", "THCS"])
        #expect(plan.reporters.doubts == [])
        #expect(plan.recipients.value?.last == "Lưu: VT")
    }

    @Test("a letter is told from a plan, its subject stands under its number")
    func letter() throws {
        let plan = try PlanReading(MadePlans.letter)
        #expect(plan.kind.value == "Công văn")
        #expect(plan.kind.doubts == [.letter])
        #expect(plan.number.value == "219/VHXH-GD")
        #expect(
            plan.subject.value
                == "Báo cáo số lượng phương tiện phòng cháy, chữa cháy năm 2026")
        #expect(plan.issuer.value == "Phòng Văn hóa - Xã hội xã Hải Hưng")
        #expect(plan.tasks.value?.map(\.clause) == ["1", "2"])
        #expect(try plan.due.value?.moment == Moment(day("2026-06-09"), hour: 10))
        #expect(plan.reporters.value?.levels == ["MN", "TH", "THCS"])
        #expect(plan.bases.value?.first?.subject == "Rà soát phương tiện phòng cháy, chữa cháy")
    }

    @Test("of a Party committee: a blank day is said, what recurs names no day")
    func party() throws {
        let plan = try PlanReading(MadePlans.party)
        #expect(plan.number.value == "14-KH/ĐU")
        #expect(plan.date.value == nil)
        #expect(plan.date.doubts == [.dayIsBlank])
        #expect(plan.issuer.value == "Đảng ủy xã Thanh Miện")
        let tasks = try #require(plan.tasks.value)
        #expect(tasks.map(\.clause) == ["I gạch 1", "I gạch 2", "II.1", "II.2"])
        #expect(plan.tasks.doubts == [.countedDashes])
        #expect(plan.due.value == PlanReading.Due(words: "Định kỳ 6 tháng, hằng năm", moment: nil))
        #expect(plan.due.doubts == [.recurs])
        #expect(plan.bases.value?.map(\.use) == [.carriesOut])
    }

    @Test("where nothing is to be found, nothing is read")
    func none() throws {
        for text in ["", " \n\t\n", MadePlans.none] {
            let plan = try PlanReading(text)
            #expect(plan.number.value == nil && plan.date.value == nil && plan.issuer.value == nil)
            #expect(plan.subject.value == nil && plan.bases.value == nil && plan.tasks.value == nil)
            #expect(plan.due.value == nil && plan.recipients.value == nil)
            #expect(plan.number.doubts == [.notFound] && plan.due.doubts == [.notFound])
        }
    }
}
