import HTTP
import HTTPTypes

/// A refusal as a page: what happened, and the way back.
struct RefusalPage {
    let title: String
    let sentence: String
    /// What was sent and not carried out.
    let kept: KeptForm?
    let way: Way
    /// Where else it may have been meant to go.
    let choices: [Choice]

    /// How it may be sent again.
    enum Way {
        case none
        /// As it was, with its token.
        case again(csrf: String)
        /// With the pages of signing in, on which it was.
        case signIn
    }

    struct Choice {
        let words: String
        let address: String
        /// Sends there what was sent; nil where that was no form.
        let kept: (form: KeptForm, csrf: String)?
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
            title: refusal.title, sentence: refusal.sentence, kept: kept, way: way,
            choices: choices(refusal.several, request, kept, csrf: csrf))
        return .page(page.html, status: refusal.status)
    }

    /// The same address with each of them in it; for what was sent, the page that it belongs to.
    private func choices(
        _ several: SeveralMeant?, _ request: Request, _ kept: KeptForm?, csrf: String?
    ) -> [RefusalPage.Choice] {
        guard let several else { return [] }
        let start = "/\(several.kind)/"
        let rest = String(
            request.target.dropFirst(start.utf8.count).drop { $0 != "/" && $0 != "?" })
        var page = rest
        if !request.method.isSafe {
            page = String(rest.prefix { $0 != "?" })
            // Where steps are sent to shows nothing.
            var path = request.path
            while path.count > 2, !shows(path) {
                path.removeLast()
                page = page.lastIndex(of: "/").map { String(page[..<$0]) } ?? ""
            }
        }
        return several.all.map { one in
            let address = start + one.address
            return RefusalPage.Choice(
                words: "\(one.title), \(one.owner)", address: address + page,
                kept: kept.flatMap { kept in csrf.map { (kept.going(to: address + rest), $0) } })
        }
    }

    private func shows(_ path: [String]) -> Bool {
        if case .found = routes.find(.get, path) { true } else { false }
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
        if let heading { return heading }
        return switch status.code {
        case 300: several?.kind == .forms ? "Chọn biểu mẫu" : "Chọn đợt báo cáo"
        case 404: "Không tìm thấy trang"
        case 403: "Không có quyền truy cập"
        case 409, 412: "Chưa thực hiện được"
        case 500...: "Lỗi hệ thống"
        default: "Yêu cầu chưa đúng"
        }
    }
}
