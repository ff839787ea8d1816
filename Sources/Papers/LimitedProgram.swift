import CPlatform
import Glibc
import Synchronization

/// A program that reads what strangers sent, alone and within bounds: see `limited_start`.
struct LimitedProgram {
    /// How it ended.
    enum End: Hashable {
        /// By itself, with this status.
        case exited(Int32)
        /// By a signal: of the kernel, for a bound or a fault of its own.
        case stopped
        /// Of us, for its time was over.
        case tookTooLong
        /// Of us, for nobody waits for it any more.
        case cancelled
    }

    struct Output {
        var octets: [UInt8]
        var end: End

        /// As UTF-8, whatever it is.
        var text: String { String(decoding: octets, as: UTF8.self) }
    }

    struct NotStarted: Error {
        let reason: Int32
    }

    /// In octets, of its address space and of a file that it writes.
    static let (mostMemory, mostFile) = (UInt64(512) << 20, UInt64(24) << 20)
    /// Octets of its output that are read; it is stopped when it has written more.
    static let mostOutput = 256 * 1024

    /// What it may know of the place: nothing but how to write text and time.
    private static let environment = [
        "HOME=/nonexistent", "LC_ALL=C.UTF-8", "OMP_NUM_THREADS=1", "OPENSSL_CONF=/dev/null",
        "TZ=UTC0",
    ]

    let path: String
    let arguments: [String]
    /// The only folder that it writes to.
    let folder: String
    let most: Duration
    /// What it says of what is wrong belongs to its output.
    var hearsErrors = false

    /// Blocks until the program has ended, for `most` and little more; sooner when `isCancelled` is
    /// set.
    func run(until deadline: ContinuousClock.Instant, unless isCancelled: borrowing Atomic<Bool>)
        throws(NotStarted) -> Output
    {
        let end = min(ContinuousClock.now + most, deadline)
        guard ContinuousClock.now < end else { return Output(octets: [], end: .tookTooLong) }
        let seconds = max(1, most.components.seconds)
        var bounds = limited_bounds(
            memory: LimitedProgram.mostMemory, file: LimitedProgram.mostFile,
            // The clock on the wall tells first.
            processor: UInt64(seconds) + 1)
        let words = LimitedProgram.terminated([path] + arguments)
        let variables = LimitedProgram.terminated(LimitedProgram.environment)
        var descriptor: Int32 = -1
        let process = unsafe limited_start(
            words, words.count, variables, variables.count, folder, &bounds,
            hearsErrors, &descriptor)
        guard process > 0 else { throw NotStarted(reason: errno) }
        var output = Output(octets: [], end: .stopped)
        let cut = LimitedProgram.read(descriptor, into: &output.octets, until: end, isCancelled)
        close(descriptor)
        output.end = LimitedProgram.wait(for: process, until: end, cut, isCancelled)
        return output
    }

    /// Why it is ended before it ends by itself.
    private enum Cut {
        case isFull, tookTooLong, cancelled
    }

    private static func terminated(_ texts: [String]) -> [CChar] {
        texts.flatMap { text in text.utf8.filter { $0 != 0 }.map { CChar(bitPattern: $0) } + [0] }
    }

    private static func read(
        _ descriptor: Int32, into octets: inout [UInt8], until end: ContinuousClock.Instant,
        _ isCancelled: borrowing Atomic<Bool>
    ) -> Cut? {
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        while true {
            if isCancelled.load(ordering: .relaxed) { return .cancelled }
            guard ContinuousClock.now < end else { return .tookTooLong }
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard unsafe poll(&waiting, 1, 50) > 0 else { continue }
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 || count < 0 && errno != EINTR { return nil }
            octets += buffer.prefix(max(0, count))
            guard octets.count <= mostOutput else {
                octets.removeLast(octets.count - mostOutput)
                return .isFull
            }
        }
    }

    /// Also of a program that has closed its output and goes on. What it started goes with it.
    private static func wait(
        for process: pid_t, until end: ContinuousClock.Instant, _ cut: Cut?,
        _ isCancelled: borrowing Atomic<Bool>
    ) -> End {
        var cut = cut
        var status: Int32 = 0
        while cut == nil {
            guard unsafe waitpid(process, &status, WNOHANG) == 0 else { break }
            if isCancelled.load(ordering: .relaxed) { cut = .cancelled }
            if ContinuousClock.now >= end { cut = .tookTooLong }
            usleep(2000)
        }
        // Where it has no group yet, it has started nothing either.
        if cut != nil { kill(process, SIGKILL) }
        kill(-process, SIGKILL)
        if cut != nil { while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {} }
        return switch cut {
        case .cancelled: .cancelled
        case .tookTooLong: .tookTooLong
        // It has said as much as is read.
        case .isFull: .exited(0)
        case nil: status & 0x7f == 0 ? .exited(status >> 8 & 0xff) : .stopped
        }
    }
}
