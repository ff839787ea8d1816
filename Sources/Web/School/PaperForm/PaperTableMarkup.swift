extension PaperTable: View {
    var html: HTML {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="Biểu thu thập số liệu"><table class="blank"><colgroup><col><col><col class="unit"><col class="prev"><col></colgroup>
        <thead><tr><th scope="col">TT</th><th scope="col">Chỉ tiêu</th><th scope="col" class="unit">ĐVT</th><th scope="col" class="prev">Đợt trước</th><th scope="col">Đợt này</th></tr></thead>
        <tbody>
        \(sections.map(\.html))
        </tbody></table></div>
        \(gaps.map { "<p><small>\($0)</small></p>" })
        """
    }
}

extension PaperTable.Section: View {
    var html: HTML {
        """
        <tr class="part-head"><th scope="rowgroup" colspan="5">\(heading)\(if: mayBeNil, #" <span class="pad"><span class="box"></span>Không phát sinh trong kỳ</span>"#)</th></tr>
        \(rows.map(\.html))
        """
    }
}

extension PaperTable.Row: View {
    var html: HTML {
        guard let number else { return #"<tr><td colspan="5"><i>\#(question)</i></td></tr>"# }
        let asked: HTML = "\(question)\(if: !mark.isEmpty, " <small>(\(mark))</small>")"
        if case .rows(let columns, let count) = room {
            let cells = columns.map { _ in "<td></td>" as HTML }
            let sums = columns.map { "<td>\(if: $0.isSummed, "Cộng:")</td>" as HTML }
            return """
                <tr><th scope="row">\(number)</th><td colspan="4">\(asked)
                <table class="blank in"><thead><tr>\(columns.map { #"<th scope="col">\#($0.head)</th>"# as HTML })</tr></thead><tbody>\((0..<count).map { _ in "<tr>\(cells)</tr>" as HTML })\(if: columns.contains(where: \.isSummed), "<tr>\(sums)</tr>")</tbody></table></td></tr>
                """
        }
        if case .words = room {
            return
                #"<tr class="long"><th scope="row">\#(number)</th><td colspan="4">\#(asked)</td></tr>"#
        }
        return
            #"<tr><th scope="row">\#(number)</th><td>\#(asked)</td><td class="unit">\#(unit)</td><td class="prev">\#(previous)</td><td>\#(room.html)</td></tr>"#
    }
}

extension PaperTable.Room: View {
    var html: HTML {
        switch self {
        case .line, .words, .rows: ""
        case .time: "…… giờ ……"
        case .day: "…… / …… / 20……"
        case .boxes(let options): "\(options.map(box))"
        }
    }

    private func box(_ option: String) -> HTML {
        #"<span class="pad"><span class="box"></span>\#(option)</span> "#
    }
}
