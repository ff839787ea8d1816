// What the office that opens the round is asked itself.
extension FormDraft {
    /// Its questions and rules as a form of their own, over the lists and parameters of the whole; what
    /// is changed there is changed here. Without a section the form asks the office nothing.
    package var own: FormDraft {
        get {
            let part = document["own"] ?? [:]
            var own = FormDraft(
                document.with("sections", part["sections"] ?? []).with("rules", part["rules"])
                    .with(FormDraft.laidAside, part[FormDraft.laidAside]).with("measures", nil)
                    .with("outlines", nil).with("own", nil))
            own.isOffices = true
            own.codesBeside = codes
            own.published = published
            return own
        }
        set {
            var part = document["own"] ?? [:]
            for name in ["sections", "rules", FormDraft.laidAside] {
                part = part.with(name, newValue.document[name])
            }
            document = document.with("lists", newValue.document["lists"]).with("own", part)
        }
    }
}
