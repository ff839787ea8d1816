import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// A form's document as it was sent: pasted, as a file, or made of a workbook.
struct SentFormFile {
    /// JSON, right or not.
    let text: String
    /// What is to be told of the workbook before anything is kept; none of what was sent as JSON.
    let findings: [XLSForm.Finding]

    init(_ wish: Wish) throws {
        let form = try wish.form(mayRepeat: ["levels"])
        let files = wish.context.sent?.files.filter { $0.field == "file" && !$0.content.isEmpty }
        guard let file = files?.first else {
            (text, findings) = (form.first("document") ?? "", [])
            return
        }
        guard file.content.count <= WorkbookTable.longestFile else {
            throw Refusal(FilledWorkbook.Fault.isTooLarge)
        }
        let octets = try wish.octets(of: file)
        guard WorkbookTable.isOne(octets) else {
            // What some editors put there is no part of it (RFC 8259 section 8.1).
            let mark: [UInt8] = [0xef, 0xbb, 0xbf]
            text = String(
                decoding: octets.starts(with: mark) ? octets[3...] : octets[...], as: UTF8.self)
            findings = []
            return
        }
        let chosen = form.all("levels")
        let outcome = try SentFormFile.outcome(of: octets, levels: chosen, wish)
        let document = outcome.document?.serialized(indented: true) ?? []
        (text, findings) = (String(decoding: document, as: UTF8.self), outcome.findings)
    }

    /// What the workbook says; who is asked, where it does not say so, are `levels`, or all that
    /// there are where none is named.
    ///
    /// - Throws: `Refusal` for what can't be read at all, or names a level that there is not.
    static func outcome(
        of octets: [UInt8], levels names: [String], _ wish: Wish
    ) throws -> XLSForm.Outcome {
        // A workbook is not read while the database is looked at.
        let known = try wish.look { try $0.database.units.levels().map(\.level) }
        let levels = names.map(Level.init(rawValue:))
        guard levels.allSatisfy(known.contains) else {
            throw Refusal(.badRequest, "Cấp học không rõ.")
        }
        do throws(WorkbookTable.Fault) {
            return XLSForm.read(
                try FormSheets.read(octets), levels: levels.isEmpty ? known : levels)
        } catch {
            throw Refusal(
                error == .isTooLarge ? FilledWorkbook.Fault.isTooLarge : .isUnreadable)
        }
    }
}

extension FormsPage.Fault {
    init(_ finding: XLSForm.Finding) {
        self.init(place: finding.place.words, sentence: finding.remark.sentence, excerpt: "")
    }
}
