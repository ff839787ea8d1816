import ArgumentParser

/// The program: one server, one SQLite file, and the commands around them.
@main
struct TongHop: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tonghop",
        abstract: "Collects schools' reports and adds them up.",
        discussion: "Every flag has an environment variable, TONGHOP_PORT and so on; flags win.",
        subcommands: [
            Serve.self, Demo.self, User.self, TokenCommand.self, UnitCommand.self,
            FormCommand.self, RoundCommand.self, Generate.self, VerifyCommand.self,
            BackupCommand.self, RestoreCommand.self, Health.self,
        ])
}
