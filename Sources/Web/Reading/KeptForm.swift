import HTTP
import HTTPTypes

/// A form that was sent and not carried out: what answers it gives it back whole, to be sent again
/// to where it was going.
///
/// Nothing is stored for it. Where its sender has to sign in first, it goes along as hidden fields
/// of the pages of signing in.
struct KeptForm {
    /// Path and query, as they were sent.
    let address: String
    /// In order, without the token of the session that the page was made in, and without secrets,
    /// which are typed anew.
    let fields: [(name: String, value: String)]

    /// Of the fields by which a form takes a kept one along.
    private static let prefix = "kept."
    private static let target = "kept:address"

    private static let secrets: Set<String> = ["password", "old", "again", "pin"]

    /// nil for what is no form, what has a file, and for a form in which nothing was typed.
    init?(_ request: Request, _ form: SentForm?) {
        guard let form, request.method == .post, !MultipartForm.isBody(of: request) else {
            return nil
        }
        self.init(address: request.target, form.fields.fields)
    }

    /// What another form took along; nil when it took none.
    init?(takenAlong form: FormFields) {
        guard let address = form.first(KeptForm.target) else { return nil }
        self.init(
            address: address,
            form.fields.filter { $0.name.hasPrefix(KeptForm.prefix) }.map {
                (String($0.name.dropFirst(KeptForm.prefix.count)), $0.value)
            })
    }

    private init(_ other: KeptForm, address: String) {
        self.address = address
        fields = other.fields
    }

    /// The same for another address of this site.
    func going(to address: String) -> KeptForm {
        KeptForm(self, address: SiteAddress(address).text)
    }

    private init?(address: String, _ fields: [(name: String, value: String)]) {
        guard SiteAddress(address).text == address else { return nil }
        self.address = address
        self.fields = fields.filter {
            $0.name != Forgery.field && !KeptForm.secrets.contains($0.name)
        }
        guard self.fields.contains(where: { !$0.name.hasPrefix("_") && !$0.value.isEmpty })
        else { return nil }
    }

    /// Whom it was made for; nil for a form of an earlier release.
    var sender: IntendedSender? {
        fields.first { $0.name == IntendedSender.field }.flatMap { IntendedSender($0.value) }
    }

    /// The names by which it stands in the form that takes it along, some of them several times.
    static func names(in form: FormFields) -> Set<String> {
        Set(form.fields.map(\.name).filter { $0.hasPrefix(prefix) })
    }

    /// What somebody typed, one text each; what was chosen from a list is a code, and left out.
    var texts: [String] {
        fields.filter { !$0.name.hasPrefix("_") && !$0.value.isEmpty }.map(\.value)
            .filter { $0.contains { !$0.isASCII || !($0.isLowercase || $0 == "_") } }
    }

    /// As hidden fields of the form that takes it along.
    var takenAlong: HTML {
        let all =
            [(name: KeptForm.target, value: address)]
            + fields.map { (name: KeptForm.prefix + $0.name, value: $0.value) }
        return KeptForm.hidden(all)
    }

    /// The form that sends it again, with that session's token.
    func again(csrf: String, _ words: String = "Gửi lại") -> HTML {
        """
        <form method="post" action="\(address)">
        \(KeptForm.hidden([(name: Forgery.field, value: csrf)] + fields))
        <p class="acts"><button class="btn primary big">\(words)</button></p>
        </form>
        """
    }

    /// The form that goes on with it once somebody has signed in, here or in another window.
    func toSignIn(_ words: String) -> HTML {
        """
        <form method="post" action="/sign-in">\(takenAlong)<p class="acts"><button class="btn">\(words)</button></p></form>
        """
    }

    /// What it holds, to be read and copied.
    var shown: HTML {
        """
        <details class="more" open><summary>Nội dung vừa nhập, chưa lưu</summary>
        <ul class="set">\(texts.map { #"<li class="pre">\#($0)</li>"# })</ul></details>
        """
    }

    /// A line break that a field begins with would be lost in an element's text, not here.
    private static func hidden(_ fields: [(name: String, value: String)]) -> HTML {
        let all: [HTML] = fields.map {
            #"<input type="hidden" name="\#($0.name)" value="\#($0.value)">"#
        }
        return "\(all)"
    }
}
