import ArgumentParser
import Foundation

/// What a flag is when it is not given: its environment variable, or a constant.
///
/// A variable that says nothing is as one that is not set. One that says what its flag would not
/// take is wrong use, as it would be there.
enum Defaults {
    static func text(_ name: String, else value: String) -> String {
        said(name) ?? value
    }

    /// The flag's number or the variable's, in the range; `--backup-hour` is `BACKUP_HOUR`.
    static func number(
        _ given: Int?, _ name: String, in range: ClosedRange<Int>, else value: Int
    ) throws -> Int {
        let source = given == nil ? variable(name) : flag(name)
        guard let text = given.map(String.init) ?? said(name) else { return value }
        guard let number = Int(text), range.contains(number) else {
            throw ValidationError(
                "\(source) is \(range.lowerBound) to \(range.upperBound), which '\(text)' is not.")
        }
        return number
    }

    /// What was said with the flag, else what stands between commas in the variable, each as the
    /// rule has it; `rule` says what that is.
    static func list(
        _ given: [String], flag: String, _ name: String, _ rule: String,
        _ isRight: (String) -> Bool
    ) throws -> [String] {
        let said = (said(name) ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        let source = given.isEmpty ? variable(name) : flag
        let list = given.isEmpty ? said : given
        if let wrong = list.first(where: { !isRight($0) }) {
            throw ValidationError("\(source) takes \(rule), which '\(wrong)' is not.")
        }
        return list
    }

    /// Whether the flag is given or the variable is 1.
    static func isSet(_ given: Bool, _ name: String) throws -> Bool {
        if given { return true }
        switch (said(name) ?? "0").lowercased() {
        case "1", "true", "yes": return true
        case "0", "false", "no": return false
        case let other:
            throw ValidationError("\(variable(name)) is 1 or 0, which '\(other)' is not.")
        }
    }

    private static func said(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[variable(name)].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func variable(_ name: String) -> String { "TONGHOP_" + name }

    private static func flag(_ name: String) -> String {
        "--" + name.lowercased().replacing("_", with: "-")
    }
}

/// The flag of every command that asks for the server's port.
struct PortOption: ParsableArguments {
    @Option(
        name: .customLong("port"), help: "The server's port; 8080 unless said, 0 for a free one.")
    var said: Int?

    var number: Int {
        get throws { try Defaults.number(said, "PORT", in: 0...65_535, else: 8080) }
    }

    func validate() throws { _ = try number }
}

/// The flag of every command that touches data.
struct DatabaseOption: ParsableArguments {
    @Option(name: .customLong("database"), help: "The SQLite file.")
    var path = Defaults.text("DATABASE", else: "var/tonghop.db")
}
