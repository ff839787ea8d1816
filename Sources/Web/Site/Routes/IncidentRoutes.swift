extension Route {
    /// What schools report on the day that it happens.
    static let incidents: [Route] = [
        .get("/incidents", .reporting, Incidents.list),
        .get("/incidents/new", .school, IncidentForm.show),
        .post("/incidents", .school, IncidentForm.send),
        .get("/incidents/{incident}", .reporting, OneIncident.show),
        .get("/incidents/{incident}/correction", .school, IncidentForm.correction),
        .post("/incidents/{incident}/correction", .school, IncidentForm.correct),
        .post("/incidents/{incident}/follow-ups", .school, OneIncident.followUp),
        .post("/incidents/{incident}/photos", .school, OneIncident.attach, takes: .papers),
        .post(
            "/incidents/{incident}/photos/parts/{upload}", .school, OneIncident.part,
            takes: .upload),
        .get("/incidents/{incident}/files/{number}", .reporting, OneIncident.file),
        .get("/incidents/{incident}/report.docx", .reporting, OneIncident.document),
        .post("/incidents/{incident}/acknowledge", .department, OneIncident.acknowledge),
        .post("/incidents/{incident}/notes", .department, OneIncident.note),
        .post("/incidents/{incident}/close", .department, OneIncident.close),
        .get("/occasions", .officer, Occasions.show),
        .post("/occasions", .officer, Occasions.set),
    ]
}
