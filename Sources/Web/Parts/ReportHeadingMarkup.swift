extension ReportHeading {
    /// Due when, by which plan, with its documents.
    var dueAndPlan: HTML {
        """
        \(dueAlone)\(dueText.map { " <span>Ghi trong kế hoạch: \($0)</span>" }) \(planAndContact)
        """
    }

    var dueAlone: HTML {
        """
        <span>Hạn nộp: <b>\(due)</b>\(daysLeft.map { " (\($0))" })\(if: hasCalendar, #" <a class="nb" href="\#(address)/due.ics" download>Thêm vào lịch</a>"#)</span>
        """
    }

    /// The plan with its documents, and whom to ask.
    var planAndContact: HTML {
        """
        <span>\(plan)</span>\(documents.map(link))\(contact.map { " <span>Liên hệ: \($0)</span>" })
        """
    }

    private func link(_ document: Document) -> HTML {
        #" <span><a href="\#(document.documentAddress)" download>\#(document.documentTitle)</a></span>"#
    }
}
