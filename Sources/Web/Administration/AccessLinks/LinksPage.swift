import HTTP
import HTTPTypes
import Reporting
import Storage

/// Truy cập nhanh: links and PINs, school by school.
struct LinksPage {
    struct Row {
        let code: String
        let name: String
        let address: String
        let state: Badge
        let until: String
        let usedAt: String
        let pin: String
        let isGood: Bool
        let mayPrintPIN: Bool
    }

    let frame: Frame
    let rows: [Row]
    let missing: Int
    let hasMissing: Bool
    let good: Int
    let hasGood: Bool
    let hasIssuedPINs: Bool
    /// Of a long list links are made and letters printed for the page.
    let isOfPage: Bool
    let query: String
    let after: String
    let pages: ListPages
    let summary: String
    let done: String?

    init(_ visit: Visit, _ schools: LinkedSchools) throws {
        frame = try Frame(visit, title: "Truy cập nhanh", current: "/links")
        let (now, access) = (visit.now, visit.database.access)
        let listed = schools.listed
        let links = try access.links(of: listed.map(\.id))
        let pins = try access.pins(of: listed.map(\.id))
        rows = schools.page.units.map(\.unit).map { school in
            let link = links[school.id]
            let pin = pins[school.id]
            return Row(
                code: school.code.rawValue, name: school.name,
                address: "/links/\(school.code)", state: LinksPage.badge(link, at: now),
                until: link.map { VietnameseDate.text($0.expiresAt) } ?? "",
                usedAt: link.map { $0.usedAt.map(VietnameseDate.text) ?? "Chưa dùng" } ?? "",
                pin: pin.map { pin in
                    pin.isSpent ? "Bị khóa" : pin.isIssued ? "Được cấp" : "Hiệu trưởng tự đặt"
                } ?? "Chưa có",
                isGood: link?.isGood(at: now) ?? false,
                mayPrintPIN: pin.map { $0.isIssued && !$0.isSpent } ?? false)
        }
        good = links.values.count { $0.isGood(at: now) }
        hasGood = good > 0
        missing = listed.count - good
        hasMissing = missing > 0
        hasIssuedPINs = pins.values.contains { $0.isIssued && !$0.isSpent }
        isOfPage = schools.all == nil
        (query, after) = (schools.query, schools.after)
        pages = ListPages(
            "/links", [("q", query)],
            next: try schools.page.next.flatMap {
                try visit.database.units.find($0)?.code.rawValue
            },
            isFirst: after.isEmpty)
        summary = schools.page.summary(
            isFirst: after.isEmpty, isNarrow: !query.isEmpty, what: "trường")
        let made = try visit.query("made").flatMap(Int.init(sentCount:))
        done =
            try made.map { "Đã tạo đường dẫn cho \($0) trường." }
            ?? visit.query("done").flatMap {
                [
                    "make": "Đã tạo đường dẫn mới. Đường dẫn cũ, nếu có, không dùng được nữa.",
                    "revoke": "Đã thu hồi đường dẫn.",
                    "pin": "Đã cấp PIN mới; PIN cũ không dùng được nữa.",
                ][$0]
            }
    }

    private static func badge(_ link: AccessLink?, at now: Moment) -> Badge {
        guard let link else { return Badge(icon: "none", style: "off", words: "Chưa có") }
        if link.isGood(at: now) { return Badge(icon: "ok", style: "ok", words: "Dùng được") }
        return now < link.expiresAt
            ? Badge(icon: "err", style: "over", words: "Bị khóa do nhập sai mã")
            : Badge(icon: "over", style: "over", words: "Đã hết hạn")
    }
}
