import HTTP
import HTTPTypes
import Reporting
import TestSupport
import Testing

@testable import Storage
@testable import TongHop
@testable import Web

/// The ways to a round.
extension RoundDoorsTests {
    func officerAtPage() throws -> Browser {
        try site.storage.write { database in
            try database.change(Setting.secondFactor, to: false, by: .command)
            let department = try #require(try database.read.units.find("pgd-thanh-mien"))
            let id = try #require(
                try database.addAccount(
                    userName: "cv-thu", name: "Chuyên viên", role: .officer, unit: department.id,
                    password: try PasswordHash(of: SchoolFixture.password), by: .command))
            try database.noteNotice(readBy: id, by: .command)
        }
        let browser = try Browser(site.site, as: "cv-thu")
        _ = try browser.get("/rounds/new")
        return browser
    }

    func open(_ document: JSON.Members) throws -> Int {
        var document = document
        document["owner"] = "pgd-thanh-mien"
        return try site.storage.write { try RoundFile(json: .object(document)).open(in: $0) }
    }

    func round() throws -> Round? {
        try site.storage.read { try $0.rounds.find("kiem-tra-2027") }
    }
}
