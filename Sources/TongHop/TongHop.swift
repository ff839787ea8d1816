import ArgumentParser

/// The program: one server, one SQLite file, and the commands around them.
@main
struct TongHop: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tonghop",
        abstract: "Collects schools' reports and adds them up.",
        discussion: "Every flag has an environment variable, TONGHOP_PORT and so on; flags win.",
        subcommands: [
            ServeCommand.self, DemoCommand.self, UserCommand.self, TokenCommand.self,
            UnitCommand.self,
            FormCommand.self, RoundCommand.self, GivenCommand.self, GenerateCommand.self,
            VerifyCommand.self,
            BackupCommand.self, RestoreCommand.self, HealthCommand.self,
        ])
}
