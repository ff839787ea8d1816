import HTTP
import Reporting

/// A file of an answer, where it is had.
struct FileLink {
    let name: String
    let hash: String
    let address: String

    var html: HTML { #"<a href="\#(address)" download>\#(name)</a>"# }

    /// Each on a line.
    static func lines(_ files: [FileLink]) -> HTML {
        "\(files.enumerated().map { "\(if: $0.offset > 0, "<br>")\($0.element.html)" })"
    }
}

extension Value {
    /// Its files: one has the address itself, of several each is called by its content.
    func links(at address: String) -> [FileLink] {
        let several = if case .files = self { true } else { false }
        return attached.map {
            FileLink(
                name: $0.name, hash: $0.hash,
                address: several ? "\(address)?file=\($0.hash)" : address)
        }
    }
}

extension Visit {
    /// The file of a cell that the query's `file` names, else its first one, to be saved, never shown
    /// as a page of ours; 404 when there is none.
    func file(_ value: Value?) throws -> Response {
        try checkQuery(known: ["file"])
        let (files, hash) = (value?.attached ?? [], try chosen("file"))
        guard let file = files.first(where: { hash == nil || $0.hash == hash }) else {
            throw Refusal.notFound
        }
        return try download(file.hash, as: file.name)
    }
}
