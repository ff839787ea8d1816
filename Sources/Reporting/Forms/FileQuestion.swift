/// A question that is answered by files.
package struct FileQuestion: Hashable, Sendable {
    /// Extensions of names.
    package let accept: [String]
    /// Of each file, at most.
    package let megabytes: Int
    /// How many files an answer may have.
    package let most: Int

    package init(accept: [String], megabytes: Int, most: Int = 1) {
        (self.accept, self.megabytes, self.most) = (accept, megabytes, most)
    }

    package static let mostFiles = 10

    /// Its answer is a list then, also where only one file is in it.
    package var takesSeveral: Bool { most > 1 }

    /// In bytes.
    package var bytes: Int { megabytes * 1024 * 1024 }

    /// The answer with one more file, which takes the place of the one that was there, or stands beside
    /// the others, once whatever it is called; nil where there is no room for it.
    package func adding(_ file: AttachedFile, to files: [AttachedFile]) -> Value? {
        guard takesSeveral else { return .file(hash: file.hash, name: file.name) }
        let others = files.filter { $0.hash != file.hash }
        return others.count < most ? .files(others + [file]) : nil
    }

    /// What is stored, as it is; nil for what is no answer to it.
    func answer(stored json: JSON) -> Value? {
        guard takesSeveral else {
            return AttachedFile(json: json).map { .file(hash: $0.hash, name: $0.name) }
        }
        guard let elements = json.array else { return nil }
        let files = elements.compactMap(AttachedFile.init(json:))
        return files.isEmpty || files.count < elements.count ? nil : .files(files)
    }

    /// An answer to a file question that took another number of them; nil for several where one is
    /// asked for.
    func taking(_ files: [AttachedFile]) -> Value? {
        guard !takesSeveral else { return .files(files) }
        return files.count == 1 ? .file(hash: files[0].hash, name: files[0].name) : nil
    }
}

/// A file of an answer.
package struct AttachedFile: Hashable, Sendable {
    /// SHA-256 of its content, in lower-case hexadecimal.
    package let hash: String
    package let name: String

    package init(hash: String, name: String) { (self.hash, self.name) = (hash, name) }

    init?(json: JSON) {
        guard let hash = json["sha256"]?.string, let name = json["name"]?.string else { return nil }
        self.init(hash: hash, name: name)
    }

    var json: JSON { ["sha256": .string(hash), "name": .string(name)] }
}

extension Value {
    /// The files of an answer, none of what is no such answer.
    package var attached: [AttachedFile] {
        switch self {
        case .file(let hash, let name): [AttachedFile(hash: hash, name: name)]
        case .files(let files): files
        case .integer, .decimal, .boolean, .date, .time, .location, .text, .choice, .choices,
            .table:
            []
        }
    }
}
