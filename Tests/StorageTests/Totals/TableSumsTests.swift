import Foundation
import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

@Suite("Sums of tables in totals of an earlier release")
struct TableSumsTests {
    private static let form: JSON = [
        "code": "thu", "version": 1, "title": ["vi": "Báo cáo thử"],
        "sections": [
            [
                "code": "A", "vi": "Mục A",
                "indicators": [
                    SmallRound.indicator("a_integer", "integer", "sum", [:]),
                    SmallRound.indicator(
                        "a_table", "table", "list",
                        ["columns": [["code": "hurt", "vi": "Bị thương", "type": "integer"]]]),
                ],
            ]
        ],
        "measures": [["code": "m_sum", "vi": "Tổng", "value": "sum(a_integer)"]],
    ]

    private func stored(_ storage: Storage) throws -> [Row] {
        try storage.read {
            try Row.fetchAll($0.database, sql: "SELECT * FROM totals ORDER BY 1, 2, 3, 4")
        }
    }

    /// What an earlier release had of the figures: none of a table's rows.
    private func forget(_ rows: [Row], from count: Int, in path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
            for row in rows {
                guard let packed = row["packed"] as Data?,
                    let figures = Tally.figures(packed: Array(packed))
                else { continue }
                try database.execute(
                    sql: """
                        UPDATE totals SET packed = ?
                        WHERE round_id = ? AND node_id = ? AND level = ? AND state = ?
                        """,
                    arguments: [
                        Data(Tally(figures: Array(figures.prefix(count))).packed),
                        row["round_id"] as Int64, row["node_id"] as Int64,
                        row["level"] as String, row["state"] as String,
                    ])
            }
            try database.execute(sql: "DELETE FROM setting WHERE name = 'table_sums'")
        }
        try queue.close()
    }

    @Test("are there once it was opened, with those of reports that moved on since")
    func upgrade() throws {
        let small = try SmallRound(schools: 3, asking: Self.form)
        for (school, hurt) in zip(small.schools, [2, 3, 5]) {
            let rows = [["hurt": Value.integer(Int64(hurt))], ["hurt": .integer(1)]]
            try small.submit(
                school, ["a_integer": .integer(7), "a_table": .table(AnswerTable(rows: rows))])
        }
        // Nothing is left in the state that it came from.
        try small.storage.write {
            _ = try $0.move(small.schools[1], in: small.round.id, by: .approve, by: .of(.officer))
        }
        let path = small.storage.path
        let before = try stored(small.storage)
        try small.storage.close()
        // Two questions of two figures and a sum, and the measure's.
        try forget(before, from: 6, in: path)
        #expect(try !Verification.of(path).findings.isEmpty)
        let again = try Storage(path: path, environment: small.clock.environment)
        #expect(try stored(again) == before)
        try again.write {
            _ = try $0.move(small.schools[0], in: small.round.id, by: .approve, by: .of(.officer))
        }
        try again.close()
        #expect(try Verification.of(path).findings == [])
    }
}
