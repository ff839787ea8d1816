import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("names in a list of units, which may be of units of the list itself")
struct ListNamesTests {
    private let fixture: SchoolFixture

    init() throws { fixture = try SchoolFixture() }

    private func reading(
        _ text: String, _ answers: [String: String] = [:]
    ) throws -> UnitListReading {
        let list = try UnitList(pasted: text)
        return try fixture.storage.read { database in
            UnitListReading(
                list.drafts, in: try UnitDirectory(database, on: fixture.now.day),
                answers: answers)
        }
    }

    private func preview(_ reading: UnitListReading) throws -> [UnitChange] {
        try fixture.storage.read { try $0.preview(reading.drafts, on: fixture.now.day) }
    }

    @Test(
        "a school names a commune and a department of the list, before it or behind it",
        arguments: [
            """
            Tên;Loại;Cấp học;Báo cáo cho;Xã
            Xã Mới;Xã;;;
            Phòng Mới;Phòng;;;
            TH Mới;Trường;TH;Phòng Mới;Xã Mới
            """,
            """
            Tên;Loại;Cấp học;Báo cáo cho;Xã
            TH Mới;Trường;TH;phòng mới;Mới
            Phòng Mới;Phòng;;;
            Xã Mới;Xã;;;
            """,
            """
            Mã;Tên;Tên ngắn;Loại;Cấp học;Báo cáo cho;Xã
            ;TH Mới;;Trường;TH;P. Mới;Xã Mới
            phong-moi;Phòng Mới;P. Mới;Phòng;;;
            xa-moi;Xã Mới;;Xã;;;
            """,
        ])
    func own(text: String) throws {
        let reading = try reading(text)
        #expect(reading.drafts.count == 3)
        let school = try #require(reading.drafts.first { $0.kind == "school" })
        #expect(school.code == "th-moi")
        #expect(school.commune == "xa-moi")
        #expect(school.reportsTo == "phong-moi" || school.reportsTo.hasPrefix("phong-"))
        #expect(reading.drafts.contains { $0.code == school.reportsTo })
        // Nothing but codes is asked, and what is proposed can be done as it stands.
        #expect(reading.questions.allSatisfy { $0.matter == .code && $0.value != nil })
        #expect(try preview(reading) == [.add, .add, .add])
    }

    @Test("units that name each other in whatever order, by name and by code, can be carried out")
    func order() throws {
        let reading = try reading(
            """
            Mã;Tên;Loại;Cấp học;Báo cáo cho;Xã
            th-q;TH Q;Trường;TH;phong-q;xa-q
            phong-q;Phòng Q;Phòng;;Phòng R;
            phong-r;Phòng R;Phòng;;so-q;
            xa-q;Xã Q;Xã;;;
            so-q;Sở Q;Sở;;;
            """)
        #expect(reading.questions.isEmpty)
        #expect(try preview(reading).allSatisfy { $0 == .add })
        let names = reading.drafts.map(\.code)
        #expect(names.firstIndex(of: "so-q") ?? 9 < names.firstIndex(of: "phong-r") ?? 0)
        // Who stands above itself stays a fault.
        let ring = try self.reading(
            "Mã;Tên;Loại;Báo cáo cho\na1;Phòng A;Phòng;b1\nb1;Phòng B;Phòng;a1\n")
        let changes = try preview(ring)
        #expect(changes.contains { if case .faults = $0 { true } else { false } })
    }

    @Test("a commune is proposed once, whichever of its names lines have")
    func once() throws {
        let reading = try reading(
            """
            Tên trường;Cấp học;Xã;Báo cáo cho
            TH Ba;TH;Xã Mới;pgd
            TH Ca;TH;Mới;pgd
            TH Da;TH;xã  mới;pgd
            TH Đa;TH;Xã Mơi;pgd
            """)
        #expect(reading.drafts.filter { $0.kind == "commune" }.map(\.code) == ["xa-moi"])
        #expect(
            reading.drafts.prefix { $0.code != "th-da-2" }.filter { $0.commune != "" }.count == 3)
        let near = try #require(reading.questions.first { $0.text == "Xã Mơi" })
        #expect(near.proposal == nil)
        #expect(near.options.map(\.value).contains("xa-moi"))
    }

    @Test("names that differ in a mark are two questions, those that don't are one")
    func marks() throws {
        let head = "Tên trường;Cấp học;Xã;Báo cáo cho\n"
        let text =
            head + "TH Ba;TH;Xã Tân Thanh;pgd\nTH Ca;TH;Xã Tân Thành;pgd\n"
            + "TH Da;TH;xã tân thành;pgd\n"
        let first = try reading(text)
        let asked = first.questions.filter { $0.matter == .unit(.commune) }
        try #require(asked.map(\.text) == ["Xã Tân Thanh", "Xã Tân Thành"])
        #expect(Set(asked.map(\.key)).count == 2)
        let answered = try reading(text, [asked[0].key: "xa-a", asked[1].key: "xa-b"])
        #expect(answered.drafts.map(\.commune) == ["xa-a", "xa-b", "xa-b"])
        let levels = try reading(
            "Tên trường;Cấp học;Báo cáo cho\nHoa;Năng khiếu;pgd\nSen;Nang khiếu;pgd\n")
        #expect(levels.questions.count { $0.matter == .level } == 2)
        #expect(ListQuestion.key("a", ["???"]) != ListQuestion.key("a", ["!!!"]))
        #expect(ListQuestion.key("a", ["Hoà  An"]) == ListQuestion.key("a", ["hòa an"]))
        #expect(!ListQuestion.key("a", ["Xã \u{1}\"<Bình>\" =1"]).contains { " \"<>".contains($0) })
    }

    @Test("a dash alone is nothing", arguments: ["-", "–", " — ", "--"])
    func dashes(dash: String) throws {
        let reading = try reading(
            "Mã;Tên;Loại;Cấp học;Báo cáo cho;Xã\nth-q;TH Q;Trường;TH;pgd;\(dash)\n"
                + "xa-q;Xã Q;Xã;\(dash);\(dash);\(dash)\n")
        #expect(reading.questions.isEmpty)
        #expect(Set(reading.drafts.map(\.commune)) == [""])
        #expect(try preview(reading) == [.add, .add])
    }

    @Test("a school of the name in another commune, or in none, is asked about")
    func elsewhere() throws {
        try fixture.storage.write { database in
            _ = try database.add(
                NewUnit(
                    code: "th-le", name: "Trường TH Lê", shortName: "TH Lê", kind: .school,
                    level: "TH", reportsTo: "pgd"), by: .command)
        }
        let head = "Tên trường;Cấp học;Xã;Báo cáo cho\n"
        for (line, code) in [
            ("TH Cao Thắng;TH;Xã Bình;pgd", "th-cao-thang"), ("TH Lê;TH;Xã An;pgd", "th-le"),
            ("Tiểu học Cao Thắng;TH;Xã Mới;pgd", "th-cao-thang"),
        ] {
            let open = try reading(head + line + "\n")
            let asked = try #require(open.questions.first { $0.matter == .code })
            #expect(asked.proposal == nil, "\(line)")
            #expect(asked.options.map(\.value) == [code, code + "-2"], "\(line)")
            #expect(open.lines.contains { open.isOpen($0) })
            let moved = try reading(head + line + "\n", [asked.key: code])
            let changes = try preview(moved)
            guard case .change(let fields)? = changes.last else {
                Issue.record("\(line): \(changes)")
                continue
            }
            #expect(Set(fields.keys) == [.commune])
        }
        let same = try reading(head + "TH Cao Thắng;TH;Xã An;pgd\nTH Đoàn Tùng;TH;;pgd\n")
        #expect(try preview(same) == [.nothing, .nothing])
        let several = try reading(head + "TH Cao Thắng;TH;Xã Bình;pgd\n").questions.last
        #expect(
            several?.sentence.contains("Trường Tiểu học Cao Thắng, Xã An (th-cao-thang)") ?? false)
    }
}
