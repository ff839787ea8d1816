import HTTPTypes
import Reporting
import Storage

/// Which questions of a draft are meant: what schools are asked, or the office itself.
enum DraftPart {
    case schools, office

    func address(of id: KeptDraft.ID) -> String {
        "/form-drafts/\(id.rawValue)" + (self == .office ? "/own" : "")
    }

    func page(
        _ visit: Visit, _ view: DraftView, status: HTTPResponse.Status = .ok
    ) throws -> any Reply {
        switch self {
        case .schools: visit.page(try DraftPage(visit, view), status: status)
        case .office: visit.page(try OwnDraftPage(visit, view), status: status)
        }
    }
}

extension DraftPart {
    /// Keeps what `change` makes of this part of the owner's draft, as it stands now.
    ///
    /// - Throws: `DraftObjection`; what `change` throws.
    func change<Result>(
        _ id: KeptDraft.ID, of owner: Reporting.Unit.ID, in database: WriteTransaction,
        _ change: (inout FormDraft) throws -> Result
    ) throws -> Result {
        try database.changeDraft(id, of: owner) { draft in
            switch self {
            case .schools: try change(&draft)
            case .office: try change(&draft.own)
            }
        }
    }
}
