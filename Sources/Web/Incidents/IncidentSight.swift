import HTTPTypes
import Reporting
import Storage

/// Who sees and handles which incidents: a school its own; an office what was reported to it, and what
/// schools below it have reported to whomever before, as of reports (Documentation/Threats.md, Who reads
/// the past).
extension Visit {
    /// The incident of the address; 404 for one that is not the asker's to see.
    func incident() throws -> Incident {
        guard
            let id = parameters["incident"].flatMap(Int64.init(sentID:))
                .map(Incident.ID.init(rawValue:)),
            let incident = try database.incidents.find(id), try sees(incident)
        else { throw Refusal.notFound }
        return incident
    }

    private func sees(_ incident: Incident) throws -> Bool {
        if asker.role.isOfSchool { return incident.unit == asker.unit.id }
        guard asker.role.isOfDepartment else { return false }
        if incident.office == asker.unit.id { return true }
        return try database.units.heirs(of: incident.unit, on: now.day).contains { heir in
            try visibleUnit(database.units.find(heir)?.code.rawValue) != nil
        }
    }

    /// Whether the asker's office says something to it: the one that it was reported to, and the one
    /// that its school reports to today. Those above read.
    func handles(_ incident: Incident) throws -> Bool {
        guard asker.role.isOfDepartment else { return false }
        return try incident.office == asker.unit.id
            || database.units.office(above: incident.unit, on: now.day)?.id == asker.unit.id
    }

    /// The incident of the address, to say something to it: its school as a school, else an office.
    ///
    /// - Throws: 404 as `incident`, 403 for who only reads it.
    func handledIncident() throws -> Incident {
        let incident = try incident()
        guard try asker.role.isOfSchool || handles(incident) else {
            throw Refusal(
                .forbidden, "Vụ việc do cơ quan nhận báo cáo xử lý; đơn vị cấp trên chỉ xem.")
        }
        return incident
    }

    /// What the asker's school reports at once: as the office asks it to which it reports, of what the
    /// form asks its level.
    func occasions() throws -> [Occasion] {
        guard let level = asker.unit.level,
            let office = try database.units.office(above: asker.unit.id, on: now.day)
        else { return [] }
        return try database.occasions.of(office.id).filter {
            try !database.forms.layout($0.form).form.ofIncident.indicators(for: level).isEmpty
        }
    }
}

extension IncidentObjection {
    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .occasionHasChanged:
            "Cơ quan quản lý vừa đổi mẫu này. Đề nghị mở lại trang rồi gửi."
        case .tooManyOfDay:
            "Hôm nay nhà trường đã gửi \(Incident.mostOfDay) báo cáo đột xuất. "
                + "Đề nghị báo tiếp vào vụ việc đã gửi, hoặc gọi điện."
        case .tooManyEntries:
            "Vụ việc này đã có \(IncidentEntry.most) lần báo, không nhận thêm."
        case .isAcknowledged: "Đã có người nhận tin."
        case .isNotAcknowledged: "Cần bấm “Đã nhận tin” trước khi khép vụ việc."
        case .isClosed: "Vụ việc đã khép."
        case .textMissing: "Cần ghi nội dung."
        case .textTooLong:
            "Nội dung dài quá \(VietnameseNumber.text(Int64(IncidentEntry.longestText))) ký tự."
        case .overQuota: "Nhà trường đã gửi quá nhiều tệp kèm các vụ việc."
        }
    }
}

extension Refusal {
    init(_ objection: IncidentObjection) {
        switch objection {
        case .textMissing, .textTooLong: self.init(.unprocessableContent, objection.sentence)
        case .tooManyOfDay: self.init(.tooManyRequests, objection.sentence)
        case .overQuota: self.init(.contentTooLarge, objection.sentence)
        case .occasionHasChanged, .tooManyEntries, .isAcknowledged, .isNotAcknowledged, .isClosed:
            self.init(.conflict, objection.sentence)
        }
    }
}

extension Incident.State {
    var badge: Badge {
        switch self {
        case .new: Badge(icon: "over", style: "over", words: "Mới, chưa ai nhận tin")
        case .followed: Badge(icon: "clock", style: "", words: "Đang theo dõi")
        case .closed: Badge(icon: "ok", style: "ok", words: "Đã khép")
        }
    }
}
