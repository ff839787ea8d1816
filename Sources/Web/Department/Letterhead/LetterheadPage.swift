import HTTP
import HTTPTypes
import Reporting
import Storage

/// A letterhead as its form was typed.
struct TypedLetterhead {
    var parent = ""
    var name = ""
    var issuer = ""
    var symbol = ""
    var drafter = ""
    var copies = ""
    var place = ""
    /// A line each, as the others in plural.
    var authority = ""
    var signer = ""
    var addressees = ""
    var recipients = ""

    init(_ letterhead: Letterhead) {
        parent = letterhead.parent
        name = letterhead.name
        issuer = letterhead.issuer
        symbol = letterhead.symbol
        drafter = letterhead.drafter
        copies = letterhead.copies.map { String($0) } ?? ""
        place = letterhead.place
        authority = letterhead.authority.joined(separator: "\n")
        signer = letterhead.signer
        addressees = letterhead.addressees.joined(separator: "\n")
        recipients = letterhead.recipients.joined(separator: "\n")
    }

    /// `old` is what the form showed.
    init(_ wish: Wish, over old: TypedLetterhead) throws {
        let fields = try wish.form()
        func field(_ name: String, _ part: KeyPath<TypedLetterhead, String>) throws -> String {
            try wish.cleaned(fields.first(name) ?? "", over: old[keyPath: part])
        }
        parent = try field("parent", \.parent)
        name = try field("name", \.name)
        issuer = try field("issuer", \.issuer)
        symbol = try field("symbol", \.symbol)
        drafter = try field("drafter", \.drafter)
        copies = try field("copies", \.copies)
        place = try field("place", \.place)
        authority = try field("authority", \.authority)
        signer = try field("signer", \.signer)
        addressees = try field("addressees", \.addressees)
        recipients = try field("recipients", \.recipients)
    }

    var letterhead: Letterhead {
        Letterhead(
            parent: parent, name: name, issuer: issuer, symbol: symbol, drafter: drafter,
            copies: Int(copies), place: place,
            authority: TypedLetterhead.lines(authority), signer: signer,
            addressees: TypedLetterhead.lines(addressees),
            recipients: TypedLetterhead.lines(recipients))
    }

    var complaints: [Complaint] {
        var wrong: [Complaint] = []
        func complain(_ sentence: String, at field: String) {
            wrong.append(Complaint(sentence, at: field))
        }
        for (field, text, what, least) in [
            ("parent", parent, "Cơ quan chủ quản", 0),
            ("name", name, "Tên cơ quan trong câu văn", 1),
            ("issuer", issuer, "Tên cơ quan ban hành", 1),
            ("symbol", symbol, "Chữ viết tắt trong số, ký hiệu", 1),
            ("drafter", drafter, "Ký hiệu đơn vị soạn thảo", 0), ("place", place, "Địa danh", 1),
            ("signer", signer, "Họ và tên người ký", 0),
        ] {
            let most = ["Chữ", "Ký"].contains { what.hasPrefix($0) } ? 30 : 200
            if !(least...most).contains(text.unicodeScalars.count) || text.contains("\n") {
                complain(
                    "\(what): \(least == 0 ? "không quá" : "từ 1 đến") \(most) ký tự.", at: field)
            }
        }
        if symbol.contains(where: \.isWhitespace) {
            complain("Chữ viết tắt trong số, ký hiệu không có dấu cách.", at: "symbol")
        }
        if drafter.contains(where: \.isWhitespace) {
            complain("Ký hiệu đơn vị soạn thảo không có dấu cách.", at: "drafter")
        }
        if !copies.isEmpty, Int(copies).map((1...99).contains) != true {
            complain("Số bản lưu: số từ 1 đến 99, hoặc để trống.", at: "copies")
        }
        for (field, text, what, least) in [
            ("authority", authority, "Quyền hạn, chức vụ người ký", 1),
            ("addressees", addressees, "Kính gửi", 0), ("recipients", recipients, "Nơi nhận", 1),
        ] {
            let lines = TypedLetterhead.lines(text)
            if !(least...10).contains(lines.count)
                || lines.contains(where: { $0.unicodeScalars.count > 200 })
            {
                complain(
                    "\(what): từ \(least) đến 10 dòng, mỗi dòng không quá 200 ký tự.", at: field)
            }
        }
        return wrong
    }

    /// Without the signs that the layout sets itself.
    private static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { line in
            var line = TypedText.trimmed(String(line))
            if line.hasPrefix("-") { line = TypedText.trimmed(String(line.dropFirst())) }
            while let last = line.last, last == ";" || last == "." { line.removeLast() }
            return line
        }.filter { !$0.isEmpty }
    }
}

/// Thể thức văn bản của đơn vị.
struct LetterheadPage {
    let frame: Frame
    let unitName: String
    let typed: TypedLetterhead
    let complaints: [Complaint]
    let said: String?
    let needsPIN: Bool
    /// Who signs while nobody is named; nil where that follows from nothing.
    let head: String?

    init(_ visit: Visit, _ typed: TypedLetterhead, complaints: [Complaint] = []) throws {
        frame = try Frame(visit, title: "Thể thức văn bản", current: "/letterhead")
        unitName = visit.asker.unit.name
        needsPIN = visit.asker.cameByLink
        head =
            visit.asker.role.isOfSchool
            ? try visit.database.access.headsName(of: visit.asker.unit.id) : nil
        self.typed = typed
        self.complaints = complaints
        said = try visit.query("done") == "saved" ? "Đã lưu." : nil
    }
}
