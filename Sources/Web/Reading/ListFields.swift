import Reporting

/// What the page of a list shows again of what was sent.
struct ListFields {
    let text: String
    /// Heads that mean nothing here, or the same as others: to be left out if somebody says so.
    let unknown: [String]
    /// Those that somebody has said to leave out.
    let skipped: [String]
    let mayConvert: Bool

    init(_ sent: SentList?, fault: MalformedList? = nil) {
        text = sent?.text ?? ""
        skipped = sent?.skipped.sorted() ?? []
        switch fault?.fault {
        case .columnsAreUnknown(let heads), .columnsMeanTheSame(let heads, _):
            unknown = heads.filter { !$0.isEmpty }
        default: unknown = []
        }
        if case .isInLegacyFont? = fault?.fault { mayConvert = true } else { mayConvert = false }
    }

    /// A list that may be filled in.
    init(text: String) {
        (self.text, unknown, skipped, mayConvert) = (text, [], [], false)
    }

    /// `hint` says which columns there are.
    func area(hint: String) -> HTML {
        """
        <p class="set"><label for="list">Danh sách</label></p>
        <p class="hint" id="list-hint">\(hint)</p>
        <textarea id="list" name="list" rows="12" spellcheck="false" aria-describedby="list-hint" required>
        \(text)</textarea>
        \(unknown.map { box($0, isChosen: false) })\(skipped.map { box($0, isChosen: true) })
        \(if: mayConvert, #"<p><button class="btn" name="_do" value="convert">Chuyển sang Unicode và xem trước</button></p>"#)
        """
    }

    private func box(_ head: String, isChosen: Bool) -> HTML {
        let choice = Choice(value: head, words: "Bỏ qua cột “\(head)”", isChosen: isChosen)
        return "<p>\(choice.box("skip"))</p>"
    }

    /// The other way in: a file, which comes back as text to be looked at.
    static func file(to address: String, _ keys: HTML) -> HTML {
        """
        <form class="panel set" method="post" action="\(address)" enctype="multipart/form-data">\(keys)
          <p class="set"><label for="file">Hoặc chọn tệp Excel (.xlsx)</label><input id="file" name="file" type="file" accept=".xlsx,.csv,.txt" aria-describedby="file-hint" required></p>
          <p class="hint" id="file-hint">Không quá 5 MB. Tệp được đọc vào ô danh sách để xem trước; chưa nhập gì.</p>
          <p><button class="btn" name="_do" value="preview">Đọc tệp</button></p>
        </form>
        """
    }
}
