import HTTP
import HTTPTypes
import Storage

/// The files of `Public/`, which the program carries inside it, by their exact path.
struct StaticFiles: Sendable {
    /// Address, content type, bytes. A test compares this list with the folder.
    static let all: [(path: String, type: String, bytes: [UInt8])] =
        [
            (
                "style.css", "text/css; charset=utf-8",
                sheet(style.map(\.bytes))
            ),
            (
                "school.css", "text/css; charset=utf-8",
                sheet(style.filter { !ofOffices.contains($0.name) }.map(\.bytes))
            ),
            ("app.js", "text/javascript; charset=utf-8", short(PackageResources.app_js)),
            (
                "department.js", "text/javascript; charset=utf-8",
                short(PackageResources.department_js)
            ),
            ("drafts.js", "text/javascript; charset=utf-8", short(PackageResources.drafts_js)),
            ("offline.js", "text/javascript; charset=utf-8", short(PackageResources.offline_js)),
            (
                "report.js", "text/javascript; charset=utf-8", script(report.map(\.bytes))
            ),
            (
                "tables.js", "text/javascript; charset=utf-8",
                script([PackageResources.rows_js, PackageResources.tables_js])
            ),
            ("places.js", "text/javascript; charset=utf-8", short(PackageResources.places_js)),
            ("again.js", "text/javascript; charset=utf-8", short(PackageResources.again_js)),
            (
                "papers.js", "text/javascript; charset=utf-8",
                script([PackageResources.make_js, PackageResources.papers_js])
            ),
            ("icon.svg", "image/svg+xml", PackageResources.icon_svg),
            ("icon.png", "image/png", PackageResources.icon_png),
            (
                "manifest.webmanifest", "application/manifest+json",
                PackageResources.manifest_webmanifest
            ),
            ("install.js", "text/javascript; charset=utf-8", short(PackageResources.install_js)),
            ("sw.js", "text/javascript; charset=utf-8", short(PackageResources.sw_js)),
        ] + HelpPicture.allCases.map { ($0.file, "image/webp", $0.bytes) }

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
        ("boardprint", PackageResources.boardprint_css),
        ("school", PackageResources.school_css),
        ("department", PackageResources.department_css),
        ("document", PackageResources.document_css),
        ("drafts", PackageResources.drafts_css),
    ]

    /// The parts of the script of a report's form, in the order in which they are joined.
    static let report: [(name: String, bytes: [UInt8])] = [
        ("make", PackageResources.make_js),
        ("fields", PackageResources.fields_js),
        ("keep", PackageResources.keep_js),
        ("rules", PackageResources.rules_js),
        ("checks", PackageResources.checks_js),
        ("keys", PackageResources.keys_js),
        ("begin", PackageResources.begin_js),
    ]

    /// The parts that only pages of offices need: schools' lines are slow.
    static let ofOffices: Set = [
        "chart", "dashboard", "boardprint", "department", "document", "drafts",
    ]

    /// The parts as one sheet, without comments and without blanks that only its readers need.
    static func sheet(_ parts: [[UInt8]]) -> [UInt8] {
        var rest = Array(parts.joined(separator: [UInt8(ascii: "\n")]))[...]
        var sheet: [UInt8] = []
        while let start = rest.firstRange(of: Array("/*".utf8)),
            let end = rest[start.upperBound...].firstRange(of: Array("*/".utf8))
        {
            sheet += rest[..<start.lowerBound]
            rest = rest[end.upperBound...]
        }
        return withoutBlanks(sheet + rest)
    }

    /// Runs of blanks as one, and none beside a sign that ends a word by itself. `+`, `-` and `:` are
    /// none of these: sums need blanks, and so do the selectors of descendants.
    private static func withoutBlanks(_ sheet: [UInt8]) -> [UInt8] {
        let (blanks, signs) = (Array(" \n".utf8), Array("{};,>~".utf8))
        return sheet.reduce(into: []) { short, octet in
            let isBlank = blanks.contains(octet)
            if isBlank, short.last.map({ signs.contains($0) || $0 == blanks[0] }) ?? true { return }
            if signs.contains(octet), short.last == blanks[0] { short.removeLast() }
            short.append(isBlank ? blanks[0] : octet)
        }
    }

    private static func script(_ parts: [[UInt8]]) -> [UInt8] {
        short(Array(parts.joined(separator: [UInt8(ascii: "\n")])))
    }

    /// A script without what only its readers need: lines that are blank or comments, and blanks.
    static func short(_ text: [UInt8]) -> [UInt8] {
        let lines = text.split(separator: UInt8(ascii: "\n"))
            .map { $0.drop { $0 == UInt8(ascii: " ") } }
            .filter { !$0.isEmpty && !$0.starts(with: "//".utf8) }
            .map(ShortScript.line)
        return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }

    /// The octets of one of them, which only this table gives.
    struct Inside {
        let octets: [UInt8]

        fileprivate init(_ octets: [UInt8]) { self.octets = octets }
    }

    /// The file, to stand within a page of its own.
    static func inside(_ path: String) -> HTML {
        HTML(Inside(all.first { $0.path == path }?.bytes ?? []))
    }

    /// What is answered for one of them, made once.
    private struct File: Sendable {
        /// To who does not have it, and to who has.
        struct Answers: Sendable {
            var whole: Response
            var same: Response

            init(
                _ fields: HTTPFields, of type: String, packed: Bool = false, _ bytes: [UInt8],
                complete: (inout Response) -> Void
            ) {
                whole = Response(fields: fields, body: bytes)
                whole.fields[.contentType] = type
                if packed { whole.fields[.contentEncoding] = "gzip" }
                same = Response(status: .notModified, fields: fields)
                complete(&whole)
                complete(&same)
            }
        }

        let tag: String
        let plain: Answers
        /// For who takes gzip; nil where the file is packed as it is.
        let packed: Answers?

        /// `isFixed` where its name tells what is in it: it is kept for a year then.
        init(
            _ type: String, _ bytes: [UInt8], packed gzip: [UInt8]?, isFixed: Bool,
            complete: (inout Response) -> Void
        ) {
            tag = "\"\(StaticFiles.tag(of: bytes))\""
            var fields: HTTPFields = [
                .eTag: tag, .vary: "Accept-Encoding",
                .cacheControl: isFixed
                    ? "public, max-age=31536000, immutable"
                    : "public, max-age=0, must-revalidate",
            ]
            plain = Answers(fields, of: type, bytes, complete: complete)
            fields[.eTag] = "W/" + tag
            packed = gzip.map {
                Answers(fields, of: type, packed: true, $0, complete: complete)
            }
        }
    }

    private let files: [String: File]

    /// `complete` adds what every answer carries.
    init(complete: (inout Response) -> Void) {
        files = zip(StaticFiles.all, StaticFiles.packed).reduce(into: [:]) { files, each in
            let (file, packed) = each
            for isFixed in [false, true] {
                let path =
                    isFixed
                    ? StaticFiles.fixedName(of: file.path, StaticFiles.tag(of: file.bytes))
                    : file.path
                files[path] = File(
                    file.type, file.bytes, packed: packed, isFixed: isFixed, complete: complete)
            }
        }
    }

    /// Each of `all` as gzip, once in a process; nil for what is packed as it is.
    private static let packed: [[UInt8]?] = {
        let gzip = Gzip(level: 12)
        return all.map { $0.type == "image/webp" ? nil : gzip.packed($0.bytes) }
    }()

    /// What pages name the file by: another one whenever what is in it changes.
    static func address(of path: String) -> String { addresses[path] ?? "/" + path }

    private static let addresses = all.reduce(into: [String: String]()) {
        $0[$1.path] = "/" + fixedName(of: $1.path, tag(of: $1.bytes))
    }

    /// `style.jpigniibiiemhngf.css`
    private static func fixedName(of path: String, _ tag: String) -> String {
        let parts = path.split(separator: ".")
        return "\(parts[0]).\(tag).\(parts[1])"
    }

    private static func tag(of bytes: [UInt8]) -> String {
        Digest.letters(Digest.sha256(bytes).prefix(8))
    }

    func has(_ path: [String]) -> Bool { path.count == 1 && files[path[0]] != nil }

    /// nil when the path is none of theirs, or the method neither GET nor HEAD.
    func answer(_ request: Request) -> Response? {
        guard request.path.count == 1, let file = files[request.path[0]],
            request.method == .get || request.method == .head
        else { return nil }
        // If-Match compares strongly, and so asks for the bytes that the strong tag speaks of.
        let mayPack = !request.fields.contains(.ifMatch) && Compression.isAccepted(by: request)
        let answers = file.packed.flatMap { mayPack ? $0 : nil } ?? file.plain
        if let seen = request.fields[.ifNoneMatch],
            seen == "*" || seen.split(separator: ",").contains(where: { $0.contains(file.tag) })
        {
            return answers.same
        }
        return answers.whole
    }
}
