import ArgumentParser
import Storage

struct RoundCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "round", abstract: "Opens rounds.", subcommands: [Open.self])

    struct Open: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Opens a round from a JSON file.",
            discussion: """
                {"code", "title", "plan": {"number", "date", "issuer", "subject"}, \
                "form": {"code", "version"}, "owner": unit code, "period": {"from", "to"}, \
                "data_close", "due_at", "due_text", "contact", "grace_hours", "wants_head", \
                "previous": round code, "levels": ["MN", …], "communes": [unit code, …], \
                "parameters": {…}}. All schools of the levels below the owner, in the communes \
                where there are some, owe a report; "units": [school code, …] names them instead. \
                "even_past": true opens it although due_at has passed.
                """)

        @Argument(help: "The JSON file.") var file: String
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                let round = RoundFile(json: try JSONFile.read(file))
                let count: Int
                do {
                    count = try Storage.using(database) { storage in
                        try storage.write { try round.open(in: $0) }
                    }
                } catch {
                    let reasons = RoundFile.reasons(error)
                    guard !reasons.isEmpty else { throw error }
                    throw Failure.input(
                        reasons.map { "\(file): \($0)" }.joined(separator: "\n"))
                }
                print("\(count) schools owe a report")
            }
        }
    }
}
