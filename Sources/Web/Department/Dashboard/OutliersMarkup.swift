extension Outliers {
    /// With links for who may open reports.
    func html(mayOpenReports: Bool) -> HTML {
        func line(_ far: Line) -> HTML {
            let what: HTML =
                mayOpenReports
                ? #"<a href="\#(far.figureAddress)">\#(far.what)</a>"# : "\(far.what)"
            return
                #"<li><b>\#(far.school)</b>: \#(far.figure) <span class="mute">\#(what), mức giữa \#(far.median)</span></li>"#
        }
        return
            #"<section class="panel fig late w12" aria-labelledby="far"><h2 id="far">Khác nhiều so với các trường khác</h2><ul class="todo">\#(lines.map(line))</ul></section>"#
    }
}
