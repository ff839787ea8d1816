import Reporting

/// An answer in rows, as the school has it in its document: a table of its columns.
struct ToldRows: View {
    private let table: DocumentTable
    private let label: String

    /// nil for what is no such answer.
    init?(_ value: Value?, to indicator: Indicator, level: Level) {
        guard case .table(let answer)? = value, let question = indicator.kind.table else {
            return nil
        }
        table = question.document(answer, level: level)
        label = "\(indicator.label.text(for: level)): từng dòng"
    }

    var html: HTML {
        Table.part(
            table.columns.map(\.head), label: label,
            rows: table.rows.map { row in
                switch row {
                case .cells(let cells):
                    #"<tr role="row">\#(zip(table.columns, cells).map { $0.html($1) })</tr>"#
                case .total(let cells):
                    #"<tr role="row">\#(zip(table.columns, cells).map { $0.sum($1) })</tr>"#
                case .group(let title):
                    #"<tr role="row"><td role="cell" colspan="\#(table.columns.count)">\#(title)</td></tr>"#
                }
            })
    }
}

extension ToldRows {
    /// Below the line of its question, in a table of so many columns.
    func line(across span: Int, _ attributes: HTML = "") -> HTML {
        #"<tr role="row" class="told"\#(attributes)><td role="cell" colspan="\#(span)">\#(html)</td></tr>"#
    }
}

extension DocumentTable.Column {
    var head: Table.Column { alignment == .left ? .named(title) : .right("\(title)") }

    private var look: String { alignment == .left ? "pre" : "n" }

    func html(_ cell: DocumentTable.Cell) -> HTML {
        #"<td role="cell" data-h="\#(title)" class="\#(look)">\#(cell.text)</td>"#
    }

    /// Of what the rows come to; its word is of no column.
    fileprivate func sum(_ cell: DocumentTable.Cell) -> HTML {
        if cell.text.isEmpty { return #"<td role="cell"></td>"# }
        let head: HTML = cell.number == nil ? "" : #" data-h="\#(title)""#
        return #"<td role="cell"\#(head) class="\#(look)"><b>\#(cell.text)</b></td>"#
    }
}

extension Indicator {
    /// An answer where there is no room for its rows: how many these are.
    func inCell(_ value: Value, level: Level) -> String {
        guard case .table(let table) = value else { return text(of: value, level: level) }
        return VietnameseNumber.text(Int64(table.rows.count)) + " "
            + (unit?.text(for: level) ?? "dòng")
    }
}
