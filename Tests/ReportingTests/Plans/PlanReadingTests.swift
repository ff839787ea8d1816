import Foundation
import TestSupport
import Testing

@testable import Reporting

@Suite("A plan is read from its text")
struct PlanReadingTests {
    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    @Test("Kế hoạch 14/KH-GDĐT comes out right: head, subject, recipients")
    func head() throws {
        let plan = try PlanReading(PlanOfThanhMien.text)
        #expect(plan.kind.value == "Kế hoạch")
        #expect(plan.number.value == "14/KH-GDĐT")
        #expect(try plan.date.value == day("2022-03-16"))
        #expect(plan.issuer.value == "Phòng Giáo dục và Đào tạo huyện Thanh Miện")
        #expect(
            [
                plan.kind.certainty, plan.number.certainty, plan.date.certainty,
                plan.issuer.certainty,
            ]
                == [.read, .read, .read, .read])
        #expect(
            plan.subject.value
                == "Thực hiện Chương trình hành động số 27-CTr/TU ngày 18/11/2021 của Tỉnh ủy Hải "
                + "Dương về thực hiện Kết luận số 02-KL/TW ngày 18/5/2021 của Ban Bí thư về việc "
                + "tiếp tục thực hiện Chỉ thị số 47-CT/TW của Ban Bí thư khóa XI về tăng cường sự "
                + "lãnh đạo của Đảng đối với công tác PCCC")
        #expect(plan.subject.doubts == [.respelled(["27-CTr/TU", "ủy", "khóa"])])
        #expect(
            plan.recipients.value == [
                "Sở GD&ĐT (BC)", "UBND huyện (BC)", "Lãnh đạo Phòng GD&ĐT",
                "Các trường MN, TH, THCS", "Lưu: VT",
            ])
        #expect(plan.font == nil)
    }

    @Test("… what it rests on, with number, day, issuer and subject")
    func bases() throws {
        let plan = try PlanReading(PlanOfThanhMien.text)
        let bases = try #require(plan.bases.value)
        #expect(
            bases.map { "\($0.kind) \($0.number) \($0.date?.description ?? "?") \($0.issuer)" } == [
                "Chương trình hành động 27-CTr/TU 2021-11-18 Tỉnh ủy Hải Dương",
                "Kế hoạch 514/KH-UBND 2022-03-01 Ủy ban nhân dân tỉnh Hải Dương",
                "Kế hoạch 186/KH-SGDĐT 2022-03-03 Sở Giáo dục và Đào tạo Hải Dương",
                "Kết luận 02-KL/TW 2021-05-18 Ban Bí thư",
                "Chỉ thị 47-CT/TW ? Ban Bí thư khóa XI",
                "Quyết định 630/QĐ-TTg 2020-05-11 Thủ tướng Chính phủ",
                "Nghị quyết 99/2019/QH14 2019-11-27 Quốc hội",
                "Chỉ thị 04/CT-UBND 2020-02-05 UBND tỉnh",
            ])
        #expect(
            bases.map(\.use) == [.carriesOut, .carriesOut, .carriesOut]
                + Array(repeating: .names, count: 5))
        #expect(
            bases[7].subject
                == "Tiếp tục hoàn thiện, nâng cao hiệu lực, hiệu quả thực hiện chính sách, pháp luật "
                + "về PCCC")
        #expect(bases[5].subject == "")
        #expect(
            bases[1].basis.title.hasPrefix("Kế hoạch: Triển khai thực hiện Chương trình hành động"))
        #expect(bases[1].basis.title.hasSuffix("đối với công tác phòng cháy, chữa cháy"))
        #expect(plan.bases.doubts.contains(.basisWithoutDate(["Chỉ thị 47-CT/TW"])))
        #expect(
            plan.bases.doubts.contains(
                .basisWithoutSubject(["Quyết định 630/QĐ-TTg", "Nghị quyết 99/2019/QH14"])))
        #expect(plan.bases.doubts.contains(.issuerWithoutPlace("UBND tỉnh")))
        #expect(
            plan.quote(bases[5].place)
                == "Quyết định 630/QĐ-TTg ngày 11/5/2020 của Thủ tướng Chính phủ")
    }

    @Test("… its tasks by their clauses, whole, and not what closes it")
    func tasks() throws {
        let plan = try PlanReading(PlanOfThanhMien.text)
        let tasks = try #require(plan.tasks.value)
        #expect(
            tasks.map(\.clause) == [
                "I.1", "I.2", "I.3", "II.1", "II.2", "II.3", "II.4", "II.5", "II.6", "II.7",
                "III.1",
                "III.2",
            ])
        #expect(plan.tasks.certainty == .read)
        #expect(
            tasks[7].text
                == "Bố trí nguồn kinh phí trong dự toán ngân sách hàng năm để bảo đảm cho công tác "
                + "PCCC và CNCH.")
        #expect(tasks[4].text.hasSuffix("các điều kiện an toàn về PCCC và CNCH."))
        #expect(
            tasks[10].text
                == "Phòng Giáo dục và Đào tạo: Xây dựng kế hoạch chỉ đạo các trường mầm non, tiểu "
                + "học, THCS thực hiện. Tổng hợp, báo cáo theo quy định.")
        #expect(tasks[11].text.hasSuffix("tổng hợp kết quả báo cáo theo quy định."))
        #expect(tasks[3].heading == "NHIỆM VỤ CHUNG")
    }

    @Test("… who reports until when to whom: “trước ngày 10/9/2022” is 09/9/2022, 24:00")
    func order() throws {
        let plan = try PlanReading(PlanOfThanhMien.text)
        #expect(plan.due.value?.words == "trước ngày 10/9/2022")
        #expect(try plan.due.value?.moment == Moment(day("2022-09-09"), hour: 24))
        #expect(plan.due.value?.moment?.description == "2022-09-10T00:00:00+07:00")
        #expect(try plan.due.doubts == [.dayBefore(day("2022-09-10"))])
        #expect(plan.due.doubts[0].sentence == "“trước ngày 10/9/2022” là hết ngày 09/9/2022")
        let place = try #require(plan.due.places.first)
        #expect(plan.quote(place) == "báo cáo kết quả thực hiện trước ngày 10/9/2022")
        #expect(
            plan.destination.value
                == PlanReading.Destination(
                    words: "Phòng GDĐT qua phòng Tổng hợp thi đua", onPaper: true, asFile: true))
        #expect(
            plan.reporters.value
                == PlanReading.Reporters(
                    words: "Các trường mầm non, tiểu học, THCS", levels: ["MN", "TH", "THCS"]))
        #expect(plan.reporters.doubts == [.privateUnsaid])
        #expect(plan.period.value == nil)
        #expect(plan.period.certainty == .lacking)
        #expect(plan.period.doubts == [.notFound])
    }

    @Test("letters with their marks apart, and ends of lines of any kind, are read alike")
    func forms() throws {
        let plain = try PlanReading(PlanOfThanhMien.text)
        for text in [
            PlanOfThanhMien.text.decomposedStringWithCanonicalMapping,
            PlanOfThanhMien.text.replacing("\n", with: "\r\n"),
            PlanOfThanhMien.text.replacing("\n", with: "\r"),
            PlanOfThanhMien.text.replacing("ngày ", with: "ngày\u{A0}\u{200B}"),
        ] {
            let plan = try PlanReading(text)
            #expect(plan.number.value == plain.number.value)
            #expect(plan.date.value == plain.date.value)
            #expect(plan.issuer.value == plain.issuer.value)
            #expect(plan.subject.value == plain.subject.value)
            #expect(plan.bases.value?.map(\.basis) == plain.bases.value?.map(\.basis))
            #expect(plan.tasks.value?.map(\.text) == plain.tasks.value?.map(\.text))
            #expect(plan.due.value == plain.due.value)
            #expect(plan.recipients.value == plain.recipients.value)
        }
    }

    @Test("a text of a font's own letters is read as Unicode, and says of which font it was")
    func font() throws {
        let letters = (0xA1...0xFE).compactMap { Unicode.Scalar($0 as UInt32) }
        let back = letters.reduce(into: [Character: Character]()) {
            let letter = LegacyFont.tcvn3.converted("x\($1)")
            if letter.count == 2, let last = letter.last, $0[last] == nil {
                $0[last] = Character($1)
            }
        }
        // Its capitals are another font's.
        let typed = String(
            MadePlans.commune.split(separator: "\n").suffix(22).joined(separator: "\n")
                .lowercased().map { back[$0] ?? $0 })
        let plan = try PlanReading(typed)
        #expect(plan.font == .tcvn3)
        #expect(plan.text.contains("tuyên truyền pháp luật cho học sinh"))
        #expect(plan.due.value?.words == "chậm nhất 17 giờ 00 ngày 15/11/2026")
    }

    @Test("each place is one of the text")
    func places() throws {
        for text in [PlanOfThanhMien.text] + MadePlans.all {
            let plan = try PlanReading(text)
            let places =
                plan.number.places + plan.date.places + plan.issuer.places + plan.subject.places
                + plan.bases.places + plan.tasks.places + plan.due.places
                + plan.destination.places + plan.recipients.places + plan.reporters.places
            let octets = Array(plan.text.utf8)
            for place in places {
                #expect(!place.isEmpty && place.upperBound <= octets.count)
                #expect(String(validating: octets[place], as: UTF8.self) != nil)
                #expect(!plan.quote(place).isEmpty)
            }
        }
    }
}
