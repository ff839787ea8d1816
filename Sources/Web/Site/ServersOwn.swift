import HTTP
import HTTPTypes

extension Site {
    /// How the server's own answer is put to whoever sent the request: a Vietnamese page for
    /// browsers, with what was typed where it arrived; as it is for scripts. Does not block.
    package func shown(_ response: Response, to request: Request) -> Response {
        guard let sentence = Site.sentence(response.status, to: request), isOfBrowser(request)
        else {
            return response
        }
        var refusal = Refusal(response.status, sentence)
        if let wait = response.fields[.retryAfter] { refusal.fields[.retryAfter] = wait }
        return refusal.response(isAPI: false, site: self, to: Site.brief(request))
    }

    /// With a body that is read again in no time, or as if it were no form.
    static func brief(_ request: Request) -> Request {
        guard request.spool != nil || request.bodyCount > Site.mostShown else { return request }
        var brief = request
        brief.fields[.contentType] = nil
        return brief
    }

    /// Beyond so many octets what was typed is left to the browser's way back.
    private static let mostShown = 64 * 1024

    private func isOfBrowser(_ request: Request) -> Bool {
        !isForAPI(request) && request.fields[.accept]?.contains("text/html") ?? false
    }

    private static func sentence(_ status: HTTPResponse.Status, to request: Request) -> String? {
        let back = "Bấm Quay lại (Back) của trình duyệt để lấy lại nội dung vừa nhập"
        return switch status.code {
        case 408:
            "Đường truyền chậm, chưa nhận đủ nội dung nên chưa lưu được. \(back), rồi gửi lại."
        case 413 where MultipartForm.isBody(of: request):
            "Các tệp gửi lên cộng lại quá nặng nên chưa lưu được. \(back), chọn ít tệp hơn, ảnh nhỏ hơn "
                + "hoặc một tệp PDF rồi gửi lại."
        case 413: "Nội dung gửi lên quá dài nên chưa lưu được. \(back), rút ngắn rồi gửi lại."
        case 429, 503:
            "Máy chủ đang có nhiều người dùng, chưa thực hiện được. Ít phút nữa đề nghị gửi lại. \(back)."
        case 507: "Máy chủ hết dung lượng, chưa lưu được. Đề nghị báo quản trị hệ thống."
        default: nil
        }
    }
}
