/// A table that folds on a narrow screen, each row to a block. Its elements say their roles: a
/// folded one is laid out as no table, and would lose them.
enum Table {
    /// One cell of the head.
    struct Column: ExpressibleByStringLiteral {
        fileprivate var words: HTML
        fileprivate var style: String?

        init(stringLiteral words: String) { self.words = "\(words)" }

        private init(_ words: HTML, style: String? = nil) {
            self.words = words
            self.style = style
        }

        /// Whose words are not known beforehand.
        static func named(_ words: String) -> Column { Column("\(words)") }

        /// Stays where it is while the others are scrolled.
        static func pinned(_ words: HTML) -> Column { Column(words, style: "pin") }

        /// Of numbers.
        static func right(_ words: HTML) -> Column { Column(words, style: "n") }

        /// Of buttons that say themselves what they do.
        static func unseen(_ words: String) -> Column {
            Column(#"<span class="hide">\#(words)</span>"#)
        }

        /// Of boxes; with scripts one above them that ticks them all.
        static let ticks = Column(
            #"<label class="pick" data-all hidden><input type="checkbox"><span class="hide">Chọn tất cả</span></label><span>Chọn</span>"#,
            style: "tick")

        fileprivate var html: HTML {
            #"<th role="columnheader" scope="col"\#(style.map { #" class="\#($0)""# })>\#(words)</th>"#
        }
    }

    static func head(_ columns: [Column]) -> HTML {
        #"<thead role="rowgroup"><tr role="row">\#(columns.map(\.html))</tr></thead>"#
    }

    /// What a page is about, in its whole width.
    static func full(_ label: String, _ columns: [Column], rows: [HTML]) -> HTML {
        """
        <div class="scroll full" tabindex="0" role="region" aria-label="\(label)">
          \(table(columns, label: label, style: nil, rows))
        </div>
        """
    }

    /// A table within a page's text.
    static func part(
        _ columns: [Column], label: String? = nil, style: String? = nil, rows: [HTML]
    ) -> HTML {
        """
        <div class="scroll"\(label.map { #" tabindex="0" role="region" aria-label="\#($0)""# })>
        \(table(columns, label: nil, style: style, rows))
        </div>
        """
    }

    private static func table(
        _ columns: [Column], label: String?, style: String?, _ rows: [HTML]
    ) -> HTML {
        """
        <table class="\(style ?? Table.style(columns))" role="table"\(label.map { #" aria-label="\#($0)""# })>
        \(head(columns))
        <tbody role="rowgroup">
        \(rows)
        </tbody>
        </table>
        """
    }

    private static func style(_ columns: [Column]) -> String {
        columns.contains { $0.style == "pin" } ? "fold stick" : "fold"
    }
}
