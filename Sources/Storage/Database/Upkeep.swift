import Dispatch
import Foundation
import GRDB

/// What a server does for its database every minute: writes the log into the file, and looks
/// whether the disk is nearly full.
///
/// Unchecked: `timer` is made once and only cancelled, `isWarned` belongs to its queue.
final class Upkeep: @unchecked Sendable {
    private let timer: any DispatchSourceTimer
    private var isWarned = false

    init(writer: GroupCommit, path: String, log: @escaping @Sendable (String) -> Void) {
        timer = DispatchSource.makeTimerSource(
            queue: DispatchQueue(label: "tonghop.storage.upkeep"))
        timer.setEventHandler { [weak self] in
            do { try writer.checkpoint(.passive) } catch { log("no checkpoint: \(error)") }
            self?.warn(of: DiskSpace(path: path), log)
        }
        timer.schedule(deadline: .now() + 60, repeating: 60)
        timer.activate()
    }

    func stop() { timer.cancel() }

    /// Once when it gets short, and again after it was better in between.
    private func warn(of space: DiskSpace?, _ log: (String) -> Void) {
        guard let space else { return }
        if space.isShort, !isWarned { log("the disk is nearly full: \(space)") }
        isWarned = space.isShort
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
        guard statvfs(Durable.folder(of: path), &status) == 0 else { return nil }
        free = Int64(clamping: status.f_bavail) * Int64(clamping: status.f_frsize)
        total = Int64(clamping: status.f_blocks) * Int64(clamping: status.f_frsize)
    }

    /// Less than a tenth, which is when somebody should do something about it.
    package var isShort: Bool { free < total / 10 }

    package var description: String { "\(free >> 20) of \(total >> 20) MiB are free" }
}
