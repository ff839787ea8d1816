import Reporting

/// What a column of a list holds.
package struct ListColumn: Hashable, Sendable {
    /// As programs call it: `reports_to`.
    package let name: String
    /// As people call it; this and `name` are its exact heads.
    package let title: String
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
        self.others = others
        self.isNeeded = isNeeded
        self.isBeside = isBeside
    }

    /// `head` is folded, as below.
    func isExactly(_ head: String) -> Bool {
        head == SearchText.fold(title) || head == name.replacing("_", with: " ")
    }

    func isNamed(_ head: String) -> Bool { isExactly(head) || others.contains(head) }

    static func fold(_ head: String) -> String {
        SearchText.fold(head.replacing("_", with: " "))
    }
}
