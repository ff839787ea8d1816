extension Outliers {
    /// With links for who may open reports.
    func html(mayOpenReports: Bool) -> HTML {
        func line(_ far: Line) -> HTML {
            let what: HTML =
                mayOpenReports
                ? #"<a href="\#(far.figureAddress)">\#(far.what)</a>"# : "\(far.what)"
            return
                #"<li><b>\#(far.school)</b>: \#(far.figure) <span class="mute">\#(what), mức giữa cùng cấp \#(far.median)</span></li>"#
        }
        return
            #"<section class="panel fig late w12" aria-labelledby="far"><h2 id="far">Khác nhiều so với các trường cùng cấp</h2>\#(asOf.map { #"<p class="small mute">Số liệu lúc \#($0)</p>"# as HTML })<ul class="todo">\#(lines.map(line))</ul></section>"#
    }
}
