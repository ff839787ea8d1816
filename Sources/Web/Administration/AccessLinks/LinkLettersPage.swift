import Formats
import Reporting
import Storage

/// Phiếu truy cập nhanh, phiếu PIN: one sheet per school.
struct LinkLettersPage {
    enum What: String {
        case links, pins
    }

    struct Letter {
        let unitName: String
        /// Whom the school reports to.
        let office: String
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

    init(_ visit: Visit, _ what: What, schools: [Unit]) throws {
        isPIN = what == .pins
        title = isPIN ? "Phiếu PIN của hiệu trưởng" : "Phiếu truy cập nhanh"
        frame = try Frame(visit, title: title, current: "/links")
        date = VietnameseDate.text(visit.now.day)
        let (key, database) = (visit.key, visit.database)
        let now = visit.now
        let links = try database.access.links(of: schools.map(\.id))
        let pins = try database.access.pins(of: schools.map(\.id))
        var offices = OfficesAbove(database, on: now.day)
        var letters: [Letter] = []
        var units: [Unit.ID] = []
        for school in schools {
            let office = try offices.name(above: school.id) ?? "quản trị hệ thống"
            switch what {
            case .links:
                guard let link = links[school.id], link.isGood(at: now) else { continue }
                let address = "\(visit.origin)/a/\(key.linkSecret(link.nonce))"
                letters.append(
                    Letter(
                        unitName: school.name, office: office, address: address,
                        qr: QRCode(address),
                        until: link.expiresAt.asLastDay(at: now),
                        digits: key.linkCode(link.nonce)))
            case .pins:
                guard let pin = pins[school.id], pin.isIssued, !pin.isSpent else { continue }
                letters.append(
                    Letter(
                        unitName: school.name, office: office, address: nil, qr: nil, until: nil,
                        digits: key.issuedPIN(pin.salt)))
            }
            units.append(school.id)
        }
        self.letters = letters
        self.units = units
        count = letters.count
    }
}
