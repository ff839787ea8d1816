/// Slips of paper that are cut apart and handed out: four to a sheet of A4, two beside each other,
/// none of them on two sheets.
enum Slips {
    static func sheets(_ slips: [HTML]) -> HTML {
        let rows: [HTML] = stride(from: 0, to: slips.count, by: 2).map { start in
            let row = Array(slips[start..<min(start + 2, slips.count)])
            return #"<div class="cut-row">\#(row)</div>"#
        }
        return #"<div class="slips">\#(rows)</div>"#
    }

    /// Above the slips: how many they are, how they are handed out, and the way to print them.
    static func head(_ words: HTML, _ rule: HTML, print: HTML, back address: String) -> HTML {
        """
        <div class="notice no-print row">
        <p><b>\(words).</b> \(rule) Bốn phiếu một tờ A4, cắt theo đường kẻ.</p>
        <p class="acts"><button class="btn primary" type="button" data-print hidden>\(Icon.of("print"))\(print)</button> <a class="btn" href="\(address)">Về danh sách</a></p>
        </div>
        """
    }
}
