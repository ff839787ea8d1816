extension Outline {
    /// What of a consolidated report's outline that was written for another version of the form this one
    /// can say: without the passages, annexes and definitions that name what it does not have, which are
    /// counted. nil where not even its subject can be read.
    package static func keeping(_ document: JSON, of form: Form) -> (outline: Outline, lost: Int)? {
        var (document, lost) = (document, 0)
        while true {
            do throws(InvalidForm) {
                return (try Outline(.consolidated, document: document, of: form), lost)
            } catch {
                let count = document.drop(error.faults.map(\.place))
                guard count > 0 else { return nil }
                lost += count
            }
        }
    }
}

extension JSON {
    /// Takes away the parts of an outline in which these places are, and says how many these were.
    fileprivate mutating func drop(_ places: [String]) -> Int {
        guard var members = object else { return 0 }
        var count = 0
        for name in ["blocks", "annexes"] {
            guard let parts = members[name]?.array else { continue }
            let left = parts.enumerated().filter { index, _ in
                !places.contains { $0.hasPrefix("\(name)[\(index)]") }
            }
            count += parts.count - left.count
            members[name] = .array(left.map(\.element))
        }
        if let definitions = members["let"]?.object {
            let left = definitions.pairs.filter { pair in
                !places.contains { "\($0).".hasPrefix("let.\(pair.name).") }
            }
            count += definitions.pairs.count - left.count
            members["let"] = .object(JSON.Members(distinct: left.map { ($0.name, $0.value) }))
        }
        self = .object(members)
        return count
    }
}
