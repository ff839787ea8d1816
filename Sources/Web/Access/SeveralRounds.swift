import HTTP
import HTTPTypes
import Reporting
import Storage

/// An address that means several rounds to its asker, none of them their own.
struct SeveralRounds: Error {
    struct One {
        let title: String
        let owner: String
        let address: Round.Address
    }

    let rounds: [One]

    init(_ rounds: [Round], _ database: ReadTransaction, on day: Day) throws {
        self.rounds = try rounds.map {
            One(
                title: $0.title, owner: try database.ownerName(of: $0, on: day),
                address: $0.address)
        }
    }
}

extension Refusal {
    /// Whose round is meant has to be said.
    init(_ several: SeveralRounds, to request: Request, isAPI: Bool) {
        self.init(
            isAPI || !request.method.isSafe ? .conflict : .multipleChoices,
            isAPI
                ? "Mã đợt này có ở nhiều cơ quan; dùng địa chỉ kèm mã cơ quan: "
                    + several.rounds.map(\.address.rawValue).joined(separator: ", ") + "."
                : "Có nhiều đợt báo cáo mang mã này. Chọn đợt cần mở.")
        type = isAPI ? "/problems/several-rounds" : type
        rounds = several.rounds
    }
}

extension SeveralRounds.One {
    /// As the API shows it in `rounds`.
    var json: JSON {
        [
            "address": .string(address.rawValue), "title": .string(title),
            "owner": .string(owner),
        ]
    }
}
