extension CheckPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow stack work">
            <form id="report-form" class="stack" method="post" action="\(heading.formAddress)" novalidate>
            \(frame.keys)<input type="hidden" name="_version" value="\(version)"><input type="hidden" name="_was" value="\(seen)">\(EnterKey.presses("check", "Lưu giải trình"))
            <div class="notice \(verdict.tone) set" role="\(verdict.tone == "ok" ? "status" : "alert")">
            <h2 id="sum-up" tabindex="-1"\(if: isRefused, " autofocus")>\(verdict.title)</h2>
            \(verdict.more.map { "<p>\($0)</p>" })
            </div>
            <div class="head">
            <div>
            <p class="crumb"><a href="\(heading.formAddress)">\(heading.title)</a></p>
            <h1>Kiểm tra trước khi nộp</h1>
            <p class="facts">\(heading.dueAndPlan) <span>Kiểm tra lúc \(checkedAt); chưa gửi đi đâu</span></p>
            </div>
            </div>
            \(differences)
            \(verdict.isUnsaved ? nil : handingIn.onBehalf.map(\.html))
            \(if: verdict.isWrong, toMend)
            \(if: !warnings.isEmpty && !verdict.isUnsaved, toExplain)
            \(if: !notes.isEmpty, remarks)
            </form>
            \(changes.map(\.html))
            <section class="panel set" aria-labelledby="whole"><h2 id="whole">Cả báo cáo</h2>
            <p class="acts"><a class="btn" href="\(heading.formAddress)?view=read">\(Icon.of("eye"))Xem và in cả báo cáo</a> \(if: mayBeDrafted, #"<a class="btn" href="\#(heading.formAddress)/draft.docx" download>\#(Icon.of("down"))Bản thảo để in, ký (Word)</a>"#)</p></section>
            </div>
            """, bar: bar, isCompact: true)
    }

    private var toMend: HTML {
        """
        <section class="set" aria-labelledby="mend"><h2 id="mend">Phải sửa</h2>
        \(causes.map(\.html))
        \(if: gapCount > 0, missing)
        </section>
        """
    }

    private var missing: HTML {
        """
        <article class="panel cause err set">
        <h3 class="msg err">\(Icon.of("err"))<span>Chưa nhập \(gapCount) chỉ tiêu bắt buộc</span></h3>
        <ul class="gaps">\(gaps.map(\.html))</ul>
        </article>
        """
    }

    private var toExplain: HTML {
        """
        <section class="set" aria-labelledby="explain"><h2 id="explain">Cảnh báo: đúng thì giữ số liệu và giải trình</h2>
        \(warnings.map(\.html))
        </section>
        """
    }

    private var remarks: HTML {
        """
        <section class="set" aria-labelledby="notes"><h2 id="notes">Lưu ý</h2>
        <ul class="set">\(notes.map { #"<li class="msg note">\#(Icon.of("eye"))<span>\#($0)</span></li>"# })</ul>
        </section>
        """
    }

    /// The one thing to do next.
    private var bar: HTML {
        """
        <section class="bar\(if: verdict.tone != "ok", " \(verdict.tone)")" aria-label="Việc tiếp theo">
        <div class="wrap">
        <p role="status"><span class="st \(if: verdict.tone == "ok", "ok")">\(Icon.of(verdict.tone == "ok" ? "ok" : verdict.tone))<span><b>\(verdict.tone == "ok" ? handingIn.ready : verdict.title)</b></span></span>\(handingIn.hint.map { #"<br><span class="mute">\#($0)</span>"# })</p>
        <p class="acts">\(if: handingIn.mayGiveBack, giveBack)\(verdict.isUnsaved ? opening : verdict.isWrong ? mending : handing)</p>
        </div>
        </section>
        """
    }

    private var giveBack: HTML {
        #"<button class="btn big" form="report-form" name="_do" value="give_back">Trả lại người nhập</button> "#
    }

    private var opening: HTML {
        #"<a class="btn primary big" href="\#(heading.formAddress)">Mở biểu nhập</a>"#
    }

    private var mending: HTML {
        #"\#(if: !warnings.isEmpty, #"<button class="btn big" form="report-form" name="_do" value="check">Lưu giải trình</button> "#)<a class="btn primary big" href="\#(first)">Sửa chỗ đầu tiên</a>"#
    }

    private var handing: HTML {
        #"<a class="btn big" href="\#(heading.formAddress)">Quay lại biểu</a> <button class="btn primary big" form="report-form" name="_do" value="\#(handingIn.wish)">\#(handingIn.label)</button>"#
    }
}

extension CheckPage.Cause: View {
    var html: HTML {
        """
        <article class="panel cause err set">
        <h3 class="msg err">\(Icon.of("err"))<span>\(title)</span></h3>
        \(if: !lines.isEmpty, "<ul>\(lines.map { "<li>\($0)</li>" })</ul>")
        <p class="acts">\(places.map(\.button))</p>
        </article>
        """
    }
}

extension CheckPage.Warning: View {
    var html: HTML {
        """
        <article class="panel cause \(isExplained ? "done" : "warn") set">
        <h3 class="msg warn">\(Icon.of(isExplained ? "saved" : "warn"))<span>\(lines.first ?? "")</span></h3>
        \(if: lines.count > 1, "<ul>\(lines.dropFirst().map { "<li>\($0)</li>" })</ul>")
        \(why.fields("Giải trình\(if: places.count > 1, " chung cho \(places.count) ô")"))
        <p class="acts">\(places.map(\.button))</p>
        </article>
        """
    }
}

extension CheckPage.Place {
    var button: HTML {
        """
        <a class="btn" href="\(address)" title="\(label)">Xem ô \(number)<span class="hide">: \(label)</span></a>\(" ")
        """
    }
}

extension CheckPage.Gap: View {
    var html: HTML { "<li><span>\(title)</span>\(places.map(link))</li>" }

    private func link(_ place: CheckPage.Place) -> HTML {
        """
         <a href="\(place.address)" title="\(place.label)" aria-label="Ô \(place.number). \(place.label)">\(place.number)</a>
        """
    }
}

extension ChangesSinceLastRound: View {
    var html: HTML {
        """
        <section class="set" aria-labelledby="cmp"><h2 id="cmp">So với đợt trước</h2>
        \(if: rows.isEmpty, "<p>Không có số liệu nào thay đổi.</p>")
        \(if: !rows.isEmpty, Table.part(["Chỉ tiêu", .right("Đợt trước"), .right("Đợt này"), .right("Thay đổi"), "Lưu\u{a0}ý"], style: "fold vs", rows: rows.map(\.html)))
        <p class="small mute">\(if: same > 0, "\(same) số liệu giữ nguyên. ")Đợt trước: “\(title)”, số liệu đã duyệt.</p></section>
        """
    }
}

extension ChangesSinceLastRound.Row: View {
    var html: HTML {
        #"<tr role="row"><th role="rowheader" scope="row"><a href="\#(address)">\#(number). \#(label)</a> <span class="mute small">\#(unit)</span></th><td role="cell" data-h="Đợt trước" class="n">\#(before)</td><td role="cell" data-h="Đợt này" class="n"><b>\#(now)</b></td><td role="cell" data-h="Thay đổi" class="n">\#(change)</td><td role="cell" data-h="Lưu ý">\#(remark.map { #"<span class="st late">\#(Icon.of("warn"))<span>\#($0)</span></span>"# })</td></tr>"#
    }
}

extension HandingIn.OnBehalf: View {
    var html: HTML {
        """
        \(if: replacesDraft, #"<div class="notice warn"><p><b>Nhà trường đang nhập dở báo cáo này.</b> Số liệu nộp thay sẽ thay cho bản nháp của trường; bản nháp vẫn còn trong lịch sử.</p></div>"#)
        <div class="panel set">\(way)<p><label for="on_behalf_reason">Lý do nhập thay <span class="hint">(ghi trên biên nhận và trong lịch sử; cần có để nộp)</span></label></p>\(complaint.map { message($0, "behalf-e") })<textarea id="on_behalf_reason" name="on_behalf_reason" rows="2" maxlength="1000" placeholder="Trường gửi báo cáo giấy ngày 20/11/2026, chưa có mạng"\(if: complaint != nil, #" aria-invalid="true" aria-describedby="behalf-e""#)>
        \(reason)</textarea></div>
        """
    }

    /// How the school sent it.
    private var way: HTML {
        """
        <fieldset class="set"\(if: channelComplaint != nil, #" aria-describedby="channel-e""#)><legend>Trường gửi bằng <span class="hint">(cần có để nộp)</span></legend>\(channelComplaint.map { message($0, "channel-e") })<p class="row">\(channels.map { $0.radio("on_behalf_channel") })</p></fieldset>
        """
    }

    private func message(_ complaint: String, _ id: String) -> HTML {
        #"<p class="msg err" id="\#(id)">\#(Icon.of("err"))<span>\#(complaint)</span></p>"#
    }
}
