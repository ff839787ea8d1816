import ArgumentParser
import Foundation
import Reporting
import Storage
import Web

struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Adds accounts and changes them.",
        subcommands: [Add.self, Import.self, Password.self, Reset.self, Disable.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds an account; the password is read from standard input.")

        @Argument(help: "The user name.") var userName: String
        @Option(help: "clerk, head, officer, leader, viewer or admin.") var role: Role
        @Option(help: "The code of the unit.") var unit: String
        @Option(help: "The person's name.") var name: String
        @Flag(help: "Read no password: print a one-time code, good for 14 days.")
        var oneTimeCode = false
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                let listed = ListedAccount(
                    line: 1, unit: unit, role: role.rawValue, userName: userName,
                    person: .init(name: name))
                let password = oneTimeCode ? nil : try Password.read()
                try Storage.using(database) { storage in
                    do {
                        let id = try storage.write { database in
                            let id = try database.add(listed, by: .command)
                            if let password, let account = try database.read.access.account(id) {
                                try set(password, of: account, in: database)
                            }
                            return id
                        }
                        if oneTimeCode { try UserCommand.printCode(of: id, storage) }
                    } catch let fault as AccountFault {
                        throw Failure.input(fault.message)
                    }
                }
            }
        }
    }

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds accounts from a list, all of them or none.",
            discussion: """
                Columns: unit,role,name and, where wanted, user_name,position,office_phone,\
                office_mail, or what offices call them. A unit is named by its code, or by a name \
                that only one has. Without user_name a clerk is nv- and a head ht- before the \
                unit's code. Each gets a one-time code, which the site's page Tài khoản prints in \
                a letter.
                """)

        @Argument(help: "CSV in UTF-8, or a workbook (.xlsx).") var file: String
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                let list = try ListFile.read(file) { text throws(MalformedList) in
                    try AccountList(text)
                }
                do {
                    try Storage.using(database) { try Import.add(list, to: $0, from: file) }
                } catch let error as AccountFaults {
                    throw Failure.input(
                        error.faults.map { "\(file):\($0.line): \($0.fault.message)" }
                            .joined(separator: "\n"))
                }
                print("\(list.accounts.count) accounts added")
            }
        }

        /// - Throws: exit code 65 for what is not clear, `AccountFaults` for what is wrong.
        private static func add(_ list: AccountList, to storage: Storage, from file: String) throws
        {
            let directory = try storage.read {
                try UnitDirectory($0, on: storage.environment.now().day)
            }
            let reading = AccountListReading(list, in: directory)
            guard reading.unanswered.isEmpty else {
                throw Failure.input(reading.unanswered.lines(of: file))
            }
            try storage.write { try $0.add(reading.accounts, by: .command) }
        }
    }

    struct Password: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sets a password, read from standard input; ends the account's sessions.")

        @Argument(help: "The user name.") var userName: String
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                let password = try Password.read()
                try UserCommand.change(userName, in: database) { database, account in
                    try set(password, of: account, in: database)
                }
            }
        }

        static func read() throws -> String {
            guard let line = readLine(strippingNewline: true) else {
                throw Failure.input("a password is expected on standard input")
            }
            return line
        }
    }

    struct Reset: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints a one-time code that stands for the password from now on.",
            discussion: """
                The way back for an administrator who lost password or telephone: the second \
                factor is taken away too, and all sessions end.
                """)

        @Argument(help: "The user name.") var userName: String
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                try Storage.using(database) { storage in
                    let id = try storage.write { database in
                        guard let account = try database.read.access.account(named: userName)
                        else { throw Failure.input("unknown user name '\(userName)'") }
                        try database.issueCode(to: account, by: .command)
                        try database.removeFactor(of: account, by: .command)
                        return account.id
                    }
                    try UserCommand.printCode(of: id, storage)
                }
            }
        }
    }

    /// Alone on standard output.
    private static func printCode(of id: Account.ID, _ storage: Storage) throws {
        let account = try storage.read { try $0.access.account(id) }
        guard let code = account?.code else { return }
        print(storage.key.oneTimeCode(code.nonce, of: id))
    }

    struct Disable: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Disables an account and ends its sessions.")

        @Argument(help: "The user name.") var userName: String
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                try UserCommand.change(userName, in: database) { database, account in
                    try database.setDisabled(true, account: account, by: .command)
                }
            }
        }
    }

    private static func change(
        _ userName: String, in option: DatabaseOption,
        _ body: (WriteTransaction, Account) throws -> Void
    ) throws {
        try Storage.using(option) { storage in
            try storage.write { database in
                guard let account = try database.read.access.account(named: userName) else {
                    throw Failure.input("unknown user name '\(userName)'")
                }
                try body(database, account)
            }
        }
    }
}

extension Role: ExpressibleByArgument {}

/// Sets a password that the policy allows.
private func set(
    _ password: String, of account: Account, in database: WriteTransaction
) throws {
    let policy = try database.read.passwordPolicy(
        userName: account.userName, person: account.person.name, unit: account.unit,
        on: database.now.day)
    switch policy.objection(to: password) {
    case .tooShort:
        throw Failure.input(
            "a password of at least \(PasswordPolicy.shortest) characters is expected")
    case .tooLong:
        throw Failure.input("a password has at most \(PasswordPolicy.longest) characters")
    case .common, .local: throw Failure.input("others would guess this password")
    case nil:
        try database.setPassword(try PasswordHash(of: password), of: account, by: .command)
    }
}

extension AccountFault {
    /// For the terminal.
    fileprivate var message: String {
        switch self {
        case .unknownUnit(let code): "unknown unit '\(code)'"
        case .unknownRole(let role): "unknown role '\(role)'"
        case .otherKind(let role): "role \(role.rawValue) is not for such a unit"
        case .userNameNeeded: "a user name is needed"
        case .badUserName(let name):
            "'\(name)' is no user name: 2 to 64 of a-z, 0-9, dot, dash and low line"
        case .taken(let name): "user name '\(name)' is taken"
        case .nameNeeded: "the person's name is needed"
        case .tooLong: "name, position and mail have at most 120 characters"
        case .badText(.controlCharacter): "name or position has a control character"
        case .badText(.legacyFont(let font, let proposal)):
            "name or position is typed in a font of \(font.rawValue); in Unicode: '\(proposal)'"
        case .badPhone(let phone): "'\(phone)' is no telephone number"
        case .phoneLacksZero(let phone): "'\(phone)' has lost the 0 in front"
        case .badMail(let mail): "'\(mail)' is no mail address"
        }
    }
}
