import Glibc
import Synchronization

/// A file without a name that is sent while it is written: whoever reads it goes at their own pace,
/// and holds up neither its writer nor another reader. When nobody refers to it, it is gone.
package final class GrowingFile: Sendable {
    /// Why no more is written.
    package enum Failure: Error, Equatable {
        /// Nobody reads it any more.
        case isUnwanted
        /// The disk, or the share of it that such files may take, is full.
        case noSpace
    }

    /// How a file stands for whoever has read so far.
    package enum Standing: Equatable, Sendable {
        /// So many more octets can be read.
        case more(Int)
        case grows
        case isWhole
        /// It ends here and is not whole.
        case failed
    }

    /// Somebody who reads it.
    package final class Reader: Sendable {
        package let growing: GrowingFile

        fileprivate init(_ growing: GrowingFile) { self.growing = growing }

        deinit { growing.leave() }

        package var file: OpenFile { growing.file }

        package func standing(behind place: Int) -> Standing { growing.standing(behind: place) }

        /// Calls once there is more behind the place, or no more comes: at once, or from whoever
        /// writes, who must not be held up.
        package func whenMore(behind place: Int, _ call: @escaping @Sendable () -> Void) {
            growing.whenMore(behind: place, call)
        }
    }

    private struct State {
        var count = 0
        var end: Standing?
        var readers = 0
        var waiting: [@Sendable () -> Void] = []

        func standing(behind place: Int) -> Standing {
            if end == .failed { return .failed }
            if count > place { return .more(count - place) }
            return end ?? .grows
        }
    }

    private let file: OpenFile
    private let shares: ByteShares
    private let holder: String
    private let state = Mutex(State())

    /// In the folder at the path, which must exist; `shares` counts what such files take of the
    /// disk.
    ///
    /// - Throws: `.noSpace` where none can be made.
    package init(in folder: String, counted shares: ByteShares, for holder: String) throws(Failure)
    {
        (self.shares, self.holder) = (shares, holder)
        var path = Array("\(folder)/file-XXXXXX".utf8CString)
        let descriptor = unsafe mkstemp(&path)
        guard descriptor >= 0 else { throw .noSpace }
        file = OpenFile(new: descriptor)
        unsafe unlink(path)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { shares.give(back: count, of: holder) }

    /// The octets that were written so far.
    package var count: Int { state.withLock { $0.count } }

    package var isWhole: Bool { state.withLock { $0.end == .isWhole } }

    package var isRead: Bool { state.withLock { $0.readers > 0 } }

    package func standing(behind place: Int) -> Standing {
        state.withLock { $0.standing(behind: place) }
    }

    /// nil for one that failed.
    package func reader() -> Reader? {
        let isGiven = state.withLock { state in
            guard state.end != .failed else { return false }
            state.readers += 1
            return true
        }
        return isGiven ? Reader(self) : nil
    }

    private func leave() { state.withLock { $0.readers -= 1 } }

    // MARK: For the one who writes

    /// Adds octets at the end; blocks while the disk does.
    package func append(_ octets: [UInt8]) throws(Failure) {
        guard shares.take(octets.count, for: holder) else { throw .noSpace }
        let place = count
        var written = 0
        while written < octets.count {
            let step = unsafe octets.withUnsafeBytes { bytes in
                unsafe pwrite(
                    file.descriptor, bytes.baseAddress.map { unsafe $0 + written },
                    octets.count - written, off_t(place + written))
            }
            if step < 0 {
                guard errno == EINTR else {
                    shares.give(back: octets.count, of: holder)
                    throw .noSpace
                }
            } else {
                written += step
            }
        }
        wake { $0.count += octets.count }
    }

    /// It is whole.
    package func end() { wake { $0.end = $0.end ?? .isWhole } }

    /// What was promised does not come.
    package func fail() { wake { $0.end = $0.end ?? .failed } }

    /// Fails it unless somebody reads it.
    ///
    /// - Throws: `.isUnwanted` when nobody does.
    package func giveUpUnlessRead() throws(Failure) {
        let isRead = state.withLock { state in
            if state.readers == 0 { state.end = state.end ?? .failed }
            return state.readers > 0
        }
        guard isRead else { throw .isUnwanted }
    }

    private func wake(_ change: (inout State) -> Void) {
        let calls = state.withLock { state in
            change(&state)
            defer { state.waiting = [] }
            return state.waiting
        }
        for call in calls { call() }
    }

    fileprivate func whenMore(behind place: Int, _ call: @escaping @Sendable () -> Void) {
        let waits = state.withLock { state in
            guard state.standing(behind: place) == .grows else { return false }
            state.waiting.append(call)
            return true
        }
        if !waits { call() }
    }
}

extension GrowingFile {
    /// All of it, once it is whole; nil before, and where the system gives no descriptor.
    package var whole: OpenFile? {
        isWhole ? file.again : nil
    }
}
