/// A reason that has to be given.
struct ReasonField: View {
    let id: String
    let label: String
    /// Where several of them stand in one form: what each is sent as, and none has to be filled.
    var name: String?
    var typed = ""

    init(_ id: String, _ label: String = "Lý do", typed: String = "") {
        self.id = id
        self.label = label
        self.typed = typed
    }

    /// One of several in a form.
    init(named name: String, _ label: String = "Lý do", typed: String) {
        self.init(name, label, typed: typed)
        self.name = name
    }

    var html: HTML {
        """
        <p><label for="\(id)">\(label)</label></p><textarea id="\(id)" name="\(name ?? "reason")" rows="2" maxlength="1000"\(if: name == nil, " required")>
        \(typed)</textarea>
        """
    }
}
