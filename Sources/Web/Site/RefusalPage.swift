import HTTP
import HTTPTypes

/// A refusal as a page: what happened, and the way back.
struct RefusalPage {
    let title: String
    let sentence: String
}

extension Site {
    func refusalPage(_ refusal: Refusal) -> Response {
        let page = RefusalPage(title: refusal.title, sentence: refusal.sentence)
        return .page(page.html, status: refusal.status)
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
