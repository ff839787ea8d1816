import HTTPTypes

extension Request {
    /// The request whose form (`multipart/form-data`) has in the place of its end the file's octets:
    /// parts that arrived before, and the end behind them. nil for what is no such form, and for one of
    /// more than 256 KiB, which has files of its own.
    package func form(endingIn file: OpenFile) -> Request? {
        guard bodyCount <= 256 * 1024,
            let boundary = MultipartForm.boundary(of: fields[.contentType] ?? "")
        else { return nil }
        let body = bodyOctets(at: 0, most: bodyCount)
        let end = Array("--".utf8) + boundary + Array("--\r\n".utf8)
        guard body.suffix(end.count) == end[...] else { return nil }
        var whole = withoutBody
        whole.spool = BodySpool(body.dropLast(end.count), and: file)
        return whole
    }
}
