import Reporting
import Storage

/// A database of any size for measurements: schools of made-up communes, one open round, and of
/// the schools a share that has submitted.
package enum LoadDatabase {
    /// Fills an empty database with `count` schools, three for each commune; of a hundred of them,
    /// `reported` have submitted, the first in display order.
    ///
    /// - Throws: `Demonstration.NotEmpty`, `StorageError`, or SQLite's error.
    package static func fill(path: String, schools count: Int, reported: Int, now: Moment) throws {
        let demonstration = try Demonstration(path: path, now: now)
        let communes = (1...max(1, (count + 2) / 3)).map {
            ThanhMienUnits.Commune("", "Mẫu \($0)", "mau-\($0)")
        }
        let schools = communes.flatMap { commune in
            (["MN", "TH", "THCS"] as [Level]).map {
                ListedSchool(
                    level: $0, place: commune.place, slug: commune.slug, commune: commune)
            }
        }.prefix(count)
        try demonstration.addUnits(communes: communes, schools: Array(schools))
        try demonstration.addAccounts(schools: Array(schools))
        let round = RoundScript.current(now: now)
        let form = try demonstration.importForm()
        let id = try demonstration.open(
            round, plan: try demonstration.addPlan(), form: form, previous: nil,
            at: now + .seconds(-86_400))
        let file = RoundFile(id: id, round: round, form: form, previous: nil)
        let reporters = Array(schools.prefix(count * reported / 100))
        for start in stride(from: 0, to: reporters.count, by: groupSize) {
            let group = reporters[start..<min(start + groupSize, reporters.count)]
            try demonstration.submit(group, in: file, at: now + .seconds(-3600))
        }
        try demonstration.finish()
    }

    /// Reports that are submitted in one transaction.
    private static let groupSize = 200
}

extension Demonstration {
    fileprivate func submit(
        _ schools: ArraySlice<ListedSchool>, in file: RoundFile, at moment: Moment
    ) throws {
        try write(at: moment) { database in
            for school in schools {
                guard let unit = try database.read.units.find(school.code) else { continue }
                let values = InventedFigures.values(for: school, in: file.round)
                _ = try database.submit(
                    try submission(of: values, by: school, unit: unit, in: file, database),
                    by: try actor("ht-\(school.code)", database))
            }
        }
    }
}
