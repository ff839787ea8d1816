import HTTP
import HTTPTypes
import Reporting
import Storage

/// How the storage does, for programs.
enum Metrics {
    /// `GET /metrics`: how the storage does, in Prometheus's text format (version 0.0.4).
    @Sendable static func show(_ context: Context) throws -> Response {
        let storage = context.storage
        let (backup, unclean) = try storage.read {
            (try $0.settings.lastBackup(), try $0.settings.uncleanStarts())
        }
        var text = MetricsText()
        text.add(storage.commits)
        text.add("tonghop_unclean_starts_total", "counter", Double(unclean))
        text.add("tonghop_writes_accepted", "gauge", storage.acceptsWrites ? 1 : 0)
        if let backup {
            text.add("tonghop_backup_good", "gauge", backup.isGood ? 1 : 0)
            text.add(
                "tonghop_backup_timestamp_seconds", "gauge", Double(backup.at.milliseconds) / 1000)
        }
        if let space = context.site.configuration.diskSpace(storage.path) {
            text.add("tonghop_disk_free_bytes", "gauge", Double(space.free))
            text.add("tonghop_disk_size_bytes", "gauge", Double(space.total))
        }
        return Response(
            status: .ok,
            fields: [.contentType: "text/plain; version=0.0.4", .cacheControl: "no-store"],
            body: Array(text.lines.joined(separator: "\n").utf8) + [UInt8(ascii: "\n")])
    }
}

extension Storage {
    /// Whether this process still writes.
    fileprivate var acceptsWrites: Bool {
        do {
            try checkWriting()
            return true
        } catch {
            return false
        }
    }
}

private struct MetricsText {
    var lines: [String] = []

    mutating func add(_ name: String, _ type: String, _ value: Double) {
        lines += ["# TYPE \(name) \(type)", "\(name) \(value)"]
    }

    /// Writes by how many of them shared a commit, and the time that commits took.
    mutating func add(_ counts: CommitStatistics.Counts) {
        let size = "tonghop_commit_writes"
        lines.append("# TYPE \(size) histogram")
        var sum = 0
        for (index, count) in counts.bySize.enumerated() {
            sum += count
            let limit =
                index < CommitStatistics.Counts.sizes.count
                ? String(CommitStatistics.Counts.sizes[index]) : "+Inf"
            lines.append("\(size)_bucket{le=\"\(limit)\"} \(sum)")
        }
        lines += ["\(size)_sum \(counts.writes)", "\(size)_count \(counts.commits)"]
        add("tonghop_commit_seconds_total", "counter", counts.total / .seconds(1))
        add("tonghop_commit_seconds_max", "gauge", counts.longest / .seconds(1))
    }
}

extension Request {
    /// Sent on this machine, and not by a proxy for somebody else.
    var isLocal: Bool {
        let isLoopback = peer == "::1" || peer.hasPrefix("127.")
        let forwarding = ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"]
        return isLoopback
            && !forwarding.compactMap { HTTPField.Name($0) }.contains { fields[$0] != nil }
    }
}
