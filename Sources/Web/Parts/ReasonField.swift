/// A reason that has to be given.
struct ReasonField: View {
    let id: String
    let label: String

    init(_ id: String, _ label: String = "Lý do") {
        self.id = id
        self.label = label
    }

    var html: HTML {
        #"<p><label for="\#(id)">\#(label)</label></p><textarea id="\#(id)" name="reason" rows="2" maxlength="1000" required></textarea>"#
    }
}
