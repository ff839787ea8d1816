extension FormSummary: View {
    var html: HTML {
        """
        <div class="notice \(kind) set" role="group" aria-labelledby="sum-up">
        <h2 id="sum-up">\(title)</h2>
        \(groups.map(\.html))
        \(if: !lines.isEmpty, others)
        </div>
        """
    }

    private var others: HTML {
        """
        <ul>
        \(lines.map(\.html))
        </ul>
        """
    }
}

extension FormSummary.Group: View {
    var html: HTML {
        """
        <h3><a href="#\(code)">\(title)</a></h3>
        <ul class="of">
        \(lines.map(\.html))
        </ul>
        """
    }
}

extension FormSummary.Line: View {
    var html: HTML {
        """
        <li class="msg \(kind)">\(Icon.of(icon))<span><a href="#\(code)">\(text)</a>\(note.map { #" <span class="nb">(\#($0))</span>"# })</span></li>
        """
    }
}
