/// A picture of one of the site's pages, in the help (`scripts/pictures` makes them from the
/// demonstration).
enum HelpPicture: String, CaseIterable {
    case tasks, form, check, returned, tosign, handin, receipt
    case tracking, review, totals
    case overview, closing
    case accounts, links

    /// CSS pixels.
    static let width = 640

    var height: Int {
        switch self {
        case .tasks, .tosign: 380
        case .totals: 420
        default: 460
        }
    }

    /// In `Public`.
    var file: String { "help-\(rawValue).webp" }

    var bytes: [UInt8] {
        switch self {
        case .tasks: PackageResources.help_tasks_webp
        case .form: PackageResources.help_form_webp
        case .check: PackageResources.help_check_webp
        case .returned: PackageResources.help_returned_webp
        case .tosign: PackageResources.help_tosign_webp
        case .handin: PackageResources.help_handin_webp
        case .receipt: PackageResources.help_receipt_webp
        case .tracking: PackageResources.help_tracking_webp
        case .review: PackageResources.help_review_webp
        case .totals: PackageResources.help_totals_webp
        case .overview: PackageResources.help_overview_webp
        case .closing: PackageResources.help_closing_webp
        case .accounts: PackageResources.help_accounts_webp
        case .links: PackageResources.help_links_webp
        }
    }

    /// The page's name, and what is to be seen there.
    var words: (page: String, what: String) {
        switch self {
        case .tasks:
            (
                "Việc cần nộp",
                "mỗi đợt có hạn nộp, số ngày còn lại, đã nhập được bao nhiêu và một nút để làm tiếp."
            )
        case .form:
            (
                "Nhập báo cáo",
                "mỗi chỉ tiêu một dòng, số của đợt trước bên cạnh; lỗi hiện ngay dưới chỉ tiêu."
            )
        case .check:
            ("Kiểm tra trước khi nộp", "những gì phải sửa, mỗi chỗ có nút dẫn đến đúng ô.")
        case .returned:
            (
                "Báo cáo bị trả lại",
                "ô phải sửa có lý do của cơ quan quản lý và số đã nộp; các ô khác đã khóa."
            )
        case .tosign: ("Việc cần nộp", "báo cáo chờ hiệu trưởng ký có nút “Xem và nộp”.")
        case .handin:
            (
                "Kiểm tra trước khi nộp",
                "không còn lỗi, số liệu so với đợt trước; nút “Nộp báo cáo” ở cuối trang."
            )
        case .receipt:
            ("Biên nhận", "số biên nhận, nộp lúc nào, đúng hạn hay muộn, mã QR để kiểm tra.")
        case .tracking:
            (
                "Gửi nhận báo cáo",
                "mỗi trường một dòng; đánh dấu nhiều trường để duyệt hoặc gia hạn một lần."
            )
        case .review:
            (
                "Báo cáo của một trường",
                "mở “Yêu cầu sửa” ở ô cần sửa, đánh dấu và ghi lý do."
            )
        case .totals:
            ("Số liệu tổng hợp", "bấm vào một số để xem số đó gồm những trường nào.")
        case .overview:
            ("Tổng quan", "bao nhiêu trường đã nộp, việc cần làm, các chỉ số chính.")
        case .closing:
            ("Chốt số liệu", "đơn vị còn thiếu, số và ngày của văn bản gửi cấp trên.")
        case .accounts: ("Tài khoản", "tìm người, thêm từng người hoặc từ danh sách.")
        case .links: ("Truy cập nhanh", "đường dẫn và PIN của từng trường để in, gửi.")
        }
    }
}

extension [HelpPicture] {
    /// Folded: a slow line loads a picture when somebody wants to see it.
    var folded: HTML {
        """
        <details class="more set"><summary>Xem hình</summary>
        \(map(\.html))
        </details>
        """
    }
}

extension HelpPicture: View {
    var html: HTML {
        """
        <figure class="set"><img class="shot" src="\(StaticFiles.address(of: file))" width="\(HelpPicture.width)" height="\(height)" loading="lazy" alt="Ảnh màn hình trang \(words.page)"><figcaption class="small"><b>\(words.page)</b>: \(words.what)</figcaption></figure>

        """
    }
}
