import Reporting
import Storage

/// Biểu mẫu: what there is, and a place for another.
struct FormsPage {
    struct Row {
        let title: String
        let code: String
        let version: Int
        let address: String
        let count: Int
    }

    /// One that is being made.
    struct Draft {
        let title: String
        let address: String
        let changedAt: String
    }

    /// Something wrong with a document, with the place in it.
    struct Fault {
        let place: String
        let sentence: String
        /// The document there; empty when it can't be shown.
        let excerpt: String
    }

    /// That are told at once.
    static let mostFaults = 200

    struct Faults: Error {
        let faults: [Fault]
    }

    let frame: Frame
    let rows: [Row]
    let drafts: [Draft]
    let said: String?
    let mayImport: Bool
    let text: String
    let faults: [Fault]
    /// How many more there are than are told.
    let untold: Int
    /// Whether the faults are only told: what was read of a workbook can be imported.
    let isRead: Bool
    /// Of whom a workbook may ask, by code and name.
    let levels: [(code: String, name: String)]

    init(
        _ visit: Visit, text: String = "", faults: [Fault] = [], isRead: Bool = false
    ) throws {
        frame = try Frame(visit, title: "Biểu mẫu", current: "/forms")
        mayImport = visit.asker.role == .officer
        said = try visit.query("done") == "removed" ? "Đã bỏ bản nháp." : nil
        drafts =
            mayImport
            ? try visit.database.formDrafts.list(of: visit.asker.unit.id).map {
                Draft(
                    title: $0.title, address: "/form-drafts/\($0.id.rawValue)",
                    changedAt: VietnameseDate.text($0.changedAt))
            } : []
        let seen = try visit.seenForms()
        rows = try seen.editions.map { edition in
            let form = try visit.database.forms.layout(edition).form
            let version = seen.name(of: edition)
            return Row(
                title: form.title.vietnamese, code: version.code, version: version.version,
                address: "/forms/\(version.code)/\(version.version)",
                count: form.indicators.count)
        }
        self.text = text
        self.isRead = isRead
        self.faults = Array(faults.prefix(FormsPage.mostFaults))
        untold = faults.count - self.faults.count
        levels =
            mayImport
            ? try visit.database.units.levels().map { ($0.level.rawValue, $0.name) } : []
    }

    /// - Throws: `Faults`, all that can be told apart.
    static func read(_ text: String) throws -> Form {
        let bytes = Array(text.utf8)
        let document: JSON
        do throws(MalformedJSON) {
            document = try JSON(parsing: bytes)
        } catch {
            let line = bytes.prefix(error.offset).count { $0 == UInt8(ascii: "\n") } + 1
            let start = max(0, error.offset - 60)
            throw Faults(faults: [
                Fault(
                    place: "dòng \(line)", sentence: "Nội dung không đọc được (JSON): \(error).",
                    excerpt: String(
                        decoding: bytes[start..<min(bytes.count, error.offset + 60)], as: UTF8.self)
                )
            ])
        }
        do throws(InvalidForm) {
            return try Form.imported(document)
        } catch {
            throw Faults(
                faults: error.faults.map { fault in
                    Fault(
                        place: fault.place(in: document), sentence: fault.fault.sentence,
                        excerpt: excerpt(at: fault.place, in: document))
                })
        }
    }

    /// The document at `rules[3].holds`, at most some lines of it.
    private static func excerpt(at place: String, in document: JSON) -> String {
        guard !place.isEmpty, let json = FormPlace(place, in: document).value else { return "" }
        let text = String(decoding: json.serialized(), as: UTF8.self)
        return text.count > 400 ? text.prefix(400) + "…" : text
    }
}
