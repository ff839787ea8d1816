/// What came of what was sent, above a page's content.
enum Outcome {
    static func done(_ sentence: String) -> HTML {
        """
        <div class="notice msg" role="status">\(Icon.of("ok"))<span>\(sentence)</span></div>
        """
    }

    static func refused(_ sentence: String) -> HTML {
        """
        <div class="notice err msg" role="alert">\(Icon.of("err"))<span>\(sentence)</span></div>
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
    static func faults(_ sentence: String, _ faults: [String]) -> HTML? {
        guard !faults.isEmpty else { return nil }
        return
            #"<div class="notice err set" role="alert"><p><b>\#(sentence)</b></p><ul>\#(faults.map { "<li>\($0)</li>" })</ul></div>"#
    }
}
