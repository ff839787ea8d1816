import Reporting

extension UnfinishedUploads {
    /// Which one: whose, for which address, and what its sender calls it. Who is somebody else, or
    /// asks at another address, means another one.
    package struct Name: Hashable, Sendable {
        let owner: String
        let key: String

        package init(of owner: Actor.Identity, for address: String, called id: String) {
            func digest(_ text: String) -> String {
                Digest.hexadecimal(Digest.sha256(Array(text.utf8)).prefix(16))
            }
            self.owner = digest("\(owner)")
            key = digest("\(owner)\n\(address)\n\(id)")
        }
    }

    /// What is to arrive: so many octets, whose SHA-256 is this, in lower-case hexadecimal.
    package struct Content: Hashable, Sendable {
        package let count: Int
        package let hash: String

        package init(count: Int, hash: String) { (self.count, self.hash) = (count, hash) }
    }

    package enum Fault: Error, Hashable {
        /// None of that name, or one of other content.
        case notThere
        /// So many octets are there, and the part begins behind them, or another one is being
        /// written just now.
        case elsewhere(has: Int)
        /// The part ends behind the content's end.
        case tooLong
        /// All is there, and is not what was announced; it is gone.
        case otherContent
        /// Too much lies there, or the disk is nearly full.
        case noRoom
    }

    /// A file of the folder, as its name has it.
    struct Entry {
        let owner: String
        let key: String
        let begunAt: Int64
        let content: Content

        init?(_ name: String) {
            let parts = name.split(separator: "-").map(String.init)
            let numbers = parts.map { Int64($0) }
            guard parts.count == 5, let begunAt = numbers[2], let count = numbers[3] else {
                return nil
            }
            (owner, key, self.begunAt) = (parts[0], parts[1], begunAt)
            content = Content(count: Int(count), hash: parts[4])
        }

        init(_ name: Name, _ content: Content, at now: Moment) {
            (owner, key, begunAt) = (name.owner, name.key, now.milliseconds)
            self.content = content
        }

        var name: String { "\(owner)-\(key)-\(begunAt)-\(content.count)-\(content.hash)" }
    }
}
