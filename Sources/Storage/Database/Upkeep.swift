import Dispatch
import Foundation
import GRDB
import Reporting

/// What a server does for its database every minute: writes the log into the file, and looks
/// whether the disk is nearly full or the clock was set.
///
/// Unchecked: `timer` is made once and only cancelled, all else belongs to its queue.
final class Upkeep: @unchecked Sendable {
    private let timer: any DispatchSourceTimer
    private let environment: Storage.Environment
    private var isWarned = false
    /// By how much the wall clock was ahead of the steady one at the last look.
    private var lead = Duration.zero

    init(writer: GroupCommit, path: String, environment: Storage.Environment) {
        self.environment = environment
        timer = DispatchSource.makeTimerSource(
            queue: DispatchQueue(label: "tonghop.storage.upkeep"))
        timer.setEventHandler { [weak self] in
            do {
                try writer.tidyLog()
            } catch {
                environment.log("no checkpoint: \(PlainReason(error))")
            }
            self?.lookAtDisk(DiskSpace(path: path))
            self?.lookAtClock()
        }
        timer.schedule(deadline: .now() + 60, repeating: 60)
        timer.activate()
    }

    func stop() { timer.cancel() }

    /// Once when it gets short, and again after it was better in between.
    private func lookAtDisk(_ space: DiskSpace?) {
        guard let space else { return }
        if space.isShort, !isWarned { environment.log("the disk is nearly full: \(space)") }
        isWarned = space.isShort
    }

    /// Deadlines and receipts go by the wall clock, so that somebody should look at it.
    private func lookAtClock() {
        let now = environment.now()
        let ahead = Duration.milliseconds(now.milliseconds - environment.steady().milliseconds)
        if abs(ahead.components.seconds - lead.components.seconds) > 60 {
            environment.log("the clock was set; it says \(now)")
        }
        lead = ahead
    }
}

/// How much of the database's disk is free.
package struct DiskSpace: Hashable, Sendable, CustomStringConvertible {
    /// Bytes.
    package let free: Int64
    package let total: Int64

    /// nil when the system does not say.
    package init?(path: String) {
        var status = statvfs()
        guard unsafe statvfs(Durable.folder(of: path), &status) == 0 else { return nil }
        free = Int64(clamping: status.f_bavail) * Int64(clamping: status.f_frsize)
        total = Int64(clamping: status.f_blocks) * Int64(clamping: status.f_frsize)
    }

    package init(free: Int64, total: Int64) {
        self.free = free
        self.total = total
    }

    /// Less than a tenth, which is when somebody should do something about it.
    package var isShort: Bool { free < total / 10 }

    package var description: String { "\(free >> 20) of \(total >> 20) MiB are free" }
}
