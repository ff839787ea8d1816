import GRDB
import Reporting

/// Plans and their files as the events tell them.
struct ToldPlans {
    private struct Line {
        /// nil for events of earlier releases, which do not tell it; so are number and date where
        /// they leave open which of several plans they speak of.
        var content: String?
        var number: String?
        var date: Day?
    }

    fileprivate struct File: Hashable {
        var hash: String
        /// nil for one that was removed, as events of earlier releases tell it.
        var title: String?
        /// nil for events of earlier releases.
        var plan: Plan.ID?

        /// How much of it is told.
        var exactness: Int { (plan == nil ? 0 : 2) + (title == nil ? 0 : 1) }
    }

    private var lines: [Plan.ID: Line] = [:]
    private var files: [File] = []
    /// Those of them that were removed again, each as often as it was.
    private var removed: [File] = []
    /// Plans are never deleted: those that events of earlier releases added have the first numbers.
    private var added: Int64 = 0

    mutating func take(_ event: Event) {
        switch event.happening {
        case .planAdded(let number, let mark)?:
            added += 1
            lines[mark?.plan ?? Plan.ID(rawValue: added)] = Line(
                content: mark?.content, number: number)
        case .planChanged(let old, let new, let mark)?:
            guard let id = mark?.plan ?? named(old) else { return }
            lines[id] = Line(content: mark?.content, number: new.number, date: new.date)
        case .planFileAdded(let hash, let title, let plan)?:
            files.append(File(hash: hash, title: title, plan: plan))
        case .planFileRemoved(let hash, let title, let plan)?:
            removed.append(File(hash: hash, title: title, plan: plan))
        default: break
        }
    }

    /// The plan that had that number and date; where it may be one of several, no event tells of
    /// their names any more.
    private mutating func named(_ name: Happening.PlanName) -> Plan.ID? {
        if let exact = lines.first(where: {
            $0.value.number == name.number && $0.value.date == name.date
        }) {
            return exact.key
        }
        let possible = lines.filter {
            $0.value.number ?? name.number == name.number && $0.value.date ?? name.date == name.date
        }.keys
        if possible.count > 1 { for id in possible { lines[id] = Line() } }
        return possible.count == 1 ? possible.first : nil
    }

    func differences(in plans: PlanRepository) throws -> [String] {
        var found: [String] = []
        let stored = try plans.all()
        for plan in stored {
            guard let line = lines[plan.id] else {
                found.append("plan \(plan.number): no event tells of it")
                continue
            }
            let content = try plans.content(of: plan.id)
            if line.number ?? plan.number != plan.number || line.date ?? plan.date != plan.date
                || line.content ?? content != content
            {
                found.append("plan \(plan.number): is not what its events tell")
            }
        }
        let missing = Set(lines.keys).subtracting(stored.map(\.id)).sorted {
            $0.rawValue < $1.rawValue
        }
        found += missing.map {
            "plan \(lines[$0]?.number ?? "\($0.rawValue)"): was added and is not there"
        }
        return try found + fileDifferences(stored, plans)
    }

    private func fileDifferences(_ stored: [Plan], _ plans: PlanRepository) throws -> [String] {
        var left = files
        var unmatched: [(plan: Plan, title: String, file: File)] = []
        // What is told exactly goes first: what is told of no plan may be any plan's.
        for plan in stored {
            for kept in try plans.files(of: plan.id) {
                let file = File(hash: kept.file.hash, title: kept.title, plan: plan.id)
                if !left.removeOne(file) { unmatched.append((plan, kept.title, file)) }
            }
        }
        // Of equal files it does not matter which was removed, so what is left must be them.
        let gone = removed.filter { $0.plan == nil || !left.removeOne($0) }
        let untold = unmatched.filter { !left.removeOne(like: $0.file) }
        let returned = gone.sorted { $0.exactness > $1.exactness }.filter {
            !left.removeOne(like: $0)
        }
        return untold.map { "plan \($0.plan.number): no event tells of its file \($0.title)" }
            + returned.map { "plan file \($0.title ?? $0.hash): was removed and is there" }
            + left.map { "plan file \($0.title ?? $0.hash): was added and is not there" }
    }
}

extension [ToldPlans.File] {
    /// - Returns: false when it is not there as exactly as it is told.
    fileprivate mutating func removeOne(_ file: ToldPlans.File) -> Bool {
        guard let index = firstIndex(of: file) else { return false }
        remove(at: index)
        return true
    }

    /// - Returns: false when there is none that may be that file.
    fileprivate mutating func removeOne(like file: ToldPlans.File) -> Bool {
        let index = firstIndex { other in
            other.hash == file.hash
                && (other.title == nil || file.title == nil || other.title == file.title)
                && (other.plan == nil || file.plan == nil || other.plan == file.plan)
        }
        if let index { remove(at: index) }
        return index != nil
    }
}
