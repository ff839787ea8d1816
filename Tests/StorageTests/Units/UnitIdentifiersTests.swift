import Reporting
import TestSupport
import Testing

@testable import Storage

/// Official codes: of a scheme's characters, one unit's at a time, or for ever.
@Suite struct UnitIdentifiersTests {
    let small: SmallRound
    let today: Day

    init() throws {
        small = try SmallRound(schools: 2)
        today = small.clock.now.day
    }

    /// What stands in the way, in a word; nil where it was done.
    private func identify(
        _ code: String, _ scheme: String, _ value: String?, _ day: Int = 0
    ) throws -> String? {
        try small.storage.write { database in
            let unit = try #require(try database.read.units.find(Unit.Code(rawValue: code)))
            do {
                try database.identify(unit, in: scheme, as: value, from: today + day, by: .command)
                return nil
            } catch let fault as IdentifierFault {
                return String("\(fault)".prefix { $0.isLetter })
            }
        }
    }

    private func value(_ code: String, _ scheme: String, _ day: Int) throws -> String? {
        try small.storage.read { database in
            let unit = try #require(try database.units.find(Unit.Code(rawValue: code)))
            return try database.units.identifiers(of: [unit.id], on: today + day)[unit.id]?[scheme]
        }
    }

    @Test(
        "what a code may look like",
        arguments: [
            ("H29.1.2", nil), ("000.00.01.H23", nil), ("", "isMalformed"), ("h29", "isMalformed"),
            ("H29-1", "isMalformed"), ("H29 1", "isMalformed"), ("Đ1", "isMalformed"),
            (String(repeating: "A", count: 35), nil),
            (String(repeating: "A", count: 36), "isMalformed"),
        ] as [(String, String?)])
    func characters(value: String, fault: String?) throws {
        #expect(try identify("truong-1", "dinh-danh", value) == fault)
    }

    @Test("an agency code is one unit's at a time; one that it gave up may be another's")
    func agencies() throws {
        #expect(try identify("truong-1", "dinh-danh", "H1", -10) == nil)
        #expect(try identify("truong-2", "dinh-danh", "H1", -20) == "isTaken")
        #expect(try identify("truong-2", "dinh-danh", "H1") == "isTaken")
        #expect(try identify("truong-1", "dinh-danh", "H2") == nil)
        #expect(try identify("truong-2", "dinh-danh", "H1", -1) == "isTaken")
        #expect(try identify("truong-2", "dinh-danh", "H1") == nil)
        #expect(try identify("truong-1", "dinh-danh", "H1", 5) == "isTaken")
        #expect(try identify("truong-2", "dinh-danh", nil, 3) == nil)
        #expect(try identify("truong-1", "dinh-danh", "H1", 5) == nil)
        #expect(
            try [-11, -10, -1, 0, 4, 5].map { try value("truong-1", "dinh-danh", $0) }
                == [nil, "H1", "H1", "H2", "H2", "H1"])
        #expect(
            try [-1, 0, 2, 3].map { try value("truong-2", "dinh-danh", $0) }
                == [nil, "H1", "H1", nil])
        #expect(try Verification.of(small.folder.path("small.db")).findings == [])
    }

    @Test("a school code is given once, for ever, and to schools alone")
    func schools() throws {
        #expect(try identify("truong-1", "truong", "30290401") == nil)
        #expect(try identify("truong-1", "truong", "30290401", 9) == nil)
        #expect(try identify("truong-1", "truong", "30290402", 9) == "isFixed")
        #expect(try identify("truong-1", "truong", nil, 9) == "isFixed")
        #expect(try identify("truong-2", "truong", "30290401", -50) == "isTaken")
        #expect(try identify("xa-mot", "truong", "30290403") == "isOfAnotherKind")
        #expect(try identify("xa-mot", "lang", "1") == "schemeIsUnknown")
        #expect(try Verification.of(small.folder.path("small.db")).findings == [])
    }
}
