import Reporting
import Storage

extension Visit {
    /// The code that a new round gets whose form left it blank: of its title's words, with a number
    /// behind them where another round of the unit has it. Empty for a title that gives none.
    func freeRoundCode(for title: String) throws -> String {
        let proposal = Slug.proposal(title: title)
        guard !proposal.isEmpty else { return "" }
        func isFree(_ code: String) throws -> Bool {
            try !RoundDraft.reservedCodes.contains(code)
                && database.rounds.find(Round.Code(rawValue: code), of: asker.unit.id) == nil
        }
        if try isFree(proposal) { return proposal }
        for number in 2...999 {
            let code = "\(proposal.prefix(56))-\(number)"
            if Slug.isCode(code), try isFree(code) { return code }
        }
        return proposal
    }
}
