import Synchronization

/// How many writes shared a commit, and how long commits took, since the start.
package final class CommitStatistics: Sendable {
    package struct Counts: Hashable, Sendable {
        package var commits = 0
        package var writes = 0
        /// Commits by how many writes they held: at most 1, 2, 4, 8, 16, 32, 64, and more.
        package var bySize = Array(repeating: 0, count: 8)
        package var total = Duration.zero
        package var longest = Duration.zero

        /// The largest size of each class but the last, which has none.
        package static let sizes = [1, 2, 4, 8, 16, 32, 64]
    }

    private let state = Mutex(Counts())

    package var counts: Counts { state.withLock { $0 } }

    func count(jobs: Int, took duration: Duration) {
        state.withLock { counts in
            counts.commits += 1
            counts.writes += jobs
            let size = Counts.sizes.firstIndex { jobs <= $0 } ?? Counts.sizes.count
            counts.bySize[size] += 1
            counts.total += duration
            counts.longest = max(counts.longest, duration)
        }
    }
}
