extension Frame {
    /// A page that is one short form, as for signing in, with another way and a note below it.
    func aroundForm(
        to address: String, _ fields: HTML, below: HTML? = nil, note: HTML? = nil
    ) -> HTML {
        around(
            """
            <div class="wrap">
              <div class="sign">
                <div class="panel">
                  <form class="set" method="post" action="\(address)">
                    \(fields)
                  </form>
                \(below)
                </div>
                \(note.map { #"<p class="small mute">\#($0)</p>"# })
              </div>
            </div>
            """)
    }

    /// The session's token alone, for a form that may well be sent twice.
    var token: HTML { #"<input type="hidden" name="_csrf" value="\#(csrf)">"# }
}
