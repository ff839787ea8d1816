import ArgumentParser
import Foundation
import Reporting
import Storage

struct User: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Adds accounts and changes them.",
        subcommands: [Add.self, Password.self, Disable.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds an account; the password is read from standard input.")

        @Argument(help: "The user name.") var userName: String
        @Option(help: "clerk, head, officer, leader, viewer or admin.") var role: Role
        @Option(help: "The code of the unit.") var unit: String
        @Option(help: "The person's name.") var name: String
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                let password = try Password.read()
                let hash = try PasswordHash(of: password)
                let id = try Storage.using(database) { storage in
                    try storage.write { try add(hash, to: $0) }
                }
                guard id != nil else { throw Failure.input("user name '\(userName)' is taken") }
            }
        }

        private func add(_ hash: PasswordHash, to database: WriteTransaction) throws -> Account.ID?
        {
            guard let unit = try database.read.units.find(.init(rawValue: unit)) else {
                throw Failure.input("unknown unit '\(unit)'")
            }
            return try database.addAccount(
                userName: userName, name: name, role: role, unit: unit.id, password: hash,
                by: .command)
        }
    }

    struct Password: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sets a password, read from standard input; ends the account's sessions.")

        @Argument(help: "The user name.") var userName: String
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                let hash = try PasswordHash(of: try Password.read())
                try User.change(userName, in: database) { database, account in
                    try database.setPassword(hash, of: account, by: .command)
                }
            }
        }

        /// The shortest password that is taken (NIST SP 800-63B 5.1.1.1).
        static let shortest = 8

        static func read() throws -> String {
            guard let line = readLine(strippingNewline: true), line.count >= shortest else {
                throw Failure.input("a password of at least \(shortest) characters is expected")
            }
            return line
        }
    }

    struct Disable: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Disables an account and ends its sessions.")

        @Argument(help: "The user name.") var userName: String
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                try User.change(userName, in: database) { database, account in
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
