import ArgumentParser
import Demonstration
import Foundation
import Reporting
import Storage

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fills an empty database with the demonstration.")

    @OptionGroup var database: DatabaseOption

    func run() throws {
        try Failure.guarded {
            try DemoCommand.fill(database)
            DemoCommand.printSignIns()
        }
    }

    static func fill(_ database: DatabaseOption) throws {
        try Storage.makeFolder(of: database)
        do {
            try Demonstration.fill(path: database.path, now: Storage.Environment.live.now())
        } catch is Demonstration.NotEmpty {
            throw Failure.input("\(database.path) is not empty; it is left as it is.")
        }
    }

    static func printSignIns() {
        print("Dữ liệu minh họa. Mật khẩu chung: \(Demonstration.password)")
        for signIn in Demonstration.signIns {
            let name = signIn.userName.padding(toLength: 18, withPad: " ", startingAt: 0)
            print("  \(name) \(signIn.role.rawValue)")
        }
    }
}
