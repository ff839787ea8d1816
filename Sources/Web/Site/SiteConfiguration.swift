import HTTP
import Reporting
import Storage

extension Site {
    /// How the site is reached.
    package struct Configuration: Sendable {
        /// Behind a proxy that speaks TLS: cookies are `Secure`, answers carry HSTS.
        package var isBehindTLS = false
        /// Whose word is taken for where a request comes from (`X-Forwarded-For`).
        package var proxies: [AddressRange] = []
        /// The names that the site has, in small letters; a request for another is refused. Empty
        /// for any name.
        package var hosts: Set<String> = []
        /// A session ends after this long without a request.
        package var idle = Duration.seconds(30 * 60)
        /// The same for a school's people, who report between lessons and see their school alone.
        package var schoolIdle = Duration.seconds(12 * 3600)
        /// A session ends after this long in any case.
        package var absolute = Duration.seconds(12 * 3600)
        /// So many reports are shown and reckoned one by one; what more of them say is gathered beside
        /// the answers.
        package var few = 200
        /// At which passwords are hashed.
        package var passwordCost = PasswordHash.Cost.standard
        /// Begins a backup and returns at once; nil where none are made.
        package var startBackup: (@Sendable () -> Void)?
        /// Has signed papers read that nobody has read yet, and returns at once; nil where the programs
        /// for it are missing.
        package var readPapers: (@Sendable () -> Void)?
        /// They are told of signatures whose certificates an authority of the office's list has issued.
        package var checksCertificates = false
        /// The text of a PDF of these octets, nil where it can't be read, for ten seconds and little more;
        /// nil where the program for it is missing.
        package var textOfPDF: TextOfPDF?
        /// How full the disk is on which the path lies; nil where nobody can say.
        package var diskSpace: @Sendable (String) -> DiskSpace? = { DiskSpace(path: $0) }
        /// A table of more rows than that is made beside the requests for it.
        package var rowsAtOnce = 2_500
        /// Told of what failed on our side, with the reference that the user was given.
        package var log: @Sendable (String) -> Void = { _ in }

        package typealias TextOfPDF = @Sendable ([UInt8]) throws -> String?

        package init() {}
    }
}
