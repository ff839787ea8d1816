import Foundation

/// The programs that papers are read with: Debian's poppler-utils and zbar-tools.
package struct PaperTools: Sendable {
    package var information: String
    package var text: String
    package var picture: String
    package var codes: String
    package var signatures: String
    /// nil where no certificate is trusted, and none checked.
    package var roots: TrustedRoots?

    package init(
        information: String, text: String, picture: String, codes: String, signatures: String
    ) {
        self.information = information
        self.text = text
        self.picture = picture
        self.codes = codes
        self.signatures = signatures
    }

    /// Those of the folder; nil unless all are there.
    package init?(folder: String = "/usr/bin") {
        self.init(
            information: folder + "/pdfinfo", text: folder + "/pdftotext",
            picture: folder + "/pdftoppm", codes: folder + "/zbarimg",
            signatures: folder + "/pdfsig")
        guard all.allSatisfy(FileManager.default.isExecutableFile) else { return nil }
    }

    private var all: [String] { [information, text, picture, codes, signatures] }
}
