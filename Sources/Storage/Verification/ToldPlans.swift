import GRDB
import Reporting

/// Plans and their files as the events tell them.
struct ToldPlans {
    private struct Line {
        /// nil for events of earlier releases, which do not tell it.
        var content: String?
        var number: String
        var date: Day?
    }

    fileprivate struct File: Hashable {
        var hash: String
        var title: String
        /// nil for events of earlier releases.
        var plan: Plan.ID?
    }

    private var lines: [Plan.ID: Line] = [:]
    private var files: [File] = []
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
        case .planFileRemoved(let hash, let plan)?:
            if let index = files.firstIndex(where: { $0.fits(hash, of: plan) }) {
                files.remove(at: index)
            }
        default: break
        }
    }

    private func named(_ name: Happening.PlanName) -> Plan.ID? {
        lines.first {
            $0.value.number == name.number && $0.value.date ?? name.date == name.date
        }?.key
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
            if line.number != plan.number || line.date ?? plan.date != plan.date
                || line.content ?? content != content
            {
                found.append("plan \(plan.number): is not what its events tell")
            }
        }
        let missing = Set(lines.keys).subtracting(stored.map(\.id))
        found += missing.map { "plan \(lines[$0]?.number ?? ""): was added and is not there" }
        return try found + fileDifferences(stored, plans)
    }

    private func fileDifferences(_ stored: [Plan], _ plans: PlanRepository) throws -> [String] {
        var left = files
        var found: [String] = []
        for plan in stored {
            for file in try plans.files(of: plan.id) {
                let index = left.firstIndex {
                    $0.fits(file.file.hash, of: plan.id) && $0.title == file.title
                }
                if let index {
                    left.remove(at: index)
                } else {
                    found.append("plan \(plan.number): no event tells of its file \(file.title)")
                }
            }
        }
        return found + left.map { "plan file \($0.title): was added and is not there" }
    }
}

extension ToldPlans.File {
    /// Whether it may be that file of that plan.
    fileprivate func fits(_ hash: String, of plan: Plan.ID?) -> Bool {
        self.hash == hash && (self.plan == nil || plan == nil || self.plan == plan)
    }
}
