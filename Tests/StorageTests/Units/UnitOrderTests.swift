import Reporting
import TestSupport
import Testing

@testable import Storage

/// Units that are added stand where the alphabet puts them.
@Suite struct UnitOrderTests {
    /// In the order of the Vietnamese alphabet (Documentation/Sources.md 5.1).
    private static let places = [
        "Cao Thắng", "Chi Lăng Bắc", "Chi Lăng Nam", "Đoàn Kết", "Đoàn Tùng", "Hồng Phong",
        "Hồng Quang", "Lam Sơn", "Lê Hồng", "Ngô Quyền", "Ngũ Hùng", "Phạm Kha", "Tân Trào",
        "Thanh Giang", "Thanh Miện", "Thanh Tùng", "Tứ Cường",
    ]

    let small: SmallRound

    init() throws { small = try SmallRound(schools: 1) }

    private func apply(_ drafts: [UnitDraft]) throws {
        _ = try small.storage.write { try $0.apply(drafts, from: nil, by: .command) }
    }

    private func names(_ kind: Unit.Kind) throws -> [String] {
        try small.storage.read { try $0.units.all(on: small.clock.now.day) }
            .filter { $0.unit.kind == kind && $0.unit.code.rawValue.hasPrefix("u-") }
            .map(\.unit.name)
    }

    @Test("communes by the alphabet, schools by level and within it by their places")
    func order() throws {
        var random = SeededRandom(seed: 4)
        var drafts = UnitOrderTests.places.enumerated().flatMap { number, place in
            [
                UnitDraft(code: "u-xa-\(number)", name: "Xã \(place)", kind: "commune"),
                UnitDraft(
                    code: "u-th-\(number)", name: "Trường Tiểu học \(place)", kind: "school",
                    level: "TH", reportsTo: "phong"),
                UnitDraft(
                    code: "u-mn-\(number)", name: "Trường Mầm non \(place)", kind: "school",
                    level: "MN", reportsTo: "phong"),
            ]
        }
        drafts.shuffle(using: &random)
        try apply(drafts)
        // A private one stands among those of its level.
        try apply([
            UnitDraft(
                code: "u-tu-thuc", name: "Trường Mầm non tư thục Bình Minh", kind: "school",
                level: "MN", reportsTo: "phong", place: "Bình Minh")
        ])
        #expect(try names(.commune) == UnitOrderTests.places.map { "Xã \($0)" })
        #expect(
            try names(.school) == ["Trường Mầm non tư thục Bình Minh"]
                + UnitOrderTests.places.map { "Trường Mầm non \($0)" }
                + UnitOrderTests.places.map { "Trường Tiểu học \($0)" })
        // By the part that somebody says.
        try apply([
            UnitDraft(
                code: "u-mn-0", name: "Trường Mầm non Cao Thắng", kind: "school", level: "MN",
                place: "Vĩnh Cao Thắng")
        ])
        #expect(try names(.school)[17] == "Trường Mầm non Cao Thắng")
        #expect(try Verification.of(small.folder.path("small.db")).findings == [])
    }
}
