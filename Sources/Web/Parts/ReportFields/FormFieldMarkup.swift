extension FormField: View {
    var html: HTML {
        """
        <div class="q\(tone)" data-cell="\(code)"\(before.map { #" data-before="\#($0)""# })>
        <div class="q-l">\(if: number > 0, #"<span class="no">\#(number)</span>"#)\(heading)
        \(help.map { #"<p class="hint" id="\#(code)-h">\#($0)</p>"# })
        \(rule.map { #"<p class="hint" id="\#(code)-f">\#($0)</p>"# })
        \(offered.map { #"<p class="hint">\#($0), đề nghị kiểm tra lại.</p>"# })
        \(proposed.map(proposal))
        \(if: isOpenedAlong, #"<p class="hint">Mở để sửa cùng ô bị trả lại, cho khớp số liệu.</p>"#)
        \(if: isMoney, #"<p class="hint"><output id="\#(code)-w" for="\#(code)">\#(words.map { "= \($0)" })</output></p>"#)
        \(returned.map { #"<div class="say" id="\#(code)-r"><p class="small mute">Cơ quan quản lý trả lại ô này · \#(isMended ? "đã sửa" : "chưa sửa")</p><p>\#($0)</p></div>"# })
        \(if: !messages.isEmpty, #"<div id="\#(code)-e">\#(messages.map(\.html))</div>"#)
        </div>
        \(both.map(choice))
        \(input)
        \(past)
        \(whys.map { $0.html(code) })
        \(whysElsewhere.map { ##"<p class="full small"><a href="#why_\##($0.rule)">Giải trình chung tại ô \##($0.number)</a></p>"## })
        </div>
        """
    }

    private func proposal(_ proposed: (text: String, mayBeTaken: Bool)) -> HTML {
        #"<p class="hint">Từ báo cáo đột xuất: \#(proposed.text). \#(if: proposed.mayBeTaken, #"<button class="plain" name="_propose" value="\#(code)">Lấy số này</button>"#)</p>"#
    }

    /// Sent by a button of the stored value, or by saving what stands in the field.
    private func choice(_ both: BothSides) -> HTML {
        let stored = both.stored.isEmpty ? "(để trống)" : both.stored
        let typed = both.typed.isEmpty ? "(để trống)" : both.typed
        return """
            <div class="choose" role="group" aria-label="\(if: number > 0, "Ô \(number): ")chọn một trong hai"><p class="msg warn">\(Icon.of("warn"))<span><b>Hai người cùng sửa ô này.</b> Chọn số đúng; số kia còn trong lịch sử.</span></p><p class="acts"><button class="btn" name="_take" value="\(code)"><b>\(stored)</b> <span>đang lưu\(both.by.map { " · \($0)" })</span></button> <button class="btn" name="_do" value="save" data-mine="\(code)"><b>\(typed)</b> <span>vừa nhập tại đây</span></button></p></div>
            """
    }

    private var heading: HTML {
        if kind == .tick { return tick }
        let mark: HTML? =
            mark.map { #" <span class="hint">(\#($0))</span>"# }
            ?? condition.map {
                #" <span class="hint">(<span data-when>\#($0.state)</span>\#($0.words))</span>"#
            }
        return kind == .short || kind == .long
            ? #"<label for="\#(code)">\#(label)\#(mark)</label>"#
            : #"<span class="lab" id="\#(code)-l">\#(label)\#(mark)</span>"#
    }

    private var input: HTML {
        switch kind {
        case .short:
            #"<p class="inp"><input\#(if: isRight, #" class="num""#) id="\#(code)" name="\#(code)"\#(inputMode.map { #" inputmode="\#($0)""# })\#(if: isMoney, " data-money")\#(if: isLocation, " data-location")\#(placeholder.map { #" placeholder="\#($0)""# }) value="\#(value)"\#(state)><span class="u" id="\#(code)-u">\#(unit ?? "")</span></p>"#
        case .long:
            """
            <textarea class="full" id="\(code)" name="\(code)" rows="\(rows)"\(state)>
            \(value)</textarea>
            """
        case .yesNo, .choice:
            #"<div class="\#(kind == .yesNo ? "yn" : "radios")" role="radiogroup" aria-labelledby="\#(code)-l"\#(required)\#(describedBy)>\#(options.map { $0.html("radio", code) })</div>"#
        case .choices:
            #"<div class="radios" role="group" aria-labelledby="\#(code)-l"\#(describedBy)><input type="hidden" name="\#(code)" value="">\#(options.map { $0.html("checkbox", code) })</div>"#
        case .tick: ""
        case .table:
            "\(table.map { $0.html(code, labelledBy: "\(code)-l", state: "\(describedBy)") })"
        case .calculated:
            #"<p class="inp"><output class="num" id="\#(code)" data-calculated aria-labelledby="\#(code)-l">\#(value.isEmpty ? "–" : value)</output><span class="u" id="\#(code)-u">\#(unit ?? "")</span></p>"#
        case .file:
            #"<p class="radios" id="\#(code)">\#(files.map { "<b>\($0)</b><br>" })\#(fileButton)</p>"#
        }
    }

    /// With a blank that is sent where it is not ticked.
    private var tick: HTML {
        #"<input type="hidden" name="\#(code)" value=""><label class="pick"><input type="checkbox" id="\#(code)" name="\#(code)" value="true"\#(if: !value.isEmpty, " checked")\#(state)>Không phát sinh trong kỳ</label>"#
    }

    private var fileButton: HTML {
        noFiles.map { #"<span class="hint">\#($0)</span>"# }
            ?? #"<button class="btn" name="_file" value="\#(code)">Lưu nháp và \#(fileAct) tệp</button>\#(if: mostFiles > 1, #" <span class="hint">\#(files.count)/\#(mostFiles) tệp</span>"#)"#
    }

    private var fileAct: String {
        files.isEmpty ? "chọn" : mostFiles > 1 ? "thêm, bỏ" : "đổi"
    }

    private var state: HTML {
        #"\#(required)\#(if: isInvalid, #" aria-invalid="true""#)\#(describedBy)"#
    }

    private var required: HTML { #"\#(if: isRequired, #" aria-required="true""#)"# }

    private var describedBy: HTML? { descriptions.map { #" aria-describedby="\#($0)""# } }

    /// An answer can be taken back by a button of its own: arrow keys go from option to option. So can
    /// the rows of a table that is not asked any more.
    private var unset: HTML? {
        switch kind {
        case .yesNo, .choice:
            #"<button class="plain unset" name="_clear" value="\#(code)" aria-label="Bỏ chọn ô \#(number)">Bỏ chọn</button>"#
        case .table where condition != nil:
            #"<button class="btn wipe" name="_clear" value="\#(code)">Xóa các dòng của ô \#(number)</button>"#
        default: nil
        }
    }

    /// What was before: in the returned report, or in the last round.
    private var past: HTML {
        let size: HTML = kind == .long || kind == .table ? " full" : ""
        guard returned != nil else {
            let before: HTML? = previous.map {
                #"<span id="\#(code)-p"><span class="was">Đợt trước: </span>\#($0)</span> "#
            }
            return previous == nil && unset == nil
                ? "" : #"<p class="q-p\#(size)">\#(before)\#(unset)</p>"#
        }
        return
            #"<p class="q-p\#(size)"><b class="lab">Đã nộp:</b> <output class="old\#(if: isRight, " num")">\#(submitted ?? "(trống)")</output>\#(previous.map { #"<span class="hint" id="\#(code)-p">Đợt trước: \#($0)</span>"# })\#(unset)</p>"#
    }
}

extension FormField.Message {
    var html: HTML {
        #"<p class="msg \#(kind)">\#(Icon.of(icon))<span><b>\#(title):</b> \#(sentence)</span></p>"#
    }
}

extension FormField.Option {
    func html(_ type: String, _ code: String) -> HTML {
        #"<label class="pick"><input type="\#(type)"\#(anchor.map { #" id="\#($0)""# }) name="\#(code)" value="\#(value)"\#(if: isChosen, " checked")>\#(text)</label>"#
    }
}

extension FormField.Why {
    func html(_ code: String) -> HTML {
        #"<div class="set full why">\#(fields("Giải trình", description: "\(code)-e"))</div>"#
    }
}
