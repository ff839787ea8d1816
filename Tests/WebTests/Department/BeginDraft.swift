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
}
