import Foundation
import Reporting

/// A folder of copies: `tonghop-20261125-020000.db` each with its SHA-256 beside it, and one folder
/// `files` for all. What ends in `.tmp` is unfinished.
package struct BackupFolder: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// One complete copy.
    package struct Copy: Hashable, Sendable {
        package let path: String
        /// When it was begun, to the second, on Viet Nam's clock.
        package let at: Moment

        package var name: String { URL(filePath: path).lastPathComponent }

        /// nil for a file of another name.
        init?(path: String) {
            let name = URL(filePath: path).lastPathComponent
            guard let found = name.wholeMatch(of: Copy.shape),
                let day = Day(iso: "\(found.1)-\(found.2)-\(found.3)"),
                let hour = Int(found.4), let minute = Int(found.5), let second = Int(found.6),
                hour < 24, minute < 60, second < 60
            else { return nil }
            self.path = path
            at = Moment(day, hour: hour, minute: minute) + .seconds(second)
        }

        private static var shape:
            Regex<(Substring, Substring, Substring, Substring, Substring, Substring, Substring)>
        {
            /tonghop-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.db/
        }
    }

    /// Where a copy of the key file stands, when one was asked for.
    package var keyPath: String { path + "/tonghop.key" }

    /// Makes the folder where there is none, and tries whether a copy can be kept in it.
    ///
    /// - Throws: `StorageError`, which names the folder and says why not.
    package func prepare() throws {
        try Durable.makeFolder(path)
        try Durable.tryWriting(in: path)
    }

    var files: FileStore { FileStore(folder: path + "/files") }

    /// The complete copies, the newest first; none when there is no such folder.
    package var copies: [Copy] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.compactMap { Copy(path: path + "/" + $0) }.sorted { $0.at > $1.at }
    }

    /// The path of a new copy, not yet taken: no two in one second.
    func newPath(at now: Moment) -> String {
        var moment = now
        while true {
            let (hour, minute, second, _) = moment.time
            let numbers = [hour, minute, second].map { ($0 < 10 ? "0" : "") + String($0) }
            let day = moment.day.description.filter { $0 != "-" }
            let path = "\(path)/tonghop-\(day)-\(numbers.joined()).db"
            guard FileManager.default.fileExists(atPath: path) else { return path }
            moment = moment + .seconds(1)
        }
    }

    /// Removes the copies that the retention does not keep. The copy of the name `newest` stays, be
    /// it of a day that was long ago because the clock was wrong when it was made.
    package func rotate(_ retention: Retention = Retention(), newest: String = "") throws {
        let kept = retention.kept(of: copies.map(\.at))
        for copy in copies where !kept.contains(copy.at) && copy.name != newest {
            try Durable.remove(copy.path)
            try Durable.remove(Checksum.path(of: copy.path))
        }
        try Durable.sync(path)
    }
}

/// Which copies are kept: of the last days, weeks and months that have one, the newest of each.
package struct Retention: Hashable, Sendable {
    package var days = 7
    package var weeks = 5
    package var months = 12

    package init() {}

    package func kept(of moments: [Moment]) -> Set<Moment> {
        let newestFirst = moments.sorted(by: >)
        // Weeks begin on Monday; 1970-01-01 was a Thursday.
        return newest(of: newestFirst, days) { $0.day.number }
            .union(newest(of: newestFirst, weeks) { ($0.day.number + 3) / 7 })
            .union(
                newest(of: newestFirst, months) { moment in
                    let (year, month, _) = moment.day.components
                    return year * 12 + month
                })
    }

    private func newest(
        of moments: [Moment], _ count: Int, by period: (Moment) -> Int
    ) -> Set<Moment> {
        var seen: Set<Int> = []
        var kept: Set<Moment> = []
        for moment in moments where seen.count < count {
            if seen.insert(period(moment)).inserted { kept.insert(moment) }
        }
        return kept
    }
}
