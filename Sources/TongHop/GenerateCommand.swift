import ArgumentParser
import Demonstration
import Foundation
import Reporting
import Storage

struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Fills an empty database with any number of made-up schools, for measurements.")

    @Option(help: "How many schools.") var schools: Int
    @Option(help: "How many of a hundred have submitted their report.") var reported = 50
    @OptionGroup var database: DatabaseOption

    func validate() throws {
        guard (1...200_000).contains(schools) else {
            throw ValidationError("--schools is 1 to 200000.")
        }
        guard (0...100).contains(reported) else { throw ValidationError("--reported is 0 to 100.") }
    }

    func run() throws {
        try Failure.guarded {
            try Storage.makeFolder(of: database)
            do {
                try LoadDatabase.fill(
                    path: database.path, schools: schools, reported: reported,
                    now: Storage.Environment.live.now())
            } catch is Demonstration.NotEmpty {
                throw Failure.input("\(database.path) is not empty; it is left as it is.")
            }
        }
    }
}
