/// The rows of a table that two people changed at one time, put together row by row.
///
/// Each side is held against the rows that it was made of. What one of them added, changed or took away
/// holds where the other left it alone; rows that both added in one place are all kept, those of
/// `theirs` first, and one that both added stands once.
enum MergedRows {
    /// nil where both changed the same row to different things.
    static func of<Row: Hashable>(
        _ mine: [Row], _ theirs: [Row], over base: [Row]
    ) -> [Row]? {
        let (own, other) = (Edits(mine, over: base), Edits(theirs, over: base))
        var merged: [Row] = []
        for place in 0...base.count {
            merged += both(own.added[place], other.added[place])
            guard place < base.count else { break }
            let (row, theirs) = (own.rows[place], other.rows[place])
            if row == theirs || theirs == base[place] {
                merged += row.map { [$0] } ?? []
            } else if row == base[place] {
                merged += theirs.map { [$0] } ?? []
            } else {
                return nil
            }
        }
        return merged
    }

    private static func both<Row: Hashable>(_ mine: [Row], _ theirs: [Row]) -> [Row] {
        var left = theirs.reduce(into: [Row: Int]()) { $0[$1, default: 0] += 1 }
        return theirs
            + mine.filter { row in
                guard let count = left[row], count > 0 else { return true }
                left[row] = count - 1
                return false
            }
    }

    /// What one side made of the rows.
    private struct Edits<Row: Hashable> {
        /// What each of them is now; nil for one that was taken away.
        private(set) var rows: [Row?]
        /// What stands before each of them, and behind the last, that is new.
        private(set) var added: [[Row]]

        /// Rows that stand in the place of others are those, changed, from the top; what is more is new.
        init(_ changed: [Row], over base: [Row]) {
            rows = base
            added = Array(repeating: [], count: base.count + 1)
            var (gone, new) = (Set<Int>(), Set<Int>())
            for change in changed.difference(from: base) {
                switch change {
                case .remove(let place, _, _): gone.insert(place)
                case .insert(let place, _, _): new.insert(place)
                }
            }
            var (place, next) = (0, 0)
            while place < base.count || next < changed.count {
                let first = place
                var put: [Row] = []
                while gone.contains(place) || new.contains(next) {
                    if gone.contains(place) {
                        place += 1
                    } else {
                        put.append(changed[next])
                        next += 1
                    }
                }
                for index in first..<place {
                    rows[index] = index - first < put.count ? put[index - first] : nil
                }
                added[place] += put.dropFirst(place - first)
                // One that is the same on both sides.
                (place, next) = (place + 1, next + 1)
            }
        }
    }
}
