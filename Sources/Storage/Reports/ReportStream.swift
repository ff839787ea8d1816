import Reporting

/// Where a line stands in a list of reports: the next page begins behind it. Lists are sorted by
/// both numbers, whose meaning is the order's: a state's or commune's rank, or a moment; then the
/// place.
package struct ReportCursor: Hashable, Sendable, Comparable {
    var group: Int64
    var place: Int64

    package init(group: Int64 = 0, place: Int64) {
        self.group = group
        self.place = place
    }

    /// In display order behind this place.
    package init(behind order: Int) { self.init(place: Int64(order)) }

    /// Of a list in display order.
    package var displayOrder: Int { Int(place) }

    /// In display order behind this unit, which itself need not be in the list.
    package init(behind unit: RoundUnit) {
        self.init(place: Int64(unit.displayOrder))
    }

    package static func < (left: ReportCursor, right: ReportCursor) -> Bool {
        (left.group, left.place) < (right.group, right.place)
    }

    /// `0.49`, as an address has it.
    package var text: String { "\(group).\(place)" }

    /// nil for what is none.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 41, let group = Int64(parts[0]),
            let place = Int64(parts[1])
        else { return nil }
        self.init(group: group, place: place)
    }
}

/// Reports in the order of their cursors, read as far as they are asked for.
struct ReportStream {
    typealias Entry = (cursor: ReportCursor, unit: Unit.ID)

    /// Up to so many behind the cursor; fewer are the last.
    private let fetch: (ReportCursor?, Int) throws -> [Entry]
    private let chunk: Int
    private var read: ArraySlice<Entry> = []
    private var last: ReportCursor?
    private var isEnded = false

    init(
        after start: ReportCursor?, chunk: Int,
        fetch: @escaping (ReportCursor?, Int) throws -> [Entry]
    ) {
        (last, self.chunk, self.fetch) = (start, chunk, fetch)
    }

    mutating func first() throws -> Entry? {
        if read.isEmpty, !isEnded {
            let entries = try fetch(last, chunk)
            isEnded = entries.count < chunk
            last = entries.last?.cursor
            read = entries[...]
        }
        return read.first
    }

    mutating func removeFirst() { read.removeFirst() }
}

/// Several streams as one.
struct MergedReports {
    private var streams: [ReportStream]

    init(_ streams: [ReportStream]) { self.streams = streams }

    /// The next ones, `count` at most; none at the end.
    mutating func next(_ count: Int) throws -> [ReportStream.Entry] {
        var entries: [ReportStream.Entry] = []
        while entries.count < count, let entry = try next() { entries.append(entry) }
        return entries
    }

    private mutating func next() throws -> ReportStream.Entry? {
        var best: (entry: ReportStream.Entry, index: Int)?
        for index in streams.indices {
            guard let entry = try streams[index].first() else { continue }
            if let found = best, found.entry.cursor < entry.cursor { continue }
            best = (entry, index)
        }
        guard let best else { return nil }
        streams[best.index].removeFirst()
        return best.entry
    }
}
