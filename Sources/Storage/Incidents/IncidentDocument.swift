import Reporting

extension ReadTransaction {
    /// The official report of the school on the incident, with all that was said until now; what its
    /// form's outline says, or each answer in the form's order.
    package func document(of incident: Incident, on day: Day) throws -> OfficialDocument {
        let entries = try incidents.entries(of: incident.id)
        guard let answers = try answers(in: entries), let first = entries.first,
            let school = try units.find(incident.unit),
            let office = try units.find(incident.office),
            let occasion = try occasions.find(incident.occasion)
        else { throw StorageError.damaged("incident \(incident.id.rawValue)") }
        var letterhead = try letterhead(of: school, on: day)
        if letterhead.wantsHead { letterhead.signer = try access.headsName(of: school.id) ?? "" }
        let addressee = try self.letterhead(of: office, on: day).name
        let said = IncidentText(answers, of: incident, occasion: occasion.name)
        let (subject, blocks) = said.text(unit: letterhead.name, owner: addressee, on: day)
        return OfficialDocument(
            kind: .report, letterhead: letterhead, registration: .init(), subject: subject,
            addressees: [addressee],
            body: blocks + IncidentText.course(entries.map(\.entry), behind: blocks),
            mark: "Báo cáo đột xuất số \(incident.id.rawValue) · Mã đối chiếu: "
                + MatchingCode.grouped(first.hash))
    }
}

/// What an official report says of an incident.
private struct IncidentText {
    let answers: IncidentAnswers
    let incident: Incident
    let occasion: String

    init(_ answers: IncidentAnswers, of incident: Incident, occasion: String) {
        (self.answers, self.incident, self.occasion) = (answers, incident, occasion)
    }

    func text(
        unit: String, owner: String, on day: Day
    ) -> (subject: String, blocks: [OfficialDocument.Block]) {
        let (form, level) = (answers.form, answers.level)
        guard let outline = form.outlines[.report] else {
            let intro = "\(unit) báo cáo \(owner) vụ việc như sau:"
            return (plainSubject, [.paragraph(intro)] + plainAnswers)
        }
        let filled = outline.filled(
            with: Facts(
                answers.values, level: level, form: form,
                .sample(unit: unit, owner: owner, on: day)))
        return (filled.subjectText, filled.documentBlocks)
    }

    private var plainSubject: String {
        let title = incident.title == occasion ? occasion : "\(occasion): \(incident.title)"
        let day = VietnameseDate.inDocument(incident.happened.day)
        return "\(title), ngày \(day)"
    }

    private var plainAnswers: [OfficialDocument.Block] {
        answers.form.indicators(for: answers.level).compactMap { indicator in
            answers.values[indicator.code].map { value in
                let unit = indicator.kind.number == nil ? nil : indicator.unit
                return .paragraph(
                    "\(indicator.label.text(for: answers.level)): "
                        + indicator.text(of: value, level: answers.level)
                        + (unit.map { " " + $0.text(for: answers.level) } ?? ""))
            }
        }
    }

    /// What its school added, and what became of it.
    static func course(
        _ entries: [IncidentEntry], behind blocks: [OfficialDocument.Block]
    ) -> [OfficialDocument.Block] {
        let added = entries.filter { $0.kind == .followedUp || $0.kind == .closed }
        guard !added.isEmpty else { return [] }
        let headings = blocks.count { if case .heading(1, _) = $0 { true } else { false } }
        let heading: OfficialDocument.Block =
            headings == 0
            ? .paragraph("Diễn biến tiếp theo:")
            : .heading(1, "\(RomanNumeral.text(headings + 1)). DIỄN BIẾN TIẾP THEO")
        return [heading]
            + added.map { entry in
                let file = entry.file.map { "gửi kèm tệp \($0.name)" }
                let said = [entry.text?.replacing("\n", with: " "), file].compactMap(\.self)
                let head = entry.kind == .closed ? "Kết quả" : VietnameseDate.inDocument(entry.at)
                return .item("\(head): \(said.joined(separator: "; "))")
            }
    }
}
