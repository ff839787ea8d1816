/// The faults that a reading has found so far, so that it can go on and find the others.
final class FoundFaults {
    private(set) var faults: [InvalidForm.Fault] = []
    /// What stands in the document under that name could not be read: whatever names it can't be
    /// judged, and is not blamed.
    var unread: Set<String> = []

    /// What `read` gives; nil when it could not, and then why is known here.
    @discardableResult
    func attempt<Result>(_ read: () throws(InvalidForm) -> Result) -> Result? {
        do throws(InvalidForm) {
            return try read()
        } catch {
            add(error)
            return nil
        }
    }

    func add(_ error: InvalidForm) {
        faults += error.faults.filter { !$0.fault.isConsequence }
        hasFailed = hasFailed || !error.faults.isEmpty
    }

    /// - Throws: what was found, if anything was.
    func check() throws(InvalidForm) {
        guard hasFailed else { return }
        throw InvalidForm(faults: faults)
    }

    /// Also of what only followed from something else.
    private(set) var hasFailed = false
}

extension InvalidForm {
    /// The faults in the document's order.
    func inOrder() -> InvalidForm {
        let keyed = faults.map { (fault: $0, key: $0.order) }
        return InvalidForm(
            faults: keyed.enumerated().sorted { left, right in
                left.element.key == right.element.key
                    ? left.offset < right.offset
                    : left.element.key.lexicographicallyPrecedes(right.element.key)
            }.map(\.element.fault))
    }
}

extension InvalidForm.Fault {
    /// Where a form's member stands in what people write.
    private static let members = [
        "code", "version", "title", "parameters", "lists", "sections", "rules", "measures",
        "outlines", "own",
    ]

    /// The member of the document, then which element of it, and of that.
    fileprivate var order: [Int] {
        let name = place.prefix { $0 != "[" && $0 != "." }
        let member = Self.members.firstIndex(of: String(name)) ?? -1
        let numbers = place.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
        return [member] + numbers
    }
}
