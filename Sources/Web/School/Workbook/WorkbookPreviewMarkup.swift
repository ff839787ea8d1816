extension WorkbookPreviewPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="\(back)">Điền bằng Excel</a></p><h1>Xem trước: chưa lưu gì</h1><p class="lede">\(heading.title)</p>
              <p class="facts"><span>\(unitName)</span> \(madeAt.map { " <span>Biểu tải lúc \($0)</span>" })</p></div></div>
              <form class="stack" id="taking" method="post" action="\(file)">
              \(frame.keys)<input type="hidden" name="\(FilledReport.versionField)" value="\(version)">\(carriedOn.map { #"<input type="hidden" name="\#($0.name)" value="\#($0.value)">"# })
                \(complaint.map(Outcome.refused))
                \(if: isStale, #"<div class="notice warn" role="alert"><p><b>Chưa lưu: báo cáo hoặc biểu vừa thay đổi ở nơi khác.</b> Dưới đây là so sánh với số đang lưu lúc này; xem lại rồi bấm Nhận.</p></div>"#)
                \(earlierForm.map(earlier))
                <dl class="nums any"><div><dt>ô sẽ nhận</dt><dd>\(taken)</dd></div><div><dt>ô giữ nguyên</dt><dd>\(kept)</dd></div><div><dt>ô để trống</dt><dd>\(blank)</dd></div><div><dt>ô lỗi, không nhận</dt><dd>\(wrong.count)</dd></div></dl>
                <p class="small mute note">Ô để trống trong tệp không xóa số đang lưu.</p>
                \(if: !wrong.isEmpty, faults)
                \(if: !takenBack.isEmpty, noLongerNil)
                \(if: !differing.isEmpty, differences)
                \(if: !problems.isEmpty, broken)
                \(if: !moved.isEmpty, changed)
                \(if: !strangers.isEmpty, unknown)
                \(if: !new.isEmpty, entries)
              </form>
            </div>
            """, bar: bar)
    }

    private var bar: HTML {
        """
        <section class="bar" aria-label="Nhận số liệu từ tệp">
        <div class="wrap">
        <p role="status"><span class="st off">\(Icon.of("draft"))<span><b>Chưa lưu gì.</b></span></span><br><span class="mute">\(summary)</span></p>
        <p class="acts"><a class="btn big" href="\(back)">Chọn tệp khác</a> \(if: taken > 0, #"<button class="btn primary big" form="taking" name="_do" value="take">Nhận \#(taken) ô</button>"#)</p>
        </div>
        </section>
        """
    }

    private var summary: String {
        taken == 0
            ? "Tệp không có gì mới để nhận."
            : wrong.isEmpty
                ? "Nhận tất cả, không có ô lỗi."
                : "Còn \(wrong.count) ô lỗi để lại, số đang lưu giữ nguyên."
    }

    private func earlier(_ version: String) -> HTML {
        #"<div class="notice"><p>Tệp làm theo phiên bản \#(version) của biểu mẫu, đợt này đã đổi sang phiên bản khác: chỉ nhận các ô còn trong biểu.</p></div>"#
    }

    private var faults: HTML {
        """
        <section class="set" aria-labelledby="wrong"><h2 id="wrong">Lỗi, không nhận: \(wrong.count) ô</h2>
        \(Table.part(["Ô", "Trong tệp", "Vì sao không nhận"], style: "fold", rows: wrong.map(\.fault)))
        <p class="acts"><button class="btn" name="_do" value="mark">\(Icon.of("down"))Tải lại tệp có đánh dấu ô lỗi</button></p></section>
        """
    }

    private var noLongerNil: HTML {
        """
        <section class="set" aria-labelledby="back"><h2 id="back">Thôi khai “Không phát sinh”: \(takenBack.count) mục</h2>
        <ul>\(takenBack.map { "<li>\($0)</li>" })</ul>
        <p class="small mute">Bấm Nhận thì bỏ khai; ô để trống của mục khi đó là chưa trả lời, không tính là 0.</p></section>
        """
    }

    private var differences: HTML {
        """
        <section class="set" aria-labelledby="differing"><h2 id="differing">Khác số đang lưu: \(differing.count) ô</h2>
        <p class="small mute">Bấm Nhận thì số trong tệp thay số đang lưu; số cũ vẫn còn trong lịch sử. Muốn giữ số đang lưu thì sửa trong tệp rồi gửi lại.</p>
        \(Table.part(["Ô", "Đang lưu", "Trong tệp"], style: "fold", rows: differing.map(\.difference)))</section>
        """
    }

    private var broken: HTML {
        """
        <div class="notice warn set"><h2>Nhận rồi vẫn phải sửa trước khi nộp</h2>
        <ul>\(problems.map { "<li>\($0)</li>" })</ul></div>
        """
    }

    private var changed: HTML {
        """
        <section class="set" aria-labelledby="moved"><h2 id="moved">Đã sửa trên trang sau khi tải biểu: \(moved.count) ô</h2>
        <p class="small mute">Trong tệp các ô này không sửa, nên giữ số đang lưu.</p>
        \(Table.part(["Ô", "Đang lưu, giữ nguyên", "Trong tệp"], style: "fold", rows: moved.map(\.kept)))</section>
        """
    }

    private var unknown: HTML {
        """
        <section class="set" aria-labelledby="unknown"><h2 id="unknown">Dòng không có trong biểu: bỏ qua</h2>
        <ul>\(strangers.map { stranger in "<li>\(stranger.row.map { "Dòng \($0): " })\(stranger.text.isEmpty ? "(không có tên)" : stranger.text)</li>" })</ul></section>
        """
    }

    private var entries: HTML {
        """
        <details class="more"\(if: differing.isEmpty && wrong.isEmpty && takenBack.isEmpty, " open")><summary>Xem \(new.count) ô đang trống sẽ nhận</summary>
        \(Table.part(["Ô", "Sẽ lưu"], style: "fold answers", rows: new.map(\.entry)))</details>
        """
    }
}

extension WorkbookPreviewPage.Cell {
    fileprivate var fault: HTML {
        #"<tr role="row">\#(head)<td role="cell" data-h="Trong tệp" class="pre">\#(inFile)</td><td role="cell" data-h="Vì sao không nhận"><span class="msg err">\#(Icon.of("err"))<span>\#(reason)</span></span></td></tr>"#
    }

    fileprivate var difference: HTML {
        #"<tr role="row">\#(head)<td role="cell" data-h="Đang lưu" class="pre">\#(stored)</td><td role="cell" data-h="Trong tệp" class="pre"><b>\#(inFile)</b></td></tr>"#
    }

    fileprivate var kept: HTML {
        #"<tr role="row">\#(head)<td role="cell" data-h="Đang lưu, giữ nguyên" class="pre"><b>\#(stored.isEmpty ? "(trống)" : stored)</b></td><td role="cell" data-h="Trong tệp" class="pre">\#(inFile)</td></tr>"#
    }

    fileprivate var entry: HTML {
        #"<tr role="row">\#(head)<td role="cell" class="v">\#(inFile)</td></tr>"#
    }

    private var head: HTML {
        #"<th role="rowheader" scope="row">\#(if: number > 0, "\(number). ")\#(label)</th>"#
    }
}
