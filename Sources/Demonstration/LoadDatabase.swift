import Reporting
import Storage

/// A database of any size for measurements: schools of made-up communes, one open round, and of
/// the schools a share that has submitted.
package enum LoadDatabase {
    /// Fills an empty database with `count` schools, three for each commune, and more where there would
    /// be more communes than the country has; of a hundred of them, `reported` have submitted, the
    /// first in display order.
    ///
    /// - Throws: `Demonstration.NotEmpty`, `StorageError`, or SQLite's error.
    package static func fill(path: String, schools count: Int, reported: Int, now: Moment) throws {
        let demonstration = try Demonstration(path: path, now: now)
        let levels: [Level] = ["MN", "TH", "THCS"]
        let sets = max(1, (count + levels.count - 1) / levels.count)
        let perCommune = (sets + mostCommunes - 1) / mostCommunes
        let communes = (1...((sets + perCommune - 1) / perCommune)).map {
            ThanhMienUnits.Commune("", "Mẫu \($0)", "mau-\($0)")
        }
        var schools: [ListedSchool] = []
        for commune in communes {
            for set in 1...perCommune {
                let place = set == 1 ? commune.place : "\(commune.place) \(set)"
                let slug = set == 1 ? commune.slug : "\(commune.slug)-\(set)"
                schools += levels.map {
                    ListedSchool(level: $0, place: place, slug: slug, commune: commune)
                }
            }
        }
        schools = Array(schools.prefix(count))
        try demonstration.addUnits(communes: communes, schools: schools)
        try demonstration.addAccounts(schools: schools)
        let round = RoundScript.current(now: now)
        let form = try demonstration.importForm()
        let id = try demonstration.open(
            round, plan: try demonstration.addPlan(), form: form, previous: nil,
            at: now + .seconds(-86_400))
        let file = RoundFile(id: id, round: round, form: form, previous: nil)
        let reporters = Array(schools.prefix(count * reported / 100))
        for start in stride(from: 0, to: reporters.count, by: groupSize) {
            let group = reporters[start..<min(start + groupSize, reporters.count)]
            // Over the hours since it was opened.
            let ago = 3600 + 72_000 * (reporters.count - start) / reporters.count
            try demonstration.submit(group, in: file, at: now + Duration.seconds(-ago))
        }
        try demonstration.finish()
    }

    /// Xã, phường, đặc khu of the country since 1/7/2025.
    private static let mostCommunes = 3_321
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
