import HTTP
import HTTPTypes
import Reporting
import Storage

/// What the history is narrowed to, as the address says it.
struct JournalQuery {
    static let names: Set<String> = ["unit", "person", "kind", "from", "to"]

    let unit: String
    let person: String
    let kind: Event.Kind?
    let from: Day?
    let to: Day?

    /// - Throws: 400 for a kind or a day that does not exist.
    init(_ inquiry: some Inquiry) throws {
        func text(_ name: String, most: Int = 100) throws -> String {
            let text = TypedText.trimmed(try inquiry.query(name) ?? "")
            guard text.count <= most else {
                throw Refusal(.badRequest, "Nội dung tìm kiếm dài quá \(most) ký tự.")
            }
            return text
        }
        func day(_ name: String) throws -> Day? {
            try inquiry.chosen(name).map { text in
                guard let day = Day(iso: text) else {
                    throw Refusal(.badRequest, "Ngày phải có dạng năm-tháng-ngày, như 2026-11-25.")
                }
                return day
            }
        }
        unit = try text("unit", most: 300)
        person = try text("person")
        from = try day("from")
        to = try day("to")
        kind = try inquiry.chosen("kind").map { name in
            guard let kind = Event.Kind(rawValue: name) else {
                throw Refusal(.badRequest, "Không có loại thao tác “\(name.prefix(40))”.")
            }
            return kind
        }
    }

    var isNarrow: Bool {
        !unit.isEmpty || !person.isEmpty || kind != nil || from != nil || to != nil
    }

    var filter: JournalFilter {
        var filter = JournalFilter()
        (filter.from, filter.to, filter.kind, filter.person) = (from, to, kind, person)
        if !unit.isEmpty {
            filter.units = .init(
                code: Unit.Code(rawValue: NamedUnit.code(in: unit)), words: unit)
        }
        return filter
    }

    /// As a query; `more` is added.
    func address(_ path: String, _ more: [(name: String, value: String)] = []) -> String {
        let all: [(name: String, value: String)] = [
            ("unit", unit), ("person", person), ("kind", kind?.rawValue ?? ""),
            ("from", from?.description ?? ""), ("to", to?.description ?? ""),
        ]
        let query = FormFields(all.filter { !$0.value.isEmpty } + more).encoded
        return query.isEmpty ? path : "\(path)?\(query)"
    }
}
