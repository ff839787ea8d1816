import HTTP
import HTTPTypes

/// A refusal as a page: what happened, and the way back.
struct RefusalPage {
    let title: String
    let sentence: String
    /// What was sent and not carried out.
    let kept: KeptForm?
    /// The token to send it again with, where that may help.
    let csrf: String?
}

extension Site {
    /// With what was sent, where it was a form of somebody who has signed in; to be sent again
    /// when it was our fault that it was not carried out.
    func refusalPage(_ refusal: Refusal, to request: Request) -> Response {
        let form = isFromHere(request) ? try? SentForm(request) : nil
        let csrf = form?.fields.first(Forgery.field)
        let kept = csrf == nil ? nil : KeptForm(request, form)
        let page = RefusalPage(
            title: refusal.title, sentence: refusal.sentence, kept: kept,
            csrf: refusal.status.kind == .serverError ? csrf : nil)
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
