extension DeskWork {
    /// What is said when the report is given back, below the figures that it is said of.
    var returning: HTML {
        """
        <fieldset class="panel set"><legend><h2>Trả lại để chỉnh sửa</h2></legend>
          <p class="hint">Đánh dấu hoặc ghi lý do ở các ô cần sửa trong bảng trên, hoặc chỉ ghi ý kiến chung để trường sửa cả báo cáo.</p>
          <p><label for="reason">Ý kiến chung, gửi trường</label></p><textarea id="reason" name="reason" rows="2" maxlength="1000">
        \(reason)</textarea>
          \(DueFields(due: due, label: "Nộp lại trước giờ").html)
        </fieldset>
        """
    }

    /// The buttons of the form `judge`; nothing where nothing can be decided.
    func bar(over report: SubmittedReport?) -> HTML {
        guard mayJudge else { return "" }
        return """
            <section class="bar" aria-label="Duyệt hoặc trả lại">
            <div class="wrap">
            <p class="small mute">\(report.map { "Phiên bản \($0.revision), nộp lúc \($0.submittedAt)" })</p>
            <p class="acts">\(if: mayReturn, #"<button class="btn big" form="judge" formaction="\#(address)/return" value="return" data-return="Trả lại">Trả lại</button> "#)\(if: mayApprove, #"<button class="btn primary big" form="judge" formaction="\#(address)/approve" value="approve">Duyệt báo cáo</button>"#)</p>
            </div>
            </section>
            """
    }

    /// Tells the school that its report is being looked at; nothing where it knows already.
    var beginning: HTML? {
        guard mayReview, mayJudge else { return nil }
        return
            #"<p class="row no-print">\#(EnterKey.nothing(in: "judge"))<button class="btn" form="judge" formaction="\#(address)/review" value="review">Bắt đầu kiểm tra</button> <span class="hint">Bấm rồi thì nhà trường không tự thu hồi báo cáo được nữa.</span></p>"#
    }
}
