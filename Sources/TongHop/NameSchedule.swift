import Logging
import Reporting
import Storage

/// Units take the names whose days have come.
enum NameSchedule {
    /// Units that are seen to in one minute.
    private static let atOnce = 200

    /// What one minute does.
    static func look(_ storage: Storage, _ log: Logger) {
        do {
            let day = storage.environment.now().day
            let units = try storage.read { try $0.units.withNameDue(on: day, limit: atOnce) }
            for unit in units {
                // Each in a transaction of its own: what one can't have done keeps no other waiting.
                do {
                    let naming = try storage.write { try $0.takeDueName(of: unit) }
                    if let naming { log.notice("unit \(unit.rawValue) is called \(naming.name)") }
                } catch {
                    log.error("unit \(unit.rawValue) did not take its name: \(PlainReason(error))")
                }
            }
        } catch {
            log.error("names whose day has come were not looked for: \(PlainReason(error))")
        }
    }
}
