import Formats
import HTTP
import Reporting

/// A list as its page sent it: pasted, or as a file, with what has been said of it.
struct SentList {
    /// What is to be done with it.
    enum Wanted: String {
        case preview, apply
        /// Read as a font's own letters.
        case convert
    }

    /// As the page shows it again; of a file its cells.
    private(set) var text: String
    /// nil where the file is no list.
    private(set) var fault: MalformedList?
    /// Whether it came as a file, so that nobody has seen its text yet.
    let isFile: Bool
    let wanted: Wanted?
    /// Heads of columns that are to be left out.
    let skipped: Set<String>
    /// Answers by the keys of questions.
    let answers: [String: String]
    /// The digest of the preview that was shown; empty where none was.
    let seen: String

    init(_ wish: Wish) throws {
        let form = try wish.form(mayRepeat: ["skip"])
        wanted = Wanted(rawValue: form.first("_do") ?? "")
        skipped = Set(form.all("skip"))
        answers = form.fields.filter { $0.name.contains("=") }.reduce(into: [:]) {
            $0[$1.name] = $1.value
        }
        text = form.first("list") ?? ""
        seen = form.first("seen") ?? ""
        isFile = MultipartForm.isBody(of: wish.request)
        if isFile { read(wish) }
        if wanted == .convert, let font = LegacyFont.of(text) { text = font.converted(text) }
    }

    private mutating func read(_ wish: Wish) {
        let files = wish.context.sent?.files.filter { $0.field == "file" } ?? []
        guard files.count == 1, let file = files.first, !file.content.isEmpty else {
            fault = MalformedList(line: 1, fault: .isUnreadable(.isEmpty))
            return
        }
        guard file.content.count <= WorkbookTable.longestFile else {
            fault = MalformedList(line: 1, fault: .isNoWorkbook(.isTooLarge))
            return
        }
        var bytes: [UInt8] = []
        while bytes.count < file.content.count {
            let piece = wish.request.bodyOctets(
                at: file.content.lowerBound + bytes.count,
                most: min(64 * 1024, file.content.count - bytes.count))
            guard !piece.isEmpty else { break }
            bytes += piece
        }
        do throws(MalformedList) {
            text = try SpreadsheetText(bytes).text
        } catch {
            fault = error
        }
    }
}
