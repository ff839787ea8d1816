import HTTP
import HTTPTypes

/// A refusal as a page: what happened, and the way back.
struct RefusalPage {
    let title: String
    let sentence: String
    /// What was sent and not carried out.
    let kept: KeptForm?
    let way: Way

    /// How it may be sent again.
    enum Way {
        case none
        /// As it was, with its token.
        case again(csrf: String)
        /// With the pages of signing in, on which it was.
        case signIn
    }
}

extension Site {
    /// With what was sent, where it was a form of somebody who has signed in; to be sent again
    /// when it was our fault that it was not carried out.
    func refusalPage(_ refusal: Refusal, to request: Request) -> Response {
        let form = isFromHere(request) ? try? SentForm(request) : nil
        let csrf = form?.fields.first(Forgery.field)
        let kept = keptForm(of: request, form)
        let way: RefusalPage.Way =
            if let kept, kept.address != request.target {
                .signIn
            } else if let csrf, refusal.status.isOfTheMoment {
                .again(csrf: csrf)
            } else {
                .none
            }
        let page = RefusalPage(
            title: refusal.title, sentence: refusal.sentence, kept: kept, way: way)
        return .page(page.html, status: refusal.status)
    }

    /// Whether it may be a form of one of our pages.
    private func isFromHere(_ request: Request) -> Bool {
        guard !MultipartForm.isBody(of: request) else { return false }
        do {
            try Forgery.checkOrigin(request)
            return true
        } catch {
            return false
        }
    }
}

extension HTTPResponse.Status {
    /// The same may be done a little later.
    fileprivate var isOfTheMoment: Bool { kind == .serverError || self == .tooManyRequests }
}

extension Refusal {
    var title: String {
        switch status.code {
        case 404: "Không tìm thấy trang"
        case 403: "Không có quyền truy cập"
        case 409, 412: "Chưa thực hiện được"
        case 500...: "Lỗi hệ thống"
        default: "Yêu cầu chưa đúng"
        }
    }
}
