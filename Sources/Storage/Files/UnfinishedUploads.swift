import Foundation
import Reporting
import Synchronization

/// Uploads that arrive part by part: files in `DATABASE.unfinished`, which no row names and no backup
/// has. What each is stands in its name, so that they outlast the server; they end by themselves.
package final class UnfinishedUploads: Sendable {
    /// Of one owner; a further one ends the oldest of them.
    package static let mostOfOwner = 2
    /// In bytes, of all together, as they were announced.
    package static let most = 200 * 1024 * 1024
    /// From its beginning; a whole one, which is kept for whoever missed the answer, ends sooner.
    package static let lifetime = Duration.seconds(86_400)
    package static let lifetimeOfWhole = Duration.seconds(3600)

    private let folder: String
    private let most: Int
    /// Those that are being written.
    private let written = Mutex<Set<String>>([])

    /// Of the database at `path`; `most` is another bound for tests.
    package init(database path: String, most: Int = UnfinishedUploads.most) {
        folder = path + ".unfinished"
        self.most = most
    }

    private func entries() -> [Entry] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap(Entry.init)
    }

    private func entry(_ name: Name, at now: Moment) -> Entry? {
        entries().first { $0.key == name.key && !isOver($0, at: now) }
    }

    private func path(_ entry: Entry) -> String { folder + "/" + entry.name }

    private func size(_ entry: Entry) -> Int {
        var status = stat()
        return unsafe stat(path(entry), &status) == 0 ? Int(status.st_size) : 0
    }

    private func isWhole(_ entry: Entry) -> Bool { size(entry) >= entry.content.count }

    private func isOver(_ entry: Entry, at now: Moment) -> Bool {
        let begunAt = Moment(milliseconds: entry.begunAt)
        return now >= begunAt + UnfinishedUploads.lifetime
            || now >= begunAt + UnfinishedUploads.lifetimeOfWhole && isWhole(entry)
    }

    /// How many octets of the content are there.
    package func has(_ content: Content, as name: Name, at now: Moment) throws(Fault) -> Int {
        guard let entry = entry(name, at: now), entry.content == content else { throw .notThere }
        return size(entry)
    }

    /// Adds a part that begins at `place` of the content: the first one begins the upload, one that
    /// is there already changes nothing.
    ///
    /// - Returns: how many octets are there then.
    /// - Throws: `Fault`, or `StorageError`.
    package func add(
        _ octets: [UInt8], at place: Int, of content: Content, as name: Name, at now: Moment
    ) throws -> Int {
        guard octets.count <= content.count - place else { throw Fault.tooLong }
        let entry = try written.withLock { written in
            let known = self.entry(name, at: now)
            let entry =
                if let known, known.content == content {
                    known
                } else {
                    try begin(content, as: name, from: place, at: now)
                }
            guard written.insert(entry.name).inserted else {
                throw Fault.elsewhere(has: size(entry))
            }
            return entry
        }
        defer { written.withLock { _ = $0.remove(entry.name) } }
        let has = size(entry)
        guard place <= has else { throw Fault.elsewhere(has: has) }
        guard place == has, !octets.isEmpty else { return has }
        return try append(octets, to: path(entry), behind: has)
    }

    private func append(_ octets: [UInt8], to path: String, behind has: Int) throws -> Int {
        do {
            let file = try FileHandle(forWritingTo: URL(filePath: path))
            defer { try? file.close() }
            try file.seekToEnd()
            try file.write(contentsOf: octets)
        } catch {
            throw Durable.failure(path)
        }
        return has + octets.count
    }

    private func begin(
        _ content: Content, as name: Name, from place: Int, at now: Moment
    ) throws -> Entry {
        guard place == 0 else { throw Fault.notThere }
        try Durable.makeFolder(folder)
        try sweep(at: now)
        var others = entries().sorted { $0.begunAt < $1.begunAt }
        func end(_ entry: Entry) throws {
            try Durable.remove(path(entry))
            others.removeAll { $0.name == entry.name }
        }
        for entry in others where entry.key == name.key { try end(entry) }
        for entry in others.filter({ $0.owner == name.owner }).dropLast(
            UnfinishedUploads.mostOfOwner - 1)
        { try end(entry) }
        func isFull() -> Bool {
            others.reduce(content.count) { $0 + $1.content.count } > most
        }
        for entry in others where isFull() && isWhole(entry) { try end(entry) }
        guard !isFull(), hasRoom(for: content.count) else { throw Fault.noRoom }
        let entry = Entry(name, content, at: now)
        guard
            FileManager.default.createFile(
                atPath: path(entry), contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw Durable.failure(path(entry)) }
        return entry
    }

    /// As for bodies that arrive at once: a tenth of the disk, or a gigabyte, stays free.
    private func hasRoom(for count: Int) -> Bool {
        guard let space = DiskSpace(path: folder) else { return false }
        return space.free - Int64(count) >= min(space.total / 10, 1 << 30)
    }

    /// Where the content lies once all of it is there, and is what was announced.
    ///
    /// - Throws: `Fault`, or `StorageError`.
    package func whole(_ name: Name, at now: Moment) throws -> String {
        guard let entry = entry(name, at: now) else { throw Fault.notThere }
        let has = size(entry)
        guard has == entry.content.count else { throw Fault.elsewhere(has: has) }
        let file = try FileHandle(forReadingFrom: URL(filePath: path(entry)))
        defer { try? file.close() }
        var digest = Digest.Stream()
        while let piece = try file.read(upToCount: 64 * 1024), !piece.isEmpty {
            digest.add(Array(piece))
        }
        guard digest.hexadecimal == entry.content.hash else {
            try Durable.remove(path(entry))
            throw Fault.otherContent
        }
        return path(entry)
    }

    /// Removes those whose time is over.
    package func sweep(at now: Moment) throws {
        for entry in entries() where isOver(entry, at: now) { try Durable.remove(path(entry)) }
    }
}
