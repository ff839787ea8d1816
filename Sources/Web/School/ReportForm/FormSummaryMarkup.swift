extension FormSummary: View {
    var html: HTML {
        """
        <div class="notice \(kind) set" role="group" aria-labelledby="sum-up">
        <h2 id="sum-up">\(title)</h2>
        \(groups.map(\.html))
        \(if: !lines.isEmpty, others)
        \(if: hasMissing, gaps)
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

    private var gaps: HTML {
        """
        <h3>Chưa nhập \(missingCount) chỉ tiêu bắt buộc</h3>
        <ul class="gaps">\(missing.map(\.html))</ul>
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

extension FormSummary.Missing: View {
    var html: HTML { "<li><span>\(title)</span>\(cells.map(link))</li>" }

    private func link(_ cell: Cell) -> HTML {
        """
         <a href="#\(cell.code)" title="\(cell.label)" aria-label="\(cell.number). \(cell.label)">\(cell.number)</a>
        """
    }
}
