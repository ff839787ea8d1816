import GRDB
import Reporting

/// What became of the latest backup: the copy, and what restoring it to a scratch place showed.
package struct BackupRecord: Hashable, Sendable {
    package var at: Moment
    /// The copy's file name; empty when none was made.
    package var file: String
    /// Of the copied database, in bytes.
    package var size: Int64
    /// SHA-256 of the copied database in lower-case hexadecimal.
    package var hash: String
    /// What the copy held when it was restored for trial.
    package var schools: Int
    package var values: Int
    /// What is wrong with the copy, or why there is none; empty when all is well. English.
    package var faults: [String]

    package init(
        at: Moment, file: String, size: Int64, hash: String, schools: Int, values: Int,
        faults: [String]
    ) {
        self.at = at
        self.file = file
        self.size = size
        self.hash = hash
        self.schools = schools
        self.values = values
        self.faults = faults
    }

    package var isGood: Bool { faults.isEmpty }

    /// Without a good copy for this long, the daily one did not come about.
    package static let longestWait = Duration.seconds(36 * 3600)

    /// Whether a daily backup at that hour in Viet Nam is due: none was begun since the hour was
    /// last passed, or the last one failed an hour ago or earlier. One of a future day was begun
    /// while the clock was wrong, and says nothing.
    package static func isDue(after last: BackupRecord?, hour: Int, now: Moment) -> Bool {
        guard let last, last.at <= now else { return true }
        guard last.isGood else { return now >= last.at + .seconds(3600) }
        let today = Moment(now.day, hour: hour)
        return last.at < (now >= today ? today : Moment(now.day + -1, hour: hour))
    }
}

extension BackupRecord {
    static let setting = "last_backup"
    static let goodSetting = "last_good_backup"

    var json: JSON {
        [
            "at": .integer(at.milliseconds), "file": .string(file), "size": .integer(size),
            "hash": .string(hash), "schools": .integer(Int64(schools)),
            "values": .integer(Int64(values)), "faults": .array(faults.map(JSON.string)),
        ]
    }

    /// - Throws: `StorageError.damaged` when the JSON is not what `json` makes.
    init(_ json: JSON) throws {
        guard let at = json["at"]?.integer, let file = json["file"]?.string,
            let size = json["size"]?.integer, let hash = json["hash"]?.string,
            let schools = json["schools"]?.integer, let values = json["values"]?.integer,
            let faults = json["faults"]?.array
        else { throw StorageError.damaged("setting \(BackupRecord.setting)") }
        self.init(
            at: Moment(milliseconds: at), file: file, size: size, hash: hash,
            schools: Int(schools), values: Int(values), faults: faults.compactMap(\.string))
    }
}

extension SettingRepository {
    /// nil before the first backup.
    package func lastBackup() throws -> BackupRecord? {
        try value(BackupRecord.setting).map(BackupRecord.init)
    }

    /// The last one with which nothing was wrong.
    package func lastGoodBackup() throws -> BackupRecord? {
        try value(BackupRecord.goodSetting).map(BackupRecord.init)
    }
}

extension WriteTransaction {
    /// Notes that somebody wants a backup now.
    package func recordBackupAsked(by actor: Actor) throws {
        try record(.backupAsked, by: actor)
    }

    /// Keeps what became of a backup for the settings page, and in the event chain.
    package func record(_ backup: BackupRecord, by actor: Actor) throws {
        try set(BackupRecord.setting, to: backup.json)
        if backup.isGood { try set(BackupRecord.goodSetting, to: backup.json) }
        try record(.backupMade(backup), by: actor)
    }
}
