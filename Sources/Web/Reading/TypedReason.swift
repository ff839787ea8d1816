import HTTPTypes
import Reporting

/// A reason as somebody gives it, fit to be stored; whether it will do is yet to be asked.
struct TypedReason {
    /// `1.000`: the longest, in characters, as sentences have it.
    static let limit = VietnameseNumber.text(Int64(Said.longest))

    let text: String

    init(_ typed: String) throws(TypedText.Fault) { text = try TypedText.clean(typed) }

    /// Of a text that was cleaned already.
    init(cleaned text: String) { self.text = text }

    var isTooLong: Bool { text.unicodeScalars.count > Said.longest }

    /// Why it can't be taken where `what` is needed; nil when it will do.
    func complaint(needing what: String) -> String? {
        text.isEmpty || isTooLong ? "Cần \(what), không quá \(TypedReason.limit) ký tự." : nil
    }
}

extension Inquiry {
    /// A reason, or another text of its length, in a script's object; empty when there is none.
    ///
    /// - Throws: 422 when it is no text, missing and needed, too long, or can't be stored.
    func text(_ name: String, in body: JSON.Members, isNeeded: Bool = true) throws -> String {
        let text = try anyText(name, in: body)
        let reason = TypedReason(cleaned: text)
        if isNeeded || reason.isTooLong,
            let complaint = reason.complaint(needing: "“\(name)”")
        {
            throw Refusal(.unprocessableContent, complaint)
        }
        return text
    }

    /// The same of any length.
    func anyText(_ name: String, in body: JSON.Members) throws -> String {
        switch body[name] {
        case .string(let typed)?: return try cleaned(typed)
        case nil, .null?: return ""
        default: throw Refusal(.unprocessableContent, "“\(name)” phải là văn bản.")
        }
    }
}
