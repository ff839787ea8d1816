import HTTP
import HTTPTypes
import Reporting
import Storage

/// How schools reported in the year that the address names.
struct StandingsView {
    let year: Int
    let thisYear: Int
    /// The asker is of a school, and sees that one alone.
    let isSchool: Bool
    /// In which a round was due.
    let dueYears: Set<Int>
    /// Those that were due in the year.
    let rounds: [Round]
    let standings: [Standing]
    /// Behind which the next page of a department begins.
    let next: ReportCursor?

    /// Of the year in the address when none is given. Of a department's schools those of the page behind
    /// the cursor; all for a file.
    ///
    /// - Throws: 400 for a year that is none.
    init(
        _ visit: Visit, year wanted: Int? = nil, after cursor: ReportCursor? = nil,
        isFile: Bool = false
    ) throws {
        let (asker, database) = (visit.asker, visit.database)
        thisYear = visit.now.day.components.year
        year = try wanted ?? visit.year(upTo: thisYear + 1) ?? thisYear
        isSchool = asker.role.isOfSchool
        // A school may owe reports to more than one unit.
        let owners =
            isSchool
            ? Array(Set(try database.rounds.seen(by: asker.unit.id).map(\.owner))).sorted()
            : [asker.unit.id]
        dueYears = Set(
            try owners.flatMap { try database.rounds.owned(by: $0) }.filter(\.isPublic).map {
                $0.dueAt.lastDay.components.year
            })
        let (year, school) = (year, isSchool ? asker.unit.id : nil)
        if isSchool || isFile {
            standings = try owners.flatMap {
                try database.standings(of: $0, year: year, school: school, at: visit.now)
            }
            next = nil
        } else {
            (standings, next) = try database.standings(
                of: asker.unit.id, year: year, after: cursor, limit: StandingsPage.length,
                at: visit.now)
        }
        rounds = try owners.flatMap { try database.rounds(owedTo: $0, dueIn: year) }
    }
}

extension Visit {
    fileprivate func year(upTo last: Int) throws -> Int? {
        try query("year").map { text in
            guard let year = Int(sent: text, in: 2000...last) else {
                throw Refusal(.badRequest, "year là năm từ 2000.")
            }
            return year
        }
    }
}
