import GRDB
import Reporting
import Testing

@testable import Storage

@Suite struct ChangePlanTests {
    @Test("a plan whose number and date another has may be mended, and get no number that is taken")
    func shared() throws {
        let small = try SmallRound()
        let owner = small.round.owner
        let plan = Plan(
            id: .init(rawValue: 0), number: "9/KH", date: small.round.dataClose + -50,
            issuer: "Phòng", subject: "Thử", tasks: [], bases: [])
        // The office's own, and then everybody's.
        let own = try small.storage.write { try $0.add(plan, of: owner, by: .command) }
        _ = try small.storage.write { try $0.add(plan, by: .command) }
        func change(_ change: (inout Plan) -> Void) throws {
            try small.storage.write { database in
                var plan = try #require(try database.read.plans.find(own))
                change(&plan)
                try database.change(plan, by: .command)
            }
        }
        try change { $0.subject = "Sửa" }
        #expect(try small.storage.read { try $0.plans.find(own)?.subject } == "Sửa")
        try change { $0.number = "10/KH" }
        #expect(throws: PlanObjection.isTaken) { try change { $0.number = "9/KH" } }
    }
}
