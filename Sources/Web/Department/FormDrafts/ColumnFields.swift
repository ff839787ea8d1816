import Reporting

/// The fields of one column of a table that is being made.
struct ColumnFields {
    let number: Int
    let column: ColumnDraft

    var html: HTML {
        let (name, words) = ("col\(number)", "Cột \(number)")
        let isKnown = QuestionFacts.columnKinds.contains { $0.value == column.type }
        let other: HTML =
            isKnown ? "" : Choice(value: column.type, words: column.type, isChosen: true).html
        let kinds = QuestionFacts.columnKinds.map {
            Choice(value: $0.value, words: $0.words, isChosen: $0.value == column.type).html
        }
        return """
            <div class="sent col"><input type="hidden" name="\(name)_code" value="\(column.code)"><input name="\(name)_label" value="\(column.label)" aria-label="\(words): tên" placeholder="\(column.code.isEmpty ? "Tên cột thêm" : "Tên cột")" maxlength="200" autocomplete="off"><select name="\(name)_type" aria-label="\(words): cách trả lời">\(other)\(kinds)</select><input class="for-unit" name="\(name)_unit" value="\(column.unit)" aria-label="\(words): đơn vị tính" placeholder="đơn vị tính" size="10" maxlength="60" autocomplete="off"><input class="for-options" name="\(name)_options" value="\(column.options.joined(separator: "; "))" aria-label="\(words): các lựa chọn, cách nhau bằng dấu chấm phẩy" placeholder="lựa chọn A; lựa chọn B" maxlength="2000" autocomplete="off"><label class="pick"><input type="checkbox" name="\(name)_required" value="1"\(if: column.isRequired, " checked")>bắt buộc</label><label class="pick for-sum"><input type="checkbox" name="\(name)_unsummed" value="1"\(if: !column.isSummed, " checked")>không cộng cột này</label></div>
            """
    }
}
