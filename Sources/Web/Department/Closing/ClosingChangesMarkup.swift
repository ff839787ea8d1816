extension CloseFiguresPage.Change {
    /// What a correction says otherwise than the figures that were closed before.
    static func table(_ changes: [CloseFiguresPage.Change]) -> HTML {
        Table.part(
            ["Đơn vị", "Chỉ tiêu", .right("Số cũ"), .right("Số mới"), "Lý do"],
            label: "Số liệu thay đổi", rows: changes.map(\.row))
    }

    private var row: HTML {
        #"<tr role="row"><th role="rowheader" scope="row">\#(unit)</th><td role="cell">\#(what)</td><td role="cell" class="n" data-h="Số cũ">\#(old)</td><td role="cell" class="n" data-h="Số mới"><b>\#(new)</b></td><td role="cell">\#(why)</td></tr>"#
    }
}
