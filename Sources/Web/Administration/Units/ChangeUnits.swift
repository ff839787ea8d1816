import HTTP
import HTTPTypes
import Reporting
import Storage

/// Units added and changed.
enum ChangeUnits {
    /// `GET /units/new`
    @Sendable static func new(_ visit: Visit) throws -> any Reply {
        visit.page(try UnitPage(visit, nil))
    }

    /// `POST /units`: one new unit, from a day on.
    @Sendable static func add(_ wish: Wish) throws -> any Reply {
        let form = try wish.form()
        let typed = try wish.look { try TypedUnit(form, $0) }
        return try told(typed, of: nil, "save", wish) {
            try typed.checkNamed()
            let day = try typed.day(wish.now.day)
            return try wish.commit { database in
                try database.apply([typed.draft], from: day, mayChange: false, by: wish.actor)
                return .redirect(to: "/units/\(typed.draft.code)?done=added")
            }
        }
    }

    /// `GET /units/{unit}`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done"])
        return visit.page(try UnitPage(visit, try visit.namedUnit()))
    }

    /// `POST /units/{unit}`: `save` its names and what it stands under, from a day on; `identify` it
    /// by its official codes; `forget` a name that waits; `close` it from a day on, or `reopen` it.
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        let form = try wish.form()
        let asked = form.first("_do") ?? ""
        let (unit, typed, codes) = try wish.look { visit in
            let unit = try visit.namedUnit()
            let codes = try UnitCodes(
                of: unit, asked == "identify" ? form : nil, on: visit.now.day, visit.database)
            var typed = try TypedUnit(form, of: unit, visit)
            typed.dayField = ["identify": "code-from", "close": "end"][asked] ?? "from"
            return (unit, typed, codes)
        }
        return try told(typed, of: unit, codes: codes, asked, wish) {
            if asked == "save" { try typed.checkNamed() }
            let day = asked == "reopen" ? nil : try typed.day(wish.now.day)
            return try wish.commit { database in
                switch asked {
                case "save": try database.apply([typed.draft], from: day, by: wish.actor)
                case "identify":
                    try database.identify(
                        unit, as: codes.wanted, from: day ?? wish.now.day, by: wish.actor)
                case "forget":
                    try database.forgetName(of: unit, from: day ?? wish.now.day, by: wish.actor)
                case "close", "reopen":
                    if let day { try checkNothingBelow(unit, from: day, database.read) }
                    try database.close(unit.id, from: day, by: wish.actor)
                default: throw Refusal(.badRequest, "Thao tác không rõ.")
                }
                return .redirect(to: "/units/\(unit.code)?done=\(asked)")
            }
        }
    }

    /// - Throws: where it is to be said first what becomes of the units below it.
    private static func checkNothingBelow(
        _ unit: Unit, from day: Day, _ database: ReadTransaction
    ) throws {
        let below = try database.units.below([unit.id], from: day, limit: Succession.most)
        guard !below.isEmpty else { return }
        throw Complaints(
            "Còn \(VietnameseNumber.text(below.count)) đơn vị trực thuộc. Ghi việc ngừng hoạt động ở "
                + "trang Sáp nhập, chia, chuyển đơn vị, nơi chọn từng đơn vị về đâu.", at: "end")
    }

    /// Does what was typed, or shows it again with what is wrong.
    private static func told(
        _ typed: TypedUnit, of unit: Unit?, codes: UnitCodes? = nil, _ asked: String,
        _ wish: Wish,
        _ body: () throws -> Response
    ) throws -> any Reply {
        let complaints: [Complaint]
        do {
            return try body()
        } catch let wrong as UnitFaults {
            complaints = wrong.all.map { Complaint($0.sentence, at: $0.field.place) }
        } catch let wrong as IdentifierFaults {
            complaints = wrong.all.map { Complaint($0.sentence, at: $0.field) }
        } catch let wrong as Complaints {
            complaints = wrong.all
        }
        return try wish.look { visit in
            visit.page(
                try UnitPage(visit, unit, typed, codes: codes, asked: asked, complaints),
                status: .unprocessableContent)
        }
    }
}

extension Visit {
    /// The unit of the address: an administrator sees all.
    fileprivate func namedUnit() throws -> Unit {
        guard let code = parameters["unit"],
            let unit = try database.units.find(Unit.Code(rawValue: code))
        else { throw Refusal.notFound }
        return unit
    }
}
