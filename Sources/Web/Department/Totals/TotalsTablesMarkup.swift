extension TotalsPage {
    var indicators: HTML {
        """
        <div class="set">
          <h2 id="ind">\(heading)</h2>
          <p class="row no-print"><span>Tải bảng này:</span> \(files.map { #"<a href="\#($0.fileAddress)" download>\#($0.words)</a> "# })</p>
          <p class="small mute">Dòng nhỏ dưới số: đơn vị đã trả lời/đơn vị được hỏi trong các báo cáo được tính; in đậm khi còn thiếu. “…” là chưa có số liệu.</p>
          \(table("ind", #"Chỉ tiêu <span class="cov">· đơn vị tính</span>"#, withPrevious: hasBefore, sections.map(body)))
        </div>
        """
    }

    var measureTable: HTML {
        """
        <div class="set">
          <h2 id="mea">Chỉ số</h2>
          <p class="small mute">Tỷ lệ của các tổng, không phải trung bình của các tỷ lệ. Dòng nhỏ: tử số/mẫu số.</p>
          \(table("mea", "Chỉ số", withPrevious: hasPrevious, ["<tbody>\(measures.map(row))</tbody>"]))
        </div>
        """
    }

    /// Under the heading `id`: a column for each group, and for the round before.
    private func table(
        _ id: String, _ first: HTML, withPrevious: Bool, _ bodies: [HTML]
    ) -> HTML {
        """
        <div class="scroll\(if: !isWide, " full")" tabindex="0" role="region" aria-labelledby="\(id)">
          <table class="stick\(if: isWide, " many")"\(if: isWiderThanPaper, #" data-parts="\#(TotalsPage.mostOnPaper)""#)>
            <thead><tr><th scope="col" class="pin">\(first)</th>\(heads.map(\.html))\(if: withPrevious, #"<th scope="col" class="n">Đợt trước<br><span class="cov">tổng cộng</span></th>"#)</tr></thead>
            \(bodies)
          </table>
        </div>
        \(if: isWiderThanPaper, #"<p class="instead"><b>Bảng này có \#(heads.count + (withPrevious ? 2 : 1)) cột, rộng hơn khổ giấy.</b> Để in đủ cột, tải bảng này dạng Excel: tệp “\#(workbook)”.</p>"#)
        """
    }

    private func body(_ section: TotalsSection) -> HTML {
        """
        <tbody>
          <tr class="grp"><th scope="rowgroup" colspan="\(span)"><span>\(section.title)</span></th></tr>
          \(section.rows.map(row))
        </tbody>
        """
    }

    private func row(_ indicator: TotalsSection.Row) -> HTML {
        let label: HTML =
            indicator.rowAddress.map { #"<a href="\#($0)">\#(indicator.label)</a>"# }
            ?? "\(indicator.label)"
        return
            #"<tr\#(if: indicator.isOption, #" class="opt""#)><th scope="row"><span class="no">\#(indicator.number)</span> \#(label) <span class="mute">\#(indicator.unit)</span></th>\#(indicator.cells.map(\.html))\#(if: hasBefore, before(indicator.before))</tr>"#
    }

    private func row(_ measure: MeasureRow) -> HTML {
        #"<tr><th scope="row">\#(measure.label) <span class="mute">\#(measure.unit)</span>\#(measure.made)</th>\#(measure.cells.map(\.html))\#(if: hasPrevious, before(measure.before))</tr>"#
    }

    private func before(_ figure: String) -> HTML { #"<td class="n mute">\#(figure)</td>"# }
}

extension MeasureRow {
    /// The ways to what it is made of; nothing where it counts reports alone.
    fileprivate var made: HTML {
        guard !sources.isEmpty else { return "" }
        let links: [HTML] = sources.map { source in
            #"<a href="\#(source.address)" title="\#(source.label)" aria-label="\#(source.number). \#(source.label)">\#(source.number)</a>"#
        }
        return #"<br><span class="small mute">Tính từ chỉ tiêu \#(links.listed)</span>"#
    }
}

extension TotalsPage.Head: View {
    var html: HTML {
        #"<th scope="col" class="n\#(if: isTotal, " tot")">\#(words)<br><span class="cov">\#(ofDue) đơn vị</span></th>"#
    }
}
