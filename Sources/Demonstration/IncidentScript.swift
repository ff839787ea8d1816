import Reporting
import Storage

/// What happened at a school and was reported on the same day; its report of the round says the same
/// figures.
struct IncidentScript {
    let school: Unit.Code
    let day: Day
    let happenedAt: TimeOfDay
    let values: Values
    /// What the school added on the next morning.
    let followUp: String
    /// What the office wrote when it closed the incident.
    let closing: String

    /// Those of the round's period.
    static func all(in round: RoundScript) -> [IncidentScript] {
        switch round.year {
        case .in2022: [rescuedPupil, smallFire].compactMap(\.self)
        case .current: [blockedGate(on: round.period.upperBound + -26)].compactMap(\.self)
        }
    }

    private init?(
        _ school: Unit.Code, _ day: Day?, _ time: String, _ values: Values, followUp: String,
        closing: String
    ) {
        guard let day, let time = TimeOfDay(iso: time) else { return nil }
        (self.school, self.day, happenedAt) = (school, day, time)
        (self.followUp, self.closing) = (followUp, closing)
        self.values = values.merging([
            "day": .date(day), "time": .time(time), "deaths": .integer(0),
        ]) { own, _ in own }
    }

    private static let smallFire = IncidentScript(
        "thcs-doan-tung", Day(year: 2022, month: 5, day: 17), "16:20",
        [
            "kind": .choice("fire"), "place": .text("Phòng thiết bị"), "now": .choice("over"),
            "injured": .integer(0), "damage": .integer(3_500_000),
            "course": .text(
                "Ổ cắm bị chập, cháy lan sang giá đồ dùng. Đội cơ sở đã ngắt điện, dùng 02 bình bột dập tắt sau khoảng 5 phút. Không có người bị thương."
            ),
            "called": .choices(["own", "fire_brigade"]), "cause": .text("Chập điện ở ổ cắm."),
        ],
        followUp: "Công an huyện đã xem hiện trường, lập biên bản.",
        closing: "Đã thay ổ cắm, dây dẫn và kiểm tra lại toàn bộ hệ thống điện.")

    private static let rescuedPupil = IncidentScript(
        "th-thanh-giang", Day(year: 2022, month: 4, day: 12), "09:30",
        [
            "kind": .choice("accident"), "place": .text("Cầu thang"),
            "now": .choice("over"), "injured": .integer(1), "damage": .integer(800_000),
            "course": .text(
                "Giờ ra chơi, một học sinh bị kẹt tay ở song cửa sắt cầu thang. Đội cơ sở cắt song cửa, đưa học sinh ra sau khoảng 10 phút, sơ cứu và chuyển trạm y tế; học sinh bị xây xát nhẹ."
            ),
            "called": .choices(["own", "ambulance", "parents"]),
        ],
        followUp: "Học sinh đã đi học lại. Nguyên nhân: khe song rộng.",
        closing: "Đã hàn kín các khe còn lại.")

    private static func blockedGate(on day: Day) -> IncidentScript? {
        IncidentScript(
            "mn-hong-phong", day, "15:40",
            [
                "kind": .choice("accident"), "place": .text("Cổng phụ"), "now": .choice("over"),
                "injured": .integer(0), "damage": .integer(2_000_000),
                "course": .text(
                    "Cơn giông làm cành cây gãy, chắn cổng phụ lúc trả trẻ. Đội cơ sở cùng lực lượng của xã đang cắt dọn, trẻ ra bằng cổng chính. Không có người bị thương."
                ),
                "called": .choices(["own", "committee"]),
            ],
            followUp: "Đã dọn xong, mở lại cổng phụ.",
            closing: "Đã cắt tỉa toàn bộ cây cao trong sân.")
    }
}

extension Demonstration {
    /// Has the schools report fires and accidents at once.
    func addOccasion() throws {
        let form = try Form(document: try JSON(parsing: PackageResources.su_co_json))
        try write(at: Demonstration.beginning) { database in
            _ = try database.importForm(form, by: .command)
            try database.set(
                nil, of: try department(database, on: Demonstration.beginning.day),
                name: "Cháy, nổ, tai nạn, sự cố", form: .init(form.version), by: .command)
        }
    }

    /// Lets happen what was reported at once, from the message to the end.
    func happen(_ script: IncidentScript) throws {
        let start = Moment(script.day, hour: 0) + .seconds(60 * script.happenedAt.minutes)
        let id = try write(at: start + .seconds(14 * 60)) { database in
            let school = try database.read.units.find(script.school)
            let owner = try department(database, on: script.day)
            guard let school, let level = school.level,
                let occasion = try database.read.occasions.of(owner).first
            else { throw Incomplete(what: "school \(script.school)") }
            let form = try database.read.forms.layout(occasion.form).form
            return try database.report(
                IncidentAnswers(script.values, to: form, occasion.form, at: level), on: occasion,
                by: school, actor: try actor("ht-\(script.school)", database))
        }
        func add(
            _ kind: IncidentEntry.Kind, _ text: String, by userName: String, after hours: Int
        ) throws {
            try write(at: start + .seconds(3600 * hours)) { database in
                try database.add(kind, to: id, text: text, by: try actor(userName, database))
            }
        }
        try add(.acknowledged, "", by: "chuyenvien", after: 1)
        try add(.followedUp, script.followUp, by: "ht-\(script.school)", after: 16)
        try add(.closed, script.closing, by: "chuyenvien", after: 24 * 7)
    }
}
