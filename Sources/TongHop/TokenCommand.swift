import ArgumentParser
import Reporting
import Storage

struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Makes tokens for scripts.", subcommands: [Create.self])

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints a new token, alone on standard output; it is not shown again.")

        @Option(help: "clerk, head, officer, leader, viewer or admin.") var role: Role
        @Option(help: "The code of the unit whose reports the script may ask for.")
        var unit: String
        @Option(help: "What the token is for.") var name = "script"
        @Option(help: "Days until it ends, at most 366.") var days = 365
        @OptionGroup var database: DatabaseOption

        func validate() throws {
            guard (1...366).contains(days) else { throw ValidationError("--days is 1 to 366.") }
        }

        func run() throws {
            try Failure.guarded {
                let secret = Token.Secret()
                try Storage.using(database) { storage in
                    try storage.write { try add(secret, to: $0) }
                }
                print(secret.text)
            }
        }

        private func add(_ secret: Token.Secret, to database: WriteTransaction) throws {
            guard let found = try database.read.units.find(.init(rawValue: unit)) else {
                throw Failure.input("unknown unit '\(unit)'")
            }
            guard role.isOfSchool == (found.kind == .school) else {
                throw Failure.input("role \(role.rawValue) is not for \(found.code)")
            }
            try database.addToken(
                secret, name: name, role: role, unit: found.id,
                lifetime: .seconds(days * 86400), by: .command)
        }
    }
}
