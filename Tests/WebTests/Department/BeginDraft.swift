import Testing

@testable import Web

extension Browser {
    /// Makes a form that asks nothing yet, and opens it.
    ///
    /// - Returns: its address.
    func beginDraft(_ title: String) throws -> String {
        _ = try get("/forms")
        let address = try #require(try post("/form-drafts", [("title", title)]).location)
        _ = try get(address)
        return address
    }

    /// The same with questions, by their words and types.
    func beginDraft(_ title: String, asking questions: [(String, String)]) throws -> String {
        let address = try beginDraft(title)
        for (words, type) in questions {
            _ = try post(
                address + "/sections",
                [("section", "A"), ("title", words), ("type", type), ("_do", "question")])
        }
        return address
    }
}
