import Reporting

extension Happening {
    /// Units that became others.
    package struct SuccessionTold: Hashable, Sendable {
        /// With the names that they had when it was said.
        package struct Pair: Hashable, Sendable {
            package var old: Unit.ID
            package var before: String
            package var new: Unit.ID
            package var after: String

            package init(old: Unit.ID, before: String, new: Unit.ID, after: String) {
                self.old = old
                self.before = before
                self.new = new
                self.after = after
            }
        }

        package var day: Day
        package var basis: String
        package var pairs: [Pair]
        package var added: Int
        package var changed: Int
        package var closed: Int

        package init(
            day: Day, basis: String, pairs: [Pair], added: Int, changed: Int, closed: Int
        ) {
            self.day = day
            self.basis = basis
            self.pairs = pairs
            self.added = added
            self.changed = changed
            self.closed = closed
        }
    }
}

// The members of what happened to units.
extension Happening {
    var detailOfUnit: JSON.Members {
        switch self {
        case .unitAdded(let code, let name, let form):
            var members: JSON.Members = ["code": .string(code.rawValue), "name": .string(name)]
            members["form"] = form.map(JSON.string)
            return members
        case .unitRenamed(let name, let day, let form):
            var members: JSON.Members = ["name": .string(name)]
            members["from"] = day.map(JSON.init)
            members["form"] = form.map(JSON.string)
            return members
        case .unitNameForgotten(let name, let day):
            return ["name": .string(name), "forgotten": JSON(day)]
        case .unitSorted(let name, let place, let day):
            var members: JSON.Members = ["name": .string(name), "place": .string(place)]
            members["from"] = day.map(JSON.init)
            return members
        case .unitMoved(let name, let relation, let old, let new):
            return [
                "name": .string(name), "relation": .string(relation), "before": .string(old),
                "after": .string(new),
            ]
        case .unitClosed(let name, let day):
            return ["name": .string(name), "closed": JSON(day)]
        case .unitIdentified(let name, let scheme, let day, let old, let new):
            return [
                "name": .string(name), "scheme": .string(scheme), "from": JSON(day),
                "before": old.map(JSON.string) ?? .null, "after": new.map(JSON.string) ?? .null,
            ]
        case .unitsSucceeded(let told): return told.json
        default: return [:]
        }
    }

    /// How a unit changed; nil where a member is missing that is always there.
    init?(ofUnit detail: JSON) {
        func text(_ name: String) -> String? { detail[name]?.string }
        func day(_ name: String) -> Day? { text(name).flatMap(Day.init(iso:)) }
        guard let name = text("name") else { return nil }
        if detail["closed"] != nil {
            self = .unitClosed(name: name, on: day("closed"))
        } else if let day = day("forgotten") {
            self = .unitNameForgotten(name, from: day)
        } else if let place = text("place") {
            self = .unitSorted(name: name, by: place, from: day("from"))
        } else if let scheme = text("scheme"), let day = day("from") {
            self = .unitIdentified(
                name: name, scheme: scheme, from: day, before: text("before"),
                after: text("after"))
        } else if let relation = text("relation") {
            self = .unitMoved(
                name: name, relation: relation, from: text("before") ?? "",
                to: text("after") ?? "")
        } else {
            self = .unitRenamed(to: name, from: day("from"), form: text("form"))
        }
    }
}

extension Happening.SuccessionTold {
    fileprivate var json: JSON.Members {
        [
            "day": JSON(day), "basis": .string(basis), "added": .integer(Int64(added)),
            "changed": .integer(Int64(changed)), "closed": .integer(Int64(closed)),
            "pairs": .array(
                pairs.map {
                    [
                        "old": .integer($0.old.rawValue), "before": .string($0.before),
                        "new": .integer($0.new.rawValue), "after": .string($0.after),
                    ]
                }),
        ]
    }

    init?(json: JSON) {
        func count(_ name: String) -> Int { (json[name]?.integer).map { Int(clamping: $0) } ?? 0 }
        guard let day = json["day"]?.string.flatMap(Day.init(iso:)),
            let pairs = json["pairs"]?.array?.compactMap(Pair.init)
        else { return nil }
        self.init(
            day: day, basis: json["basis"]?.string ?? "", pairs: pairs, added: count("added"),
            changed: count("changed"), closed: count("closed"))
    }
}

extension Happening.SuccessionTold.Pair {
    fileprivate init?(_ json: JSON) {
        guard let old = json["old"]?.integer, let new = json["new"]?.integer else { return nil }
        self.init(
            old: Unit.ID(rawValue: old), before: json["before"]?.string ?? "",
            new: Unit.ID(rawValue: new), after: json["after"]?.string ?? "")
    }
}
