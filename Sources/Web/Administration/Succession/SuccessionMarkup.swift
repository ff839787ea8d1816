import Reporting

extension SuccessionPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><p class="crumb"><a href="/units">Đơn vị</a></p><h1>Sáp nhập, chia, chuyển đơn vị</h1><p class="lede">Chưa có gì thay đổi cho đến khi bấm nút ở bước cuối.</p></div></div>
              <div class="stack">
                <ol class="wiz" aria-label="Các bước">\(steps.map(item))</ol>
                \(Outcome.faults(step == .preview ? "Chưa ghi nhận được." : "Chưa sang bước sau được.", complaints.map { Complaint($0) }))
                <form class="stack" method="post" action="/units/succession">\(frame.keys)
                  \(enter)
                  \(hidden.map { #"<input type="hidden" name="\#($0.name)" value="\#($0.value)">"# })
                  \(content)
                  \(buttons)
                </form>
              </div>
            </div>
            """)
    }

    private func item(_ item: Step) -> HTML {
        #"<li\#(if: item == step, #" aria-current="step""#)>\#(item.words)</li>"#
    }

    private var enter: HTML {
        next.map { EnterKey.presses($0.rawValue, "Tiếp tục") } ?? EnterKey.nothing
    }

    private var buttons: HTML {
        let back: HTML? = previous.map {
            #"<button class="btn" name="_do" value="\#($0.rawValue)">Quay lại</button>"#
        }
        let go: HTML? = next.map {
            #"<button class="btn primary" name="_do" value="\#($0.rawValue)">Tiếp tục</button>"#
        }
        return #"<p class="row">\#(back)\#(go)</p>"#
    }

    private var content: HTML {
        switch step {
        case .units: unitsPart
        case .new: newPart
        case .places: placesPart
        case .preview: previewPart
        }
    }
}

// The pages.
extension SuccessionPage {
    private var ways: [Choice] {
        [
            Choice(
                value: TypedSuccession.Way.succeed.rawValue,
                words:
                    "Sáp nhập, chia, tách, thành lập, giải thể: đơn vị cũ ngừng, đơn vị mới kế tiếp",
                isChosen: typed.way == .succeed),
            Choice(
                value: TypedSuccession.Way.move.rawValue,
                words: "Chuyển đơn vị trực thuộc: đơn vị cũ vẫn hoạt động",
                isChosen: typed.way == .move),
        ]
    }

    private var unitsPart: HTML {
        let rows = typed.rows + Array(repeating: .init(old: "", new: ""), count: blankRows)
        return """
            <section class="panel set"><h2>Căn cứ</h2><div class="fields">
            <p class="wide"><label for="basis">Văn bản</label><input id="basis" name="basis" value="\(typed.basis)" maxlength="\(Succession.longestBasis)" placeholder="Nghị quyết số 1669/NQ-UBTVQH15" autocomplete="off"></p>
            <p><label for="from">Có hiệu lực từ ngày</label><input id="from" name="from" value="\(typed.from)" inputmode="numeric" placeholder="01/07/2025" autocomplete="off"></p>
            </div></section>
            <fieldset class="set"><legend>Loại thay đổi</legend>\(ways.map { $0.radio("way") })</fieldset>
            <section class="set"><h2>Đơn vị cũ, đơn vị mới</h2>
            <p class="hint">Mỗi dòng là một cặp, ghi tên hoặc mã. Sáp nhập: nhiều dòng cùng đơn vị mới. Chia, tách: nhiều dòng cùng đơn vị cũ; đơn vị cũ còn hoạt động thì thêm một dòng ghi chính nó ở cả hai ô. Giải thể: bỏ trống ô sau. Thành lập: bỏ trống ô trước. Đơn vị chưa có sẽ được lập ở bước sau. Đổi tên: ghi ở trang của đơn vị.</p>
            \(Table.part(["Đơn vị cũ", "Đơn vị mới"], label: "Đơn vị cũ, đơn vị mới", rows: rows.enumerated().map(row)))
            <p><button class="btn" name="_do" value="units">Thêm dòng</button></p>\(offer.html)</section>
            """
    }

    /// Some to begin with, and some more each time.
    private var blankRows: Int {
        let room = Succession.mostPairs - typed.rows.count
        return max(0, min(room, max(3, 8 - typed.rows.count)))
    }

    private func row(_ place: Int, _ row: TypedSuccession.Row) -> HTML {
        #"<tr role="row"><td role="cell" data-h="Đơn vị cũ"><input name="old" value="\#(row.old)" aria-label="Đơn vị cũ, dòng \#(place + 1)" maxlength="300"\#(offer.list) autocomplete="off" spellcheck="false"></td><td role="cell" data-h="Đơn vị mới"><input name="new" value="\#(row.new)" aria-label="Đơn vị mới, dòng \#(place + 1)" maxlength="300"\#(offer.list) autocomplete="off" spellcheck="false"></td></tr>"#
    }

    private var newPart: HTML {
        """
        <p class="hint">Những đơn vị này chưa có, sẽ được lập từ ngày \(day). Mã không đổi được về sau.</p>
        \(news.map(newUnit))
        \(superiors.html)\(communes.html)
        """
    }

    private func newUnit(_ new: New) -> HTML {
        let name = new.draft.name
        func key(_ field: TypedSuccession.NewUnitField) -> String {
            TypedSuccession.key(field, of: name)
        }
        let level: HTML = """
            <p><label for="\(key(.level))">Cấp học</label><select id="\(key(.level))" name="\(key(.level))"><option value="">Chọn…</option>\(new.levels.map(\.html))</select></p>
            """
        let commune: HTML = """
            <p><label for="\(key(.commune))">Thuộc xã</label><input id="\(key(.commune))" name="\(key(.commune))" value="\(new.commune)"\(communes.list) maxlength="300" autocomplete="off"></p>
            """
        return """
            <section class="panel set"><h2>\(name) <span class="cov">\(new.kind)</span></h2><div class="fields">
            <p><label for="\(key(.code))">Mã</label><input id="\(key(.code))" name="\(key(.code))" value="\(new.draft.code)" maxlength="60" autocomplete="off" spellcheck="false"></p>
            <p><label for="\(key(.reportsTo))">Báo cáo cho</label><input id="\(key(.reportsTo))" name="\(key(.reportsTo))" value="\(new.reportsTo)"\(superiors.list) maxlength="300" autocomplete="off"></p>
            \(if: new.draft.kind != "commune", commune)
            \(if: new.draft.kind == "school", level)
            </div></section>
            """
    }

    private var placesPart: HTML {
        let open = lines.filter { !$0.isPlain }
        let plain = lines.filter(\.isPlain)
        let folded: HTML = """
            <details class="more"><summary>\(plain.count) đơn vị theo trọn đơn vị kế tiếp</summary>\(places(plain))</details>
            """
        return """
            \(if: !open.isEmpty, #"<div class="notice warn"><p>Đơn vị cũ bị chia thì đơn vị trực thuộc về đâu không suy ra được, phải chọn từng đơn vị theo văn bản.</p></div>"#)
            \(if: !open.isEmpty, places(open))
            \(if: !plain.isEmpty, folded)
            """
    }

    private func places(_ lines: [SuccessionReading.Line]) -> HTML {
        Table.part(
            ["Đơn vị", "Đơn vị cũ", "Về đâu"], label: "Từng đơn vị về đâu", rows: lines.map(place))
    }

    private func place(_ line: SuccessionReading.Line) -> HTML {
        let words = line.isTerritorial ? "thuộc" : "báo cáo cho"
        return
            #"<tr role="row"><th role="rowheader" scope="row">\#(line.unit.name)</th><td role="cell" data-h="Đơn vị cũ">\#(words) \#(line.parent.name)</td><td role="cell" data-h="Về đâu"><select name="\#(line.key)" aria-label="\#(line.unit.name), \#(words) \#(line.parent.name): về đâu"><option value="">Chưa chọn</option>\#(line.options.map(\.html))</select></td></tr>"#
    }

    private var previewPart: HTML {
        let successors = Table.part(
            ["Đơn vị cũ", "Đơn vị kế tiếp"], label: "Đơn vị kế tiếp",
            rows: pairs.map {
                #"<tr role="row"><th role="rowheader" scope="row">\#($0.old)</th><td role="cell" data-h="Đơn vị kế tiếp">\#($0.new)</td></tr>"#
            })
        let moved = Table.part(
            ["Đơn vị", "Trước", "Từ ngày \(day)"].map(Table.Column.named), label: "Đơn vị chuyển",
            rows: moves.map {
                #"<tr role="row"><th role="rowheader" scope="row">\#($0.name)</th><td role="cell" data-h="Trước">\#($0.before)</td><td role="cell" data-h="Sau">\#($0.after)</td></tr>"#
            })
        return """
            <section class="set" aria-labelledby="wc"><h2 id="wc">Những gì sẽ thay đổi</h2>
            \(Table.part(["Phần", "Trước", "Sau", "Số lượng"], label: "Sẽ thay đổi", rows: effects.map(effect)))</section>
            \(if: !pairs.isEmpty, #"<details class="more"><summary>\#(pairs.count) cặp đơn vị kế tiếp</summary>\#(successors)</details>"#)
            \(if: !moves.isEmpty, #"<details class="more"><summary>\#(moves.count) lần chuyển nơi</summary>\#(moved)</details>"#)
            <div class="notice"><p><b>Không thay đổi:</b> mã của đơn vị, số liệu từng trường, biên nhận, văn bản đã chốt. Trường tính vào xã nơi trường đứng vào ngày đó, không chia số theo tỷ lệ.</p></div>
            <section class="panel set"><input type="hidden" name="seen" value="\(digest)"><label class="pick"><input type="checkbox" name="checked" value="1">Đã đối chiếu với \(typed.basis)</label>
            <p class="row"><button class="btn primary" name="_do" value="apply">Ghi nhận từ ngày \(day)</button></p></section>
            """
    }

    private func effect(_ effect: Effect) -> HTML {
        #"<tr role="row"><th role="rowheader" scope="row">\#(effect.what)</th><td role="cell" data-h="Trước">\#(effect.before)</td><td role="cell" data-h="Sau">\#(effect.after)</td><td role="cell" data-h="Số lượng">\#(effect.count)</td></tr>"#
    }
}
