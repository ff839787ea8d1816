import Reporting

/// One account as a list names it.
package struct ListedAccount: Hashable, Sendable {
    /// Of the list, from 1.
    package var line: Int
    package var unit: String
    package var role: String
    /// Blank for `nv-` (clerk) or `ht-` (head) before the unit's code.
    package var userName: String
    package var person: Account.Person

    package init(line: Int, unit: String, role: String, userName: String, person: Account.Person) {
        self.line = line
        self.unit = unit
        self.role = role
        self.userName = userName
        self.person = person
    }
}

/// Why an account can't be added.
package enum AccountFault: Error, Hashable, Sendable {
    case unknownUnit(String)
    case unknownRole(String)
    /// The role is not for such a unit.
    case otherKind(Role)
    case userNameNeeded
    case badUserName(String)
    case taken(String)
    case nameNeeded
    case tooLong
    /// Name or position can't be stored.
    case badText(TypedText.Fault)
    case badPhone(String)
    /// A number in a spreadsheet loses the zero that every number in Viet Nam begins with.
    case phoneLacksZero(String)
    case badMail(String)
}

/// What is wrong with a list; nothing of it was added.
package struct AccountFaults: Error {
    /// By line.
    package var faults: [(line: Int, fault: AccountFault)]
}

extension Account {
    /// Two to sixty-four letters, digits, dots, dashes and low lines, without marks: it is typed
    /// from paper.
    package static func isUserName(_ text: String) -> Bool {
        (2...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { octet in
                switch octet {
                case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }
}

extension Account.Person {
    /// nil when it can be stored. What is as in `old`, which is stored, is not judged again.
    package func fault(over old: Account.Person? = nil) -> AccountFault? {
        if name.isEmpty { return .nameNeeded }
        let texts = [(name, old?.name), (position, old?.position)].filter { $0.0 != $0.1 }.map(\.0)
        let mail = officeMail == old?.officeMail ? "" : officeMail
        guard (texts + [mail]).allSatisfy({ $0.count <= 120 }) else { return .tooLong }
        for text in texts {
            do throws(TypedText.Fault) {
                _ = try TypedText.clean(text)
            } catch {
                return .badText(error)
            }
        }
        if officePhone != old?.officePhone, let phoneFault { return phoneFault }
        let parts = mail.split(separator: "@", omittingEmptySubsequences: false)
        let isMail = parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !mail.contains(" ")
        return mail.isEmpty || isMail ? nil : .badMail(mail)
    }

    private var phoneFault: AccountFault? {
        let digits = officePhone.utf8.filter { (48...57).contains($0) }.count
        let isPhone =
            (3...15).contains(digits)
            && officePhone.allSatisfy { $0.isNumber && $0.isASCII || " +-.()/".contains($0) }
        if !officePhone.isEmpty, !isPhone || officePhone.count > 30 {
            return .badPhone(officePhone)
        }
        return lacksZero ? .phoneLacksZero(officePhone) : nil
    }
}

extension Account.Person {
    /// Nine digits of a mobile telephone, or ten of one that stands somewhere.
    package var lacksZero: Bool {
        let digits = officePhone.utf8.filter { (48...57).contains($0) }
        guard officePhone.utf8.first == digits.first else { return false }
        return switch digits.count {
        case 9:
            digits[0] >= UInt8(ascii: "3") && digits[0] != UInt8(ascii: "4")
                && digits[0] != UInt8(ascii: "6")
        case 10: digits[0] == UInt8(ascii: "2")
        default: false
        }
    }
}

extension Role {
    /// Whether somebody of such a unit may have the role.
    package func isFor(_ kind: Unit.Kind) -> Bool { isOfSchool == (kind == .school) }
}

extension WriteTransaction {
    /// Adds one account with a one-time code.
    ///
    /// - Throws: `AccountFault`.
    @discardableResult
    package func add(_ listed: ListedAccount, by actor: Actor) throws -> Account.ID {
        guard let unit = try read.units.find(Unit.Code(rawValue: listed.unit)) else {
            throw AccountFault.unknownUnit(listed.unit)
        }
        guard let role = Role(rawValue: listed.role) else {
            throw AccountFault.unknownRole(listed.role)
        }
        guard role.isFor(unit.kind) else { throw AccountFault.otherKind(role) }
        var userName = listed.userName.lowercased().nfc
        if userName.isEmpty {
            switch role {
            case .clerk: userName = "nv-\(unit.code)"
            case .head: userName = "ht-\(unit.code)"
            default: throw AccountFault.userNameNeeded
            }
        }
        guard Account.isUserName(userName) else { throw AccountFault.badUserName(userName) }
        if let fault = listed.person.fault() { throw fault }
        let id = try addAccount(
            userName: userName, person: listed.person, role: role, unit: unit.id,
            credential: .code, by: actor)
        guard let id else { throw AccountFault.taken(userName) }
        return id
    }

    /// Adds all accounts of a list, each with a one-time code, or none.
    ///
    /// - Throws: `AccountFaults`, which names every line that is wrong.
    package func add(_ list: [ListedAccount], by actor: Actor) throws {
        var faults: [(line: Int, fault: AccountFault)] = []
        for listed in list {
            do {
                try add(listed, by: actor)
            } catch let fault as AccountFault {
                faults.append((listed.line, fault))
            }
        }
        if !faults.isEmpty { throw AccountFaults(faults: faults) }
    }
}
