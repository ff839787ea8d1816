import ArgumentParser
import Foundation

/// What a flag is when it is not given: its environment variable, or a constant.
enum Defaults {
    static func text(_ name: String, else value: String) -> String {
        ProcessInfo.processInfo.environment["TONGHOP_" + name] ?? value
    }

    static func number(_ name: String, else value: Int) -> Int {
        Int(text(name, else: "")) ?? value
    }

    /// What stands between commas.
    static func list(_ name: String) -> [String] {
        text(name, else: "").split(separator: ",").map { $0.filter { $0 != " " } }
    }

    static func isSet(_ name: String) -> Bool {
        ["1", "true", "yes"].contains(text(name, else: "").lowercased())
    }
}

/// The flag of every command that touches data.
struct DatabaseOption: ParsableArguments {
    @Option(name: .customLong("database"), help: "The SQLite file.")
    var path = Defaults.text("DATABASE", else: "var/tonghop.db")
}
