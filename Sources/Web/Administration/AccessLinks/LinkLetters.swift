import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Sheets that give a school its access link or its PIN, to be printed.
enum LinkLetters {
    /// `POST /links/letters`: sheets to print, one per school (or for `unit` alone): `what` is
    /// `links` for address and digits, `pins` for the heads' PINs. They are two, since whoever has
    /// both can submit.
    @Sendable static func show(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let form = try context.form()
        guard let what = form.first("what").flatMap(LinkLettersPage.What.init(rawValue:)) else {
            throw Refusal(.badRequest, "Thao tác không rõ.")
        }
        var schools = try Care(context).schools
        if let code = form.first("unit") {
            schools = schools.filter { $0.code.rawValue == code }
            guard !schools.isEmpty else { throw Refusal.notFound }
        }
        let page = try LinkLettersPage(context, what, schools: schools)
        guard !page.letters.isEmpty else {
            throw Refusal(.conflict, "Không có phiếu nào để in.")
        }
        let answer = try context.page("LinkLetters", page)
        try context.storage.write {
            try $0.recordLetters(what.rawValue, for: page.units, by: actor)
        }
        return answer
    }
}

struct LinkLettersPage {
    enum What: String {
        case links, pins
    }

    struct Letter {
        let unitName: String
        /// Nil on a sheet with a PIN.
        let address: String?
        let qr: QRCode?
        let until: String?
        /// Of the link, or the PIN.
        let digits: String
    }

    let frame: Frame
    let title: String
    let isPIN: Bool
    let date: String
    let count: Int
    let letters: [Letter]
    let units: [Unit.ID]

    init(_ context: Context, _ what: What, schools: [Unit]) throws {
        isPIN = what == .pins
        title = isPIN ? "Phiếu PIN của hiệu trưởng" : "Phiếu truy cập nhanh"
        frame = try Frame(context, title: title, current: "/links")
        date = VietnameseDate.text(context.now.day)
        let key = context.storage.key
        let now = context.now
        let (links, pins) = try context.storage.read { database in
            (try database.access.links(), try database.access.pins())
        }
        var letters: [Letter] = []
        var units: [Unit.ID] = []
        for school in schools {
            switch what {
            case .links:
                guard let link = links[school.id], link.isGood(at: now) else { continue }
                let address = "\(context.origin)/a/\(key.linkSecret(link.nonce))"
                letters.append(
                    Letter(
                        unitName: school.name, address: address, qr: QRCode(address),
                        until: VietnameseDate.text(link.expiresAt),
                        digits: key.linkCode(link.nonce)))
            case .pins:
                guard let pin = pins[school.id], pin.isIssued, !pin.isSpent else { continue }
                letters.append(
                    Letter(
                        unitName: school.name, address: nil, qr: nil, until: nil,
                        digits: key.issuedPIN(pin.salt)))
            }
            units.append(school.id)
        }
        self.letters = letters
        self.units = units
        count = letters.count
    }
}
