extension ToDo {
    /// With links for who may open reports.
    func html(mayOpenReports: Bool) -> HTML {
        """
        <div class="todo">
          <h2>\(heading)</h2>
          \(if: tasks.isEmpty && series.isEmpty, "<p>\(nothing)</p>")
          <ul>
            \(series.map(\.html))
            \(tasks.map { $0.html(mayOpenReports: mayOpenReports) })
          </ul>
        </div>
        """
    }
}

extension ToDo.Task {
    fileprivate func html(mayOpenReports: Bool) -> HTML {
        func link(_ address: String, _ words: HTML) -> HTML {
            mayOpenReports ? #"<a href="\#(address)">\#(words)</a>"# : words
        }
        func line(_ unit: ToDo.Named) -> HTML {
            #"<li class="row"><span>\#(link(unit.unitAddress, "\(unit.name)"))</span> \#(unit.badge.html)</li>"#
        }
        let task = link(address, "<b>\(number)</b> \(what)")
        guard hasUnits else { return "<li>\(task)</li>" }
        return """
            <li>\(task)
              <ul class="small">
                \(units.map(line))
                \(if: hasRest, "<li>\(link(address, "và \(rest) đơn vị khác"))</li>")
              </ul></li>
            """
    }
}
