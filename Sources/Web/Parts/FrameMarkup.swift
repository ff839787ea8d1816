import Reporting

extension Frame {
    /// A whole page: what stands around every page, around this one's content. `bar` keeps to the
    /// window's lower edge; `scripts` are those of this page beside the one of all; a compact
    /// one leaves a phone more room for a form, and
    /// from the keyboard its first field is a key away.
    func around(
        _ content: HTML, bar: HTML = "", scripts: [Script] = [], isCompact: Bool = false,
        firstField: String? = nil
    )
        -> HTML
    {
        """
        \(Frame.head(title, sheet: isOfOffice ? "style.css" : "school.css", "\(([.app] + (isOfOffice ? [.department] : []) + scripts).map(\.html))"))
        <body>
        \(Icon.drawn(in: [content, bar] + alarms.map(\.html), and: signs(scripts)))
          <a class="skip" href="#\(firstField ?? "main")">\(firstField == nil ? "Bỏ qua đến nội dung chính" : "Bỏ qua đến ô cần nhập")</a>
          <header\(if: isCompact, #" class="slim""#)>
            \(if: isDemonstration, "<p class=\"demo\">Dữ liệu minh họa, không phải số liệu thật</p>")
            \(if: isTrial, "<p class=\"demo\"><b>\(Round.trialNotice)</b>\(trialDeletion.map { " · <a href=\"\($0)\">Thử xong, xóa đợt thử</a>" })</p>")
            <div class="band">
              <div class="wrap">
                <a class="brand" href="/">\(Frame.mark)<span><b>Tổng Hợp</b> <span>\(unitName)</span></span></a>
                \(roleName.map(signedIn))
              </div>
            </div>
            \(if: !tabs.isEmpty, navigation)
            \(if: isOnTheWay, Frame.wayBack)
            \(incident.map { $0.html(keys) })
            \(alarms.map(\.html))
          </header>
          <main id="main" tabindex="-1">
        \(content)
          </main>
        \(bar)
          <footer class="foot"><div class="wrap"><span>Tổng Hợp\(unitName.map { " · \($0)" })</span> <a href="/privacy">Xử lý dữ liệu cá nhân</a></div></footer>
        </body>
        </html>

        """
    }

    /// The signs that scripts may show on the page later: an office's is kept up to date.
    private func signs(_ scripts: [Script]) -> Set<String> {
        isOfOffice ? Icon.names : scripts.contains(.report) ? Script.signs : []
    }

    /// A file of scripts; what comes later needs what comes before.
    enum Script: String {
        case app, department, drafts, install, tables, report, papers, places

        /// What the script of a report's form may show.
        static let signs: Set = ["draft", "err", "eye", "ok", "saved", "warn"]

        var html: HTML {
            let address = StaticFiles.address(of: "\(rawValue).js")
            return #"<script src="\#(address)" defer></script>"#
        }
    }

    /// What a document begins with, up to its body.
    static func head(_ title: String, sheet: String = "school.css", _ script: HTML = "") -> HTML {
        opening(
            "\(title) – Tổng Hợp",
            """
              <link rel="stylesheet" href="\(StaticFiles.address(of: sheet))">
              <link rel="icon" href="\(StaticFiles.address(of: "icon.svg"))" type="image/svg+xml">
              \(script)
            """)
    }

    /// The same of any page; `more` is what its head has beside.
    static func opening(_ title: String, _ more: HTML) -> HTML {
        """
        <!doctype html>
        <html lang="vi">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>\(title)</title>
        \(more)
        </head>
        """
    }

    /// What every form carries: the session's token, the key by which it is done once, and whom it
    /// was made for.
    var keys: HTML {
        """
        <input type="hidden" name="_csrf" value="\(csrf)"><input type="hidden" name="_key" value="\(key)">\(sender.map { #"<input type="hidden" name="_of" value="\#($0.text)">"# })
        """
    }

    private static let mark: HTML =
        """
        <svg viewBox="0 0 36 36" aria-hidden="true"><rect width="36" height="36" rx="4" fill="#fff"/><path d="M17 9h11M13 15h15" stroke="#24439b" stroke-width="3"/><path d="M8 21.5h20" stroke="#24439b" stroke-width="1.5"/><path d="M8 27.5h20" stroke="#a81a29" stroke-width="4"/></svg>
        """

    private static let wayBack: HTML =
        """
        <p class="wrap small no-print"><a href="/start">Về các bước đến đợt báo cáo đầu tiên</a></p>
        """

    private func signedIn(as role: String) -> HTML {
        let person: HTML =
            hasAccount
            ? """
            <a href="/account">\(personName)</a>
            """
            : "\(personName)"
        return """
            <form class="who" method="post" action="/sign-out"><input type="hidden" name="_csrf" value="\(csrf)"><span>\(person) · \(role)</span> \(if: !tabs.isEmpty, #"<a href="/help">Hướng dẫn</a> "#)<button class="plain">Đăng xuất</button></form>
            """
    }

    private var navigation: HTML {
        """
        <nav class="tabs" aria-label="Điều hướng chính">
              <ul class="wrap">
                \(tabs.map(item))
              </ul>
            </nav>
        """
    }

    private func item(_ tab: Tab) -> HTML {
        """
        <li><a href="\(tab.address)"\(if: tab.isCurrent, " aria-current=\"page\"")>\(tab.label)</a></li>
        """
    }
}
