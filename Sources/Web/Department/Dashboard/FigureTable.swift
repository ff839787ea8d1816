/// The numbers of a drawing as a table, which is opened by who wants to read them.
enum FigureTable {
    /// The heads are of words first, of numbers behind them.
    static func under(
        _ caption: String, summary: String = "Xem bảng số liệu",
        words: [String], numbers: [String], rows: [HTML]
    ) -> HTML {
        """
        <details class="more">
          <summary>\(summary)</summary>
          <div class="scroll" tabindex="0" role="region" aria-label="\(caption)">
            <table>
              <caption>\(caption)</caption>
              <thead><tr>\(words.map { #"<th scope="col">\#($0)</th>"# })\(numbers.map { #"<th scope="col" class="n">\#($0)</th>"# })</tr></thead>
              <tbody>
              \(rows)
              </tbody>
            </table>
          </div>
        </details>
        """
    }

    static func row(_ name: String, _ numbers: [String]) -> HTML {
        #"<tr><th scope="row">\#(name)</th>\#(numbers.map { #"<td class="n">\#($0)</td>"# })</tr>"#
    }
}
