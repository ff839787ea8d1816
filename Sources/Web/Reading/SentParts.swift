import HTTP
import HTTPTypes
import Reporting
import Storage

/// The files of a form that arrive part by part, since lines drop: whoever sends them goes on with what
/// is missing. The form itself comes last, names them, and is read as if all had come at once.
///
/// What arrives is the end of the form's body (`multipart/form-data`): the parts of its files and the
/// closing boundary, octet by octet as a whole form would have them.
enum SentParts {
    /// The form's field that names its upload.
    static let field = "_parts"
    /// Of one part, in bytes.
    static let most = 256 * 1024
    /// What heads of parts and boundaries add to the files, in bytes.
    private static let around = 64 * 1024

    /// Takes the file `part` of an upload, which begins at `at` of `all` octets that have the SHA-256
    /// `sha256`, and answers with how many are there then: `{"has": 262144}`. An empty part asks for
    /// it. 404 for an upload that is not there, be it another's or over; 409, likewise with `has`, for
    /// a part that does not follow. `most` bytes of files is what the form takes.
    static func take(_ wish: Wish, most: Int) throws -> Response {
        guard let id = wish.parameters["upload"].flatMap(read) else { throw Refusal.notFound }
        let form = try wish.form()
        guard let place = form.first("at").flatMap({ Int(sent: $0, in: 0...Int.max) }),
            let all = form.first("all").flatMap({ Int(sent: $0, in: 1...Int.max) }),
            place <= all, let hash = form.first("sha256"),
            hash == hash.lowercased(), Digest.bytes(hexadecimal: hash)?.count == 32,
            let part = wish.context.sent?.files.first, part.field == "part",
            wish.context.sent?.files.count == 1
        else {
            throw Refusal(.badRequest, "Phần tệp gửi lên thiếu thông tin. Đề nghị mở lại trang.")
        }
        guard all <= most + around, part.content.count <= SentParts.most else {
            throw Refusal(.contentTooLarge, "Tệp lớn hơn \(most / 1024 / 1024) MB.")
        }
        let uploads = wish.context.storage.unfinished
        let content = UnfinishedUploads.Content(count: all, hash: hash)
        let name = UnfinishedUploads.Name(
            of: wish.actor.identity, for: address(wish.request.path.dropLast(2)), called: id)
        do {
            let has =
                part.content.isEmpty
                ? try uploads.has(content, as: name, at: wish.now)
                : try uploads.add(
                    wish.request.bodyOctets(
                        at: part.content.lowerBound, most: part.content.count),
                    at: place, of: content, as: name, at: wish.now)
            return .json(["has": .integer(Int64(has))])
        } catch UnfinishedUploads.Fault.elsewhere(let has) {
            return .json(["has": .integer(Int64(has))], status: .conflict)
        } catch let fault as UnfinishedUploads.Fault {
            throw Refusal(fault)
        }
    }

    /// 128 bits, in lower-case hexadecimal.
    fileprivate static func read(_ id: String) -> String? {
        let isID = id.utf8.count == 32 && Digest.bytes(hexadecimal: id) != nil
        return isID && id == id.lowercased() ? id : nil
    }

    fileprivate static func address(_ path: some Sequence<String>) -> String {
        path.joined(separator: "\n")
    }
}

extension Site {
    /// The request as if all of it had been sent at once, where its form names an upload; nil for any
    /// other.
    ///
    /// - Throws: `Refusal` when the upload is not there, not whole, or not what was announced.
    func joined(
        _ request: Request, _ form: SentForm?, of asker: Asker?, to route: Route
    ) throws -> Request? {
        guard case .fields = route.takes else {
            guard let asker, let id = form?.fields.first(SentParts.field) else { return nil }
            let name = UnfinishedUploads.Name(
                of: asker.actor.identity, for: SentParts.address(request.path),
                called: SentParts.read(id) ?? "")
            do {
                let path = try storage.unfinished.whole(name, at: storage.environment.now())
                guard let file = OpenFile(path: path), let whole = request.form(endingIn: file)
                else { throw UnfinishedUploads.Fault.notThere }
                return whole
            } catch let fault as UnfinishedUploads.Fault {
                throw Refusal(fault)
            }
        }
        return nil
    }
}

extension Refusal {
    fileprivate init(_ fault: UnfinishedUploads.Fault) {
        switch fault {
        case .notThere: self = .notFound
        case .elsewhere:
            self.init(.conflict, "Các phần của tệp chưa đến đủ. Đề nghị gửi lại.")
        case .tooLong: self.init(.badRequest, "Phần tệp gửi lên dài quá tệp đã báo.")
        case .otherContent:
            self.init(
                .unprocessableContent,
                "Tệp đến máy chủ khác tệp đã gửi, không nhận. Đề nghị gửi lại.")
        case .noRoom:
            self.init(
                .serviceUnavailable, "Máy chủ đang nhận nhiều tệp. Ít phút nữa đề nghị gửi lại.")
            fields[.retryAfter] = "60"
        }
    }
}
