import GRDB
import Reporting

/// Settings and letterheads as the events tell them.
struct ToldSettings {
    private var values: [String: JSON] = [:]
    private var letterheads: [Unit.ID: JSON] = [:]

    /// What is only ever set by somebody; the rest the program notes for itself.
    private static let alwaysTold: Set<String> = [Setting.secondFactor, Setting.addressRetention]

    mutating func take(_ event: Event) {
        switch event.happening {
        case .settingChanged(let name, _, let new)?: values[name] = new
        case .backupMade(let record)?:
            values[BackupRecord.setting] = record.json
            if record.isGood { values[BackupRecord.goodSetting] = record.json }
        case .letterheadChanged(_, let new)?:
            if let unit = event.unit { letterheads[unit] = new }
        default: break
        }
    }

    func differences(in database: Database) throws -> [String] {
        var found: [String] = []
        let stored = try texts(database, sql: "SELECT name, value FROM setting")
        for (name, value) in values.sorted(by: { $0.key < $1.key })
        where stored[name] ?? "null" != value.column {
            found.append("setting \(name): is not what the events tell")
        }
        for name in stored.keys.sorted()
        where values[name] == nil && ToldSettings.alwaysTold.contains(name) {
            found.append("setting \(name): no event tells of it")
        }
        var heads = try texts(
            database,
            sql: "SELECT code, content FROM letterhead JOIN unit ON unit.id = unit_id")
        for (unit, content) in letterheads {
            let code = try String.fetchOne(
                database, sql: "SELECT code FROM unit WHERE id = ?", arguments: [unit.rawValue])
            guard let code else { continue }
            if heads.removeValue(forKey: code) != content.column {
                found.append("letterhead of \(code): is not what the events tell")
            }
        }
        return found + heads.keys.sorted().map { "letterhead of \($0): no event tells of it" }
    }

    private func texts(_ database: Database, sql: String) throws -> [String: String] {
        try Row.fetchAll(database, sql: sql).reduce(into: [:]) { $0[$1[0]] = $1[1] }
    }
}
