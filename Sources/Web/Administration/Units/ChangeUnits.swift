import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Units added and changed.
enum ChangeUnits {
    /// `GET /units/new`
    @Sendable static func new(_ context: Context) throws -> Response {
        try context.page("UnitPage", UnitPage(context, nil))
    }

    /// `POST /units`: one new unit, from a day on.
    @Sendable static func add(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let typed = try TypedUnit(context)
        do {
            let (line, day) = (typed.line, try typed.day(context.now.day))
            return try context.commit { database in
                guard try database.read.units.find(Unit.Code(rawValue: line.code)) == nil else {
                    throw UnitFaults(faults: [(1, "Mã “\(line.code)” đã dùng.")])
                }
                try database.apply([line], from: day, by: actor)
                return .redirect(to: "/units/\(line.code)?done=added")
            }
        } catch let wrong as UnitFaults {
            return try context.page(
                "UnitPage", UnitPage(context, nil, typed, wrong.faults.map(\.sentence)),
                status: .unprocessableContent)
        }
    }

    /// `GET /units/{unit}`
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["done"])
        return try context.page("UnitPage", UnitPage(context, try context.addressedUnit()))
    }

    /// `POST /units/{unit}`: `save` its names and what it stands under, from a day on; `close` it
    /// from a day on, or `reopen` it.
    @Sendable static func change(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let unit = try context.addressedUnit()
        var typed = try TypedUnit(context)
        typed.line.code = unit.code.rawValue
        typed.line.kind = unit.kind.rawValue
        typed.line.level = unit.level?.rawValue ?? ""
        let wish = try context.form().first("_do") ?? ""
        do {
            return try context.commit { database in
                switch wish {
                case "save":
                    try database.apply(
                        [typed.line], from: try typed.day(context.now.day), by: actor)
                case "close":
                    try database.close(
                        unit.id, from: try typed.day(context.now.day), by: actor)
                case "reopen": try database.close(unit.id, from: nil, by: actor)
                default: throw Refusal(.badRequest, "Thao tác không rõ.")
                }
                return .redirect(to: "/units/\(unit.code)?done=\(wish)")
            }
        } catch let wrong as UnitFaults {
            return try context.page(
                "UnitPage", UnitPage(context, unit, typed, wrong.faults.map(\.sentence)),
                status: .unprocessableContent)
        }
    }

    /// `GET /units/import`
    @Sendable static func showImport(_ context: Context) throws -> Response {
        try context.page("ImportUnits", ImportUnitsPage(context))
    }

    /// `POST /units/import`: `preview` shows what each line of `list` would do, `apply` does it, all
    /// or nothing.
    @Sendable static func importList(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let form = try context.form()
        let text = form.first("list") ?? ""
        func shown(_ status: HTTPResponse.Status, complaint: String? = nil) throws -> Response {
            try context.page(
                "ImportUnits", ImportUnitsPage(context, text: text, complaint: complaint),
                status: status)
        }
        let list: [ListedUnit]
        do throws(MalformedList) {
            list = try UnitList.read(text)
        } catch {
            return try shown(
                .unprocessableContent, complaint: "Dòng \(error.line): \(error.sentence)")
        }
        guard form.first("_do") == "apply" else { return try shown(.ok) }
        do {
            return try context.commit { database in
                let (added, changed) = try database.apply(
                    list, from: database.now.day, by: actor)
                return .redirect(to: "/units?added=\(added)&changed=\(changed)")
            }
        } catch is UnitFaults {
            return try shown(.unprocessableContent, complaint: "Chưa nhập: sửa các dòng có lỗi.")
        }
    }
}

extension Context {
    fileprivate func addressedUnit() throws -> Unit {
        guard let code = parameters["unit"],
            let unit = try storage.read({ try $0.units.find(Unit.Code(rawValue: code)) })
        else { throw Refusal.notFound }
        return unit
    }
}
