import CDeflate
import Synchronization

/// Packs octets as gzip (RFC 1952), whole. The tables that it takes, some hundred kilobytes, are made
/// once and lent to one thread after another.
final class Gzip: Sendable {
    private let level: Int32
    private let idle = Mutex<[Tables]>([])

    /// From 1, the fastest, to 12.
    init(level: Int32) { self.level = level }

    /// nil when there is no memory.
    func packed(_ octets: [UInt8]) -> [UInt8]? {
        guard let tables = idle.withLock({ $0.popLast() }) ?? Tables(level: level) else {
            return nil
        }
        defer { idle.withLock { $0.append(tables) } }
        return tables.packed(octets)
    }

    /// Unchecked: only who took it from `idle` uses it, until it is put back.
    @safe private final class Tables: @unchecked Sendable {
        private let compressor: OpaquePointer

        init?(level: Int32) {
            guard let compressor = unsafe libdeflate_alloc_compressor(level) else { return nil }
            unsafe self.compressor = unsafe compressor
        }

        deinit { unsafe libdeflate_free_compressor(compressor) }

        func packed(_ octets: [UInt8]) -> [UInt8]? {
            let most = unsafe libdeflate_gzip_compress_bound(compressor, octets.count)
            let packed = unsafe [UInt8](unsafeUninitializedCapacity: most) { room, count in
                count = unsafe libdeflate_gzip_compress(
                    compressor, octets, octets.count, room.baseAddress, room.count)
            }
            // In room of its own length: it is kept until the client has taken it.
            return packed.isEmpty
                ? nil : unsafe packed.withUnsafeBufferPointer { unsafe Array($0) }
        }
    }
}
