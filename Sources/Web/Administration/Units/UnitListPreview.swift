import Reporting
import Storage

/// What a list of units would do, as it is shown before it is done.
struct UnitListPreview {
    struct Line {
        let read: UnitListReading.Line
        /// nil for a line that waits for an answer.
        let change: UnitChange?
    }

    let reading: UnitListReading
    /// By the list's lines; a unit that is to be added because one names it stands before it.
    let lines: [Line]
    /// Of all that is shown; nil where something is open or wrong.
    let digest: String?

    init(_ list: UnitList, answers: [String: String], _ visit: Visit) throws {
        let directory = try UnitDirectory(visit.database, on: visit.now.day)
        let reading = UnitListReading(list.drafts, in: directory, answers: answers)
        var changes = try visit.database.preview(
            reading.lines.filter { !reading.isOpen($0) }.map(\.draft), on: visit.now.day)[...]
        var lines: [Line] = []
        for line in reading.lines {
            let change = reading.isOpen(line) ? nil : changes.popFirst()
            lines.append(Line(read: line, change: change))
        }
        let all = lines.compactMap(\.change)
        digest =
            all.count == lines.count ? UnitListPreview.digest(of: reading.drafts, all) : nil
        self.reading = reading
        self.lines = lines.sorted { $0.read.draft.line < $1.read.draft.line }
    }

    /// nil where something is wrong.
    static func digest(of drafts: [UnitDraft], _ changes: [UnitChange]) -> String? {
        var stream = Digest.Stream()
        for (draft, change) in zip(drafts, changes) {
            guard let words = change.words else { return nil }
            for text in ["\(draft.line)"] + draft.texts + words {
                stream.add(Array("\(text.utf8.count):\(text)".utf8))
            }
        }
        return stream.hexadecimal
    }
}

extension UnitDraft {
    fileprivate var texts: [String] {
        [code, name, shortName, kind, form, level, reportsTo, commune, place, from, until]
            + successors + ["-"] + identifiers.sorted { $0.key < $1.key }.flatMap { [$0, $1] }
    }
}

extension UnitChange {
    /// nil for what can't be done.
    fileprivate var words: [String]? {
        switch self {
        case .add: ["add"]
        case .nothing: ["nothing"]
        case .faults: nil
        case .change(let fields):
            ["change"]
                + UnitDraft.Field.allCases.flatMap { field in
                    fields[field].map { ["\(field)", $0.before, $0.after] } ?? []
                }
        }
    }
}
