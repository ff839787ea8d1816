/// What came of what was sent, above a page's content.
enum Outcome {
    static func done(_ sentence: String) -> HTML {
        """
        <div class="notice msg" role="status">\(Icon.of("ok"))<span>\(sentence)</span></div>
        """
    }

    static func refused(_ sentence: String) -> HTML { refused(Complaint(sentence)) }

    /// With the way to the field.
    static func refused(_ complaint: Complaint) -> HTML {
        """
        <div class="notice err msg" role="alert">\(Icon.of("err"))<span>\(complaint.html)</span></div>
        """
    }

    /// Above the fields of a short form.
    static func complaint(_ sentence: String) -> HTML {
        """
        <div class="notice err msg" id="complaint" role="alert">\(Icon.of("err"))<span>\(sentence)</span></div>
        """
    }

    static func said(_ sentence: String) -> HTML {
        #"<div class="notice" role="status"><p>\#(sentence)</p></div>"#
    }

    /// All that stands in the way, at once; nothing where nothing does.
    static func faults(_ sentence: String, _ faults: [Complaint]) -> HTML? {
        guard !faults.isEmpty else { return nil }
        return
            #"<div class="notice err set" role="alert"><p><b>\#(sentence)</b></p><ul>\#(faults.map { "<li>\($0.html)</li>" })</ul></div>"#
    }
}

extension Complaint: View {
    /// A way to its field, where it has one.
    var html: HTML {
        field.map { ##"<a href="#\##($0)">\##(sentence)</a>"## } ?? "\(sentence)"
    }
}
