import HTTP
import Storage

/// Where the pages of a draft go on after something was kept.
enum DraftOnward {
    /// The button of what is told to be kept.
    fileprivate static let act = "save"

    /// Whether what is open was just kept.
    static func isSaved(_ visit: Visit) throws -> Bool { try visit.query("done") == "saved" }

    /// Beside a button of the form that was just kept; with scripts what had the focus gets it back.
    static func word(_ isSaved: Bool) -> HTML {
        "\(if: isSaved, #" <span class="st ok" role="status" data-kept>\#(Icon.of("ok"))Đã lưu</span>"#)"
    }
}

extension CleanedFields {
    /// The place to go on at: of the same draft that of a link which was clicked while something was
    /// open (`_next`, Public/drafts.js), else where the page stands, `query` and `anchor`.
    func onward(
        in draft: KeptDraft.ID, _ page: String, query: String, anchor: String
    ) -> String {
        let wanted = text("_next")
        let start = "/form-drafts/\(draft.rawValue)"
        let isOwn = wanted == start || ["/", "?", "#"].contains { wanted.hasPrefix(start + $0) }
        guard isOwn, wanted.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            guard text("_do") == DraftOnward.act else { return page + query + anchor }
            return page + query + (query.isEmpty ? "?" : "&") + "done=saved" + anchor
        }
        return wanted
    }
}
