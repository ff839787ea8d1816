import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// Whichever way a unit is said, the same is wrong with it.
@Suite struct UnitDoorsTests {
    struct Case: CustomTestStringConvertible {
        let draft: UnitDraft
        let faults: [UnitFault]

        var testDescription: String { "\(faults)" }

        init(_ faults: [UnitFault], _ change: (inout UnitDraft) -> Void) {
            var draft = UnitDraft(
                code: "th-moi", name: "Trường Mới", kind: "school", level: "TH", reportsTo: "pgd",
                commune: "xa-a")
            change(&draft)
            self.draft = draft
            self.faults = faults
        }
    }

    /// What no new unit may be.
    static let added: [Case] = [
        Case([.codeIsMalformed("-abc")]) { $0.code = "-abc" },
        Case([.codeIsMalformed("abc-")]) { $0.code = "abc-" },
        Case([.codeIsMalformed("truong b!")]) { $0.code = "truong b!" },
        Case([.codeIsMalformed("trường")]) { $0.code = "trường" },
        Case([.codeIsMalformed(String(repeating: "a", count: 61))]) {
            $0.code = String(repeating: "a", count: 61)
        },
        Case([.codeIsReserved("new")]) { $0.code = "new" },
        Case([.codeIsReserved("import")]) { $0.code = "import" },
        Case([.codeIsReserved("succession")]) { $0.code = "succession" },
        Case([.nameIsMissing]) { $0.name = "" },
        Case([.isTooLong(.name)]) { $0.name = String(repeating: "ế", count: 201) },
        Case([.hasControlCharacter(.name)]) { $0.name = "Trường\u{b}Mới" },
        Case([.isNoLine(.name)]) { $0.name = "Trường\nMới" },
        Case([.isTooLong(.shortName)]) { $0.shortName = String(repeating: "a", count: 201) },
        Case([.hasControlCharacter(.shortName)]) { $0.shortName = "a\u{7}b" },
        Case([.isNoLine(.shortName)]) { $0.shortName = "a\nb" },
        Case([.kindIsUnknown("castle")]) { $0.kind = "castle" },
        Case([.levelIsMissing]) { $0.level = "" },
        Case([.levelIsUnknown("THPT")]) { $0.level = "THPT" },
        Case([.levelIsOfSchools]) { ($0.kind, $0.commune) = ("department", "") },
        Case([.unitIsUnknown(.reportsTo, "khong-co")]) { $0.reportsTo = "khong-co" },
        Case([.unitIsUnknown(.reportsTo, "th-cu")]) { $0.reportsTo = "th-cu" },
        Case([.unitIsUnknown(.commune, "xa-z")]) { $0.commune = "xa-z" },
        Case([.isItself(.reportsTo)]) { $0.reportsTo = "th-moi" },
        Case([.isItself(.commune)]) { $0.commune = "th-moi" },
        Case([.mayNotReport(.school, to: .school)]) { $0.reportsTo = "th-cao-thang" },
        Case([.mayNotReport(.school, to: .commune)]) { $0.reportsTo = "xa-b" },
        Case([.mayNotReport(.department, to: .school)]) {
            ($0.kind, $0.level, $0.reportsTo) = ("department", "", "th-cao-thang")
        },
        Case([.mayNotReport(.province, to: .department)]) {
            ($0.kind, $0.level, $0.reportsTo) = ("province", "", "pgd")
        },
        Case([.mayNotReport(.commune, to: .commune), .communeIsInCommune]) {
            ($0.kind, $0.level, $0.reportsTo) = ("commune", "", "xa-b")
        },
        Case([.isNoCommune("pgd")]) { $0.commune = "pgd" },
        Case([.isNoCommune("th-cao-thang")]) { $0.commune = "th-cao-thang" },
        Case([.nameIsMissing, .kindIsUnknown("")]) { ($0.name, $0.kind, $0.level) = ("", "", "") },
    ]

    /// What a unit that there is may not become.
    static let changed: [Case] = [
        Case([.superiorIsBelow("phong-duoi")]) {
            ($0.code, $0.kind, $0.level, $0.commune) = ("pgd", "department", "", "")
            $0.reportsTo = "phong-duoi"
        },
        Case([.mayNotReport(.department, to: .school)]) {
            ($0.code, $0.kind, $0.level, $0.commune) = ("pgd", "department", "", "")
            $0.reportsTo = "th-cao-thang"
        },
        Case([.mayNotReport(.school, to: .school)]) {
            ($0.code, $0.reportsTo) = ("th-cao-thang", "th-doan-tung")
        },
        Case([.isNoCommune("th-doan-tung")]) {
            ($0.code, $0.commune) = ("th-cao-thang", "th-doan-tung")
        },
        Case([.isItself(.reportsTo)]) {
            ($0.code, $0.reportsTo) = ("th-cao-thang", "th-cao-thang")
        },
        Case([.hasControlCharacter(.name)]) { ($0.code, $0.name) = ("th-cao-thang", "a\u{1}") },
        Case([.codeIsOfNoUnitNow("th-cu")]) { $0.code = "th-cu" },
    ]

    @Test("what no new unit may be is refused at every door in the same words")
    func adding() throws {
        let doors = try UnitDoors()
        let before = try doors.units()
        for one in UnitDoorsTests.added {
            let name = Comment(rawValue: one.testDescription)
            #expect(try doors.faults(of: one.draft, mayChange: false) == one.faults, name)
            let verdict = UnitDoors.Verdict.refused(Set(one.faults.map(\.sentence)))
            #expect(try doors.page(one.draft) == verdict, name)
            #expect(try doors.list(one.draft) == verdict, name)
            #expect(try doors.put(one.draft) == verdict, name)
            #expect(try doors.command(one.draft) == verdict, name)
        }
        #expect(try doors.units() == before)
    }

    @Test("what a unit may not become is refused on its page and in a list in the same words")
    func changing() throws {
        let doors = try UnitDoors()
        let before = try doors.units()
        for one in UnitDoorsTests.changed {
            let name = Comment(rawValue: one.testDescription)
            #expect(try doors.faults(of: one.draft, mayChange: true) == one.faults, name)
            let verdict = UnitDoors.Verdict.refused(Set(one.faults.map(\.sentence)))
            #expect(try doors.changePage(one.draft) == verdict, name)
            #expect(try doors.list(one.draft) == verdict, name)
        }
        #expect(try doors.units() == before)
    }

    @Test("what may be a unit is one at every door")
    func done() throws {
        let ways: [(UnitDoors) -> (UnitDraft) throws -> UnitDoors.Verdict] = [
            UnitDoors.page, UnitDoors.list, UnitDoors.put, UnitDoors.command,
        ]
        for way in ways {
            let doors = try UnitDoors()
            for draft in [
                UnitDraft(
                    code: "phong-moi", name: "Phòng mới", kind: "department", reportsTo: "so"),
                UnitDraft(code: "xa-moi", name: "Xã mới", kind: "commune", reportsTo: "phong-moi"),
                UnitDraft(
                    code: "th-moi", name: " Trường Mới ", kind: "school", level: "TH",
                    reportsTo: "phong-moi", commune: "xa-moi"),
                UnitDraft(
                    code: "thpt-moi", name: String(repeating: "ế", count: 200), kind: "school",
                    level: "TH", reportsTo: "so"),
            ] { #expect(try way(doors)(draft) == .done, "\(draft.code)") }
            let units = try doors.units()
            let school = try #require(units.first { $0.unit.code == "th-moi" })
            #expect(school.unit.name == "Trường Mới")
            #expect(school.unit.shortName == "Trường Mới")
            #expect(units.first { $0.unit.id == school.reportsTo }?.unit.code == "phong-moi")
            #expect(units.first { $0.unit.id == school.commune }?.unit.code == "xa-moi")
        }
    }

    @Test("codes that are taken are added again at no door; the list and PUT change their units")
    func taken() throws {
        let doors = try UnitDoors()
        let draft = UnitDraft(
            code: "th-cao-thang", name: "Tên khác", kind: "school", level: "TH", reportsTo: "pgd",
            commune: "xa-a")
        #expect(try doors.faults(of: draft, mayChange: false) == [.codeIsTaken("th-cao-thang")])
        #expect(try doors.page(draft) != .done)
        #expect(try doors.command(draft) == .refused([UnitFault.codeIsTaken(draft.code).sentence]))
        #expect(try !doors.units().contains { $0.unit.name == "Tên khác" })
        #expect(try doors.list(draft) == .done)
        #expect(try doors.units().contains { $0.unit.name == "Tên khác" })
        #expect(try doors.put(draft) == .done)
        var other = draft
        other.level = "MN"
        #expect(try doors.faults(of: other, mayChange: true) == [.kindIsFixed("th-cao-thang")])
        #expect(try doors.list(other) != .done)
        #expect(try doors.put(other) != .done)
    }

    @Test("lines of a list count one after the other: two departments change places")
    func swapping() throws {
        let doors = try UnitDoors()
        let list = [
            UnitDraft(code: "phong-duoi", name: "Dưới", kind: "department", reportsTo: "so"),
            UnitDraft(code: "pgd", name: "Phòng", kind: "department", reportsTo: "phong-duoi"),
            UnitDraft(code: "so", name: "Sở", kind: "province", reportsTo: "so"),
            UnitDraft(code: "so", name: "Sở", kind: "province"),
        ]
        let changes = try doors.fixture.storage.read { database in
            try database.preview(list, on: doors.fixture.now.day)
        }
        #expect(
            changes[2...] == [.faults([.isItself(.reportsTo)]), .faults([.codeIsRepeated("so")])])
        try doors.fixture.storage.write { database in
            _ = try database.apply(Array(list.prefix(2)), from: nil, by: .command)
        }
        let units = try doors.units()
        let below = try #require(units.first { $0.unit.code == "pgd" })
        #expect(units.first { $0.unit.id == below.reportsTo }?.unit.code == "phong-duoi")
    }

    @Test("a superior that is yet to come counts too")
    func later() throws {
        let doors = try UnitDoors()
        let move = UnitDraft(code: "so", name: "Sở", kind: "province", reportsTo: "so-hai")
        try doors.fixture.storage.write { database in
            _ = try database.apply(
                [UnitDraft(code: "so-hai", name: "Sở hai", kind: "province")], from: nil,
                by: .command)
            _ = try database.apply([move], from: Day(iso: "2027-06-01"), by: .command)
        }
        let back = UnitDraft(code: "so-hai", name: "Sở hai", kind: "province", reportsTo: "so")
        #expect(try doors.faults(of: back, mayChange: true) == [.superiorIsBelow("so")])
    }

    @Test(
        "a tree that an earlier release took still opens, and its units are renamed where they are")
    func oddTree() throws {
        let doors = try UnitDoors()
        try doors.fixture.storage.write { database in
            for (code, superior) in [("th-con", "th-cao-thang"), ("th-chau", "th-con")] {
                try database.add(
                    NewUnit(
                        code: Unit.Code(rawValue: code), name: code, shortName: code,
                        kind: .school, level: "TH", reportsTo: Unit.Code(rawValue: superior),
                        commune: "pgd"), by: .command)
            }
        }
        let admin = doors.admin
        #expect(try admin.get("/units").text.contains("th-chau"))
        #expect(try admin.get("/units/th-con").text.contains("(th-cao-thang)\" list"))
        var draft = UnitDraft(
            code: "th-con", name: "Trường Con", kind: "school", level: "TH",
            reportsTo: "th-cao-thang", commune: "pgd")
        #expect(try doors.changePage(draft) == .done)
        #expect(try admin.get("/units").text.contains("Trường Con"))
        draft.reportsTo = "th-doan-tung"
        #expect(
            try doors.changePage(draft)
                == .refused([UnitFault.mayNotReport(.school, to: .school).sentence]))
        draft.reportsTo = "pgd"
        #expect(try doors.changePage(draft) == .done)
    }

    @Test("the command's units have always been, the site's are from a day on")
    func since() throws {
        let doors = try UnitDoors()
        let before = try #require(Day(iso: "2020-01-01"))
        let draft = UnitDraft(code: "xa-moi", name: "Xã", kind: "commune")
        #expect(try doors.command(draft) == .done)
        var other = draft
        other.code = "xa-nua"
        #expect(try doors.page(other) == .done)
        let codes = try doors.fixture.storage.read {
            try $0.units.all(on: before).map(\.unit.code.rawValue)
        }
        #expect(codes.contains("xa-moi"))
        #expect(!codes.contains("xa-nua"))
    }
}
