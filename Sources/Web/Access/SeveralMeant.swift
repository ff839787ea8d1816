import HTTP
import HTTPTypes
import Reporting
import Storage

/// An address that leaves open whose round or form is meant: its asker sees several, none their own.
struct SeveralMeant: Error {
    enum Kind: String {
        case rounds, forms
    }

    struct One {
        let title: String
        let owner: String
        /// What stands for the code in an address.
        let address: String
    }

    let kind: Kind
    let all: [One]

    init(_ rounds: [Round], _ database: ReadTransaction, on day: Day) throws {
        kind = .rounds
        all = try rounds.map {
            One(
                title: $0.title, owner: try database.ownerName(of: $0, on: day),
                address: $0.address.rawValue)
        }
    }

    init(_ forms: [Form.Edition], of seen: SeenForms, _ database: ReadTransaction) throws {
        kind = .forms
        all = try forms.map {
            One(
                title: try database.forms.layout($0).form.title.vietnamese,
                owner: try $0.owner.flatMap { try database.units.find($0)?.name } ?? "",
                address: seen.name(of: $0).code)
        }
    }
}

extension Refusal {
    /// Whose is meant has to be said.
    init(_ several: SeveralMeant, to request: Request, isAPI: Bool) {
        let what = several.kind == .rounds ? "đợt báo cáo" : "biểu mẫu"
        self.init(
            isAPI || !request.method.isSafe ? .conflict : .multipleChoices,
            isAPI
                ? "Mã \(what) này có ở nhiều cơ quan; dùng địa chỉ kèm mã cơ quan: "
                    + several.all.map(\.address).joined(separator: ", ") + "."
                : request.method.isSafe
                    ? "Có nhiều \(what) mang mã này."
                    : "Chưa gửi: có nhiều \(what) mang mã này. Chọn \(what) cần gửi.")
        type = isAPI ? "/problems/several-\(several.kind)" : type
        self.several = several
    }
}

extension SeveralMeant.One {
    /// As the API shows it.
    var json: JSON {
        ["address": .string(address), "title": .string(title), "owner": .string(owner)]
    }
}
