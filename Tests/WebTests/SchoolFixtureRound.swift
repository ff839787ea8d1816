import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

extension SchoolFixture {
    /// Opens a round of a form of its own, in which some schools' reports are approved.
    func openRound(
        _ code: Round.Code, title: String, form document: String,
        approved: [(school: Reporting.Unit.Code, values: Values)]
    ) throws {
        let day = now.day
        try storage.write { database in
            let form = try Form(document: try JSON(parsing: document.utf8))
            _ = try database.importForm(form, by: .command)
            let model = try #require(
                try database.read.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            let units = try database.read.units.all(on: day)
            let round = Round(
                id: Round.ID(rawValue: 0), code: code, title: title, plan: model.plan,
                form: .init(form.version), owner: model.owner, period: model.period,
                dataClose: model.dataClose, dueAt: model.dueAt, dueText: "trước hạn")
            let id = try #require(
                try database.open(
                    round, schools: units.filter { $0.unit.kind == .school },
                    nodes: units.filter { $0.unit.kind != .school }, by: .command))
            for (school, values) in approved {
                let unit = try #require(try database.read.units.find(school))
                _ = try database.submit(
                    Submission(
                        round: id, unit: unit.id, values: values, confirmations: [],
                        seenVersion: nil), by: .command)
                try database.move(unit.id, in: id, by: .approve, by: .command)
            }
        }
    }
}
