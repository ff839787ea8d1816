/// What a program found in the file of a signed paper. It says what the file bears, and nothing of
/// whether a person signed it: whoever made the file could put anything there.
package struct PaperReading: Hashable, Sendable {
    /// How a matching code was found.
    package enum Means: String, Hashable, Sendable {
        /// In the text of the file.
        case text
        /// In a QR code on the picture of a page.
        case picture
    }

    /// Why no code could be looked for, or not to the end.
    package enum Failure: String, Hashable, Sendable {
        /// It is no PDF that the programs can open.
        case unreadable
        /// It took longer than it may.
        case tookTooLong = "took_too_long"
        /// A program wanted more than it may have, or crashed.
        case stopped
        /// The server ended in the midst of it, again and again.
        case interrupted
    }

    package struct Code: Hashable, Sendable {
        /// The beginning of the receipt's hash, as `MatchingCode.read` gives it.
        package var start: String
        package var means: Means

        package init(start: String, means: Means) {
            self.start = start
            self.means = means
        }
    }

    /// nil where that is not known.
    package var pages: Int?
    /// What has the form of a code, in the order in which it was found.
    package var codes: [Code] = []
    package var failure: Failure?
    /// In the file's order; nil where they could not be read.
    package var signatures: [PaperSignature]?
    /// The programs and their versions: `poppler 22.12.0, zbar 0.23.92`.
    package var tools = ""

    package init() {}
}

/// What a PDF's digital signature is found to be. Anybody can make a certificate of any name: whose it
/// is, is known where `certificate` says so.
package struct PaperSignature: Hashable, Sendable {
    /// As an authority that the office trusts has issued it; it was checked to be that with which this
    /// file was signed, and to hold when the file was sent. Whether it was revoked was not.
    package struct Certificate: Hashable, Sendable {
        package var holder: String
        package var issuer: String

        package init(holder: String, issuer: String) {
            self.holder = holder
            self.issuer = issuer
        }
    }

    package enum Content: String, Hashable, Sendable {
        /// What was signed is as it was signed.
        case unchanged
        /// What was signed was changed, or the signature is of something else.
        case changed
        /// It could not be told.
        case unknown
    }

    /// The name in the certificate; empty where there is none.
    package var signer: String
    /// As the file says, by the signer's clock; nil where it does not.
    package var signedAt: Moment?
    package var content: Content
    /// Nothing was added to the file after it.
    package var coversAll: Bool
    /// nil where that was not checked, or nobody stands behind it whom the office trusts.
    package var certificate: Certificate?

    package init(
        signer: String, signedAt: Moment?, content: Content, coversAll: Bool,
        certificate: Certificate? = nil
    ) {
        self.certificate = certificate
        self.signer = signer
        self.signedAt = signedAt
        self.content = content
        self.coversAll = coversAll
    }
}

extension PaperSignature {
    package var json: JSON {
        var members: JSON.Members = [
            "signer": .string(signer),
            "signed_at": signedAt.map { .integer($0.milliseconds) } ?? .null,
            "content": .string(content.rawValue), "covers_all": .boolean(coversAll),
        ]
        members["certificate"] = certificate.map {
            ["holder": .string($0.holder), "issuer": .string($0.issuer)]
        }
        return .object(members)
    }

    /// nil for what `json` has not made.
    package init?(_ json: JSON) {
        guard let signer = json["signer"]?.string,
            let content = json["content"]?.string.flatMap(Content.init(rawValue:)),
            case .boolean(let coversAll)? = json["covers_all"]
        else { return nil }
        let signedAt = json["signed_at"]?.integer.map(Moment.init(milliseconds:))
        let certificate = json["certificate"].flatMap { json in
            json["holder"]?.string.flatMap { holder in
                json["issuer"]?.string.map { Certificate(holder: holder, issuer: $0) }
            }
        }
        self.init(
            signer: signer, signedAt: signedAt, content: content, coversAll: coversAll,
            certificate: certificate)
    }
}
