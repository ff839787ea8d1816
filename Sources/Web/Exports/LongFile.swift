import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// A file of many rows that its asker keeps: a short one is made while it is asked for, a long one
/// beside the requests, once for all who ask for the same of the same figures.
struct LongFile: Sendable {
    /// What tells it from the round's other files: its address, and what it depends on besides.
    let content: [String]
    let round: Round.ID
    let type: String
    let name: String
    let rows: Int
    /// Writes it from one state of the database.
    let make: @Sendable (ReadTransaction, FileOutput) throws -> Void
}

extension Visit {
    /// The file at once. What is long begins to go out while it is made; a workbook, whose octets
    /// follow its last row, once it is done.
    func answer(_ file: LongFile) throws -> Response {
        guard isLong(file) else { return try short(file) }
        let (export, reader) = try export(file)
        var response = Response(fields: [.contentType: file.type, .cacheControl: "no-store"])
        try response.offer(asFile: file.name)
        response.file = export.file.whole
        if response.file == nil { response.growing = reader }
        return response
    }

    /// The file where it is short, or was made before; else where its making can be watched.
    func answer(_ file: LongFile, watchedAt address: String) throws -> Response {
        guard isLong(file) else { return try short(file) }
        let export = try wanted(file)
        guard let whole = export.file.whole else { return .redirect(to: address) }
        var response = Response(fields: [.contentType: file.type, .cacheControl: "no-store"])
        try response.offer(asFile: file.name)
        response.file = whole
        return response
    }

    /// How far it is; nil for one that is made when it is asked for.
    func making(of file: LongFile) throws -> Export? {
        guard isLong(file) else { return nil }
        return try wanted(file)
    }

    /// To be made also while nobody reads it.
    private func wanted(_ file: LongFile) throws -> Export {
        let (export, reader) = try export(file)
        withExtendedLifetime(reader) { export.want() }
        return export
    }

    private func isLong(_ file: LongFile) -> Bool { file.rows > configuration.rowsAtOnce }

    private func short(_ file: LongFile) throws -> Response {
        var octets: [UInt8] = []
        try file.make(
            database, FileOutput(folder: nil, append: { octets += $0 }, advance: { _ in }))
        var response = Response(
            fields: [.contentType: file.type, .cacheControl: "no-store"], body: octets)
        try response.offer(asFile: file.name)
        return response
    }

    private func export(
        _ file: LongFile
    ) throws -> (export: Export, reader: GrowingFile.Reader) {
        try exports.export(
            Export.Key(
                round: file.round, version: try database.rounds.version(of: file.round),
                node: asker.unit.id, content: file.content), rows: file.rows,
            for: asker.unit.code.rawValue, make: file.make)
    }
}
