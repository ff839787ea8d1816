/// Where the server keeps its files: the log may tell, a page may not.
struct ServerPlaces {
    /// The database's folder with its slash; empty when the path has none.
    private let folder: String

    init(database path: String) {
        folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// The text with file names in the place of paths.
    func removed(from text: String) -> String {
        // The own folder first: its name may hold blanks.
        let text = folder.isEmpty ? text : text.replacing(folder, with: "/")
        let path = /(?<before>^|[\s"'“‘(=:,;])\/[^\s"'”’(),;]*/
        return text.replacing(path) { match in
            let name = match.output.0.split(separator: "/").last ?? ""
            return match.output.before + name
        }
    }
}
