import Reporting

/// What a column of a list holds.
package struct ListColumn: Hashable, Sendable {
    /// As programs call it: `reports_to`.
    package let name: String
    /// As people call it; this and `name` are its exact heads.
    package let title: String
    /// Folded.
    private let exact: Set<String>
    /// What else it may be called where there is no exact head; folded.
    private let others: Set<String>
    let isNeeded: Bool
    /// Of a list of another kind: it is known and not read.
    let isBeside: Bool

    init(
        _ name: String, _ title: String, or others: Set<String> = [], isNeeded: Bool = false,
        isBeside: Bool = false
    ) {
        self.name = name
        self.title = title
        exact = [SearchText.fold(title), name.replacing("_", with: " ")]
        self.others = others
        self.isNeeded = isNeeded
        self.isBeside = isBeside
    }

    /// `head` is folded, as below.
    func isExactly(_ head: String) -> Bool { exact.contains(head) }

    func isNamed(_ head: String) -> Bool { isExactly(head) || others.contains(head) }

    /// Of a text that is longer than a head, its beginning.
    static func fold(_ head: String) -> String {
        SearchText.fold(String(head.prefix(longest)).replacing("_", with: " "))
    }

    private static let longest = 200
}
