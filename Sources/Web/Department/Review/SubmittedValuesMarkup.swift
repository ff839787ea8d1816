import Reporting

extension SubmittedReport {
    /// The figures, beside those of the round before and the others'.
    var values: HTML {
        """
        <h2 id="values">Số liệu của báo cáo</h2>
        \(if: hasNone, #"<p class="hint" role="status">Không có chỉ tiêu nào như vậy trong báo cáo này; dưới đây là tất cả.</p>"#)
        \(ways.html)
        \(if: peerCount < levelCount, nearby)
        <div class="scroll full" tabindex="0" role="region" aria-labelledby="values">
          <table class="fold stick" id="figures" role="table" aria-labelledby="values">
            \(Table.head(columns))
            \(sections.map(body))
          </table>
        </div>
        """
    }

    private var columns: [Table.Column] {
        [.pinned(#"Chỉ tiêu <span class="cov">· đơn vị tính</span>"#), .right("Báo cáo")]
            + (hasPrevious ? [.right("Đợt trước"), .right("Thay đổi")] : [])
            + [.right(median)] + (mayMark ? ["Ý kiến"] : [])
    }

    private var median: HTML {
        #"Trung vị (mức giữa), \#(levelName)<br><span class="cov">\#(peerCount) báo cáo</span>"#
    }

    /// Of very many reports this one is not held against all.
    private var nearby: HTML {
        #"<p class="hint">So sánh với \#(peerCount) trong \#(VietnameseNumber.text(Int64(levelCount))) báo cáo \#(levelName) đã nộp: các trường cùng xã và các trường đứng tiếp theo trong danh sách.</p>"#
    }

    private func body(_ section: Section) -> HTML {
        """
        <tbody role="rowgroup"\(if: section.isHidden, " hidden")>
          <tr role="row" class="grp"><th role="rowheader" scope="rowgroup" colspan="\(span)"><span>\(section.title)</span></th></tr>
          \(section.rows.map(\.html))
        </tbody>
        """
    }
}

extension SubmittedReport.Row: View {
    var html: HTML {
        """
        <tr role="row" id="at_\(code)" data-is="\(kinds)"\(hidden)><th role="rowheader" scope="row"><span class="no">\(number)</span> \(label) <span class="mute">\(unit)</span></th><td role="cell" data-h="Báo cáo" class="\(look)">\(figure)</td>\(if: isCompared, comparison)<td role="cell" data-h="Trung vị (mức giữa)" class="v">\(median)</td>\(if: isJudged, judgement)</tr>
        \(rows.map { $0.line(across: span, "\(hidden)") })
        \(remarks.map(line))
        """
    }

    /// Of which lists it is one.
    private var kinds: String { cuts.map(\.rawValue).sorted().joined(separator: " ") }

    private var hidden: HTML { isHidden ? " hidden" : "" }

    private var figure: HTML {
        files.isEmpty ? "\(value)" : FileLink.lines(files)
    }

    private var comparison: HTML {
        #"<td role="cell" data-h="Đợt trước" class="\#(beforeLook)">\#(before)</td><td role="cell" data-h="Thay đổi" class="n">\#(change)</td>"#
    }

    /// Where the cell is marked as one that the school has to mend.
    private var judgement: HTML {
        guard isMarkable else { return #"<td role="cell"></td>"# }
        return """
            <td role="cell"><details class="more"\(if: isOpen, " open")><summary>Yêu cầu sửa<span class="hide"> chỉ tiêu \(number)</span></summary><label class="pick"><input type="checkbox" name="mark" value="\(code)"\(if: isMarked, " checked")>Ô này cần sửa</label><label for="why_\(code)">Lý do, gửi trường</label><textarea id="why_\(code)" name="why_\(code)" rows="2" maxlength="1000">
            \(why)</textarea></details></td>
            """
    }

    private func line(_ remark: SubmittedReport.Remark) -> HTML {
        #"<tr role="row" class="sub"\#(hidden)><td role="cell" colspan="\#(span)">\#(remark.html)</td></tr>"#
    }
}

extension SubmittedReport.Remark: View {
    var html: HTML {
        #"<div class="set"><p class="msg \#(style)">\#(Icon.of(icon))<span><b>\#(kind):</b> \#(words)</span></p>\#(if: hasReason, "<p><b>Giải trình của trường:</b> “\(reason)”</p>")</div>"#
    }
}
