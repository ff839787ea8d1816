/// What a part of an office document says of others (ECMA-376 part 2, 6.5): where they are is known
/// by it alone, their names being the writer's.
struct PackageRelations {
    /// The names of parts from the package's root, by their numbers.
    private var names: [String: String] = [:]
    /// The same of the first of each kind, by the last word of its type.
    private var firstNames: [String: String] = [:]

    /// Of the part of that name, or with "" of the whole package; none where nothing is said.
    init(of source: String, in parts: ZipParts) throws(WorkbookTable.Fault) {
        let path = source.split(separator: "/").map(String.init)
        let folder = Array(path.dropLast())
        let index = (folder + ["_rels", (path.last ?? "") + ".rels"]).joined(separator: "/")
        guard let part = try parts.part(index, most: 1_000_000) else { return }
        try XMLPieces.each(of: part, malformed: WorkbookTable.Fault.isUnreadable) {
            piece throws(WorkbookTable.Fault) in
            guard case .start("Relationship", let attributes) = piece else { return }
            guard let id = attributes["Id"], let target = attributes["Target"] else { return }
            let name = PackageRelations.resolved(target, in: folder)
            names[id] = name
            let type = attributes["Type"] ?? ""
            guard let slash = type.lastIndex(of: "/") else { return }
            let kind = String(type[slash...].dropFirst())
            if firstNames[kind] == nil { firstNames[kind] = name }
        }
    }

    /// The name of the part with that number.
    func part(_ id: String) -> String? { names[id] }

    /// The name of the part of a kind, by the last word of its type.
    func part(ofKind kind: String) -> String? { firstNames[kind] }

    /// A reference as it is meant (RFC 3986, 5.2.4).
    private static func resolved(_ target: String, in folder: [String]) -> String {
        var path = target.hasPrefix("/") ? [] : folder
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = path.popLast() } else { path.append(String(step)) }
        }
        return path.joined(separator: "/")
    }
}
