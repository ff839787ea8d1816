import HTTP
import Reporting
import Storage

/// Hồ sơ của một trường, as whoever it reports to sees it.
enum ShowUnitProfile {
    /// `GET /units/{unit}/profile`: of a school that the asker sees.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        guard let school = try visit.visibleUnit(visit.parameters["unit"])?.unit,
            school.kind == .school
        else { throw Refusal.notFound }
        let questions = try ProfileQuestions(of: school.id, visit.database)
        return visit.page(
            UnitProfilePage(
                frame: try Frame(visit, title: "Hồ sơ \(school.name)", current: "/units"),
                unitName: school.name,
                profile: try questions.map {
                    try UnitProfile(of: school.id, $0, on: visit.now.day, visit.database)
                }))
    }
}

/// The profile of a school, to be read.
struct UnitProfilePage: View {
    let frame: Frame
    let unitName: String
    /// nil where no round asks for any.
    let profile: UnitProfile?

    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="/units">Đơn vị</a></p><h1>Hồ sơ nhà trường</h1><p class="lede">\(unitName)</p>
              <p class="mute">Nhà trường tự khai và tự sửa; mọi lần sửa có trong Nhật ký.</p></div></div>
              <div class="stack">
                \(profile?.html ?? nothing)
              </div>
            </div>
            """)
    }

    private var nothing: HTML {
        #"<div class="notice"><p>Chưa có đợt báo cáo nào hỏi số liệu của hồ sơ.</p></div>"#
    }
}
