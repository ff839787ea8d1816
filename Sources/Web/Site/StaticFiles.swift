import HTTP
import HTTPTypes
import Storage

/// The files of `Public/`, which the program carries inside it, by their exact path.
struct StaticFiles: Sendable {
    /// Address, content type, bytes. A test compares this list with the folder.
    static let all: [(path: String, type: String, bytes: [UInt8])] = [
        (
            "style.css", "text/css; charset=utf-8",
            Array(style.map(\.bytes).joined(separator: Array("\n".utf8)))
        ),
        ("app.js", "text/javascript; charset=utf-8", PackageResources.app_js),
        ("icon.svg", "image/svg+xml", PackageResources.icon_svg),
    ]

    /// The style sheet's parts, in the order in which they are joined: of rules of the same weight
    /// the later one wins.
    static let style: [(name: String, bytes: [UInt8])] = [
        ("ground", PackageResources.ground_css),
        ("frame", PackageResources.frame_css),
        ("parts", PackageResources.parts_css),
        ("form", PackageResources.form_css),
        ("table", PackageResources.table_css),
        ("chart", PackageResources.chart_css),
        ("dashboard", PackageResources.dashboard_css),
        ("sheet", PackageResources.sheet_css),
        ("width", PackageResources.width_css),
        ("print", PackageResources.print_css),
        ("school", PackageResources.school_css),
        ("department", PackageResources.department_css),
        ("document", PackageResources.document_css),
    ]

    private struct File: Sendable {
        var type: String
        var bytes: [UInt8]
        var tag: String
        var gzip: [UInt8]?
    }

    private let files: [String: File]

    init() {
        files = StaticFiles.all.reduce(into: [:]) { files, file in
            files[file.path] = File(
                type: file.type, bytes: file.bytes,
                tag: Digest.hexadecimal(Digest.sha256(file.bytes).prefix(8)),
                gzip: Compression.gzip(file.bytes))
        }
    }

    func has(_ path: [String]) -> Bool { path.count == 1 && files[path[0]] != nil }

    /// nil when the path is none of theirs, or the method neither GET nor HEAD.
    func answer(_ request: Request) -> Response? {
        guard request.path.count == 1, let file = files[request.path[0]],
            request.method == .get || request.method == .head
        else { return nil }
        let tag = "\"\(file.tag)\""
        var response = Response(
            fields: [
                .contentType: file.type, .eTag: tag, .vary: "Accept-Encoding",
                .cacheControl: "public, max-age=0, must-revalidate",
            ], body: file.bytes)
        // If-Match compares strongly, and so asks for the bytes that the strong tag speaks of.
        let mayPack = request.fields[.ifMatch] == nil && Compression.isAccepted(by: request)
        if let gzip = file.gzip, mayPack {
            response.body = gzip
            response.fields[.contentEncoding] = "gzip"
            response.fields[.eTag] = "W/" + tag
        }
        if let seen = request.fields[.ifNoneMatch],
            seen == "*" || seen.split(separator: ",").contains(where: { $0.contains(tag) })
        {
            response.status = .notModified
            response.body = []
            response.fields[.contentType] = nil
            response.fields[.contentEncoding] = nil
        }
        return response
    }
}
