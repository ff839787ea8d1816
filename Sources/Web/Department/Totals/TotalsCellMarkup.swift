extension TotalsCell: View {
    var html: HTML {
        #"<td class="\#(column)">\#(said) <span class="\#(style)">\#(below)</span></td>"#
    }

    private var said: HTML {
        link.map { #"<a href="\#($0)">\#(figure)</a>"# } ?? "\(figure)"
    }
}
