import Foundation
import GRDB

/// A database of an earlier release, as text in Fixtures/.
enum EarlierDatabase {
    /// Makes the file of that schema.
    static func restore(_ schema: Int, at path: String) throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/schema-\(schema).sql").standardized
        let queue = try DatabaseQueue(path: path)
        try queue.inDatabase { try $0.execute(sql: String(contentsOf: url, encoding: .utf8)) }
        try queue.close()
    }
}
