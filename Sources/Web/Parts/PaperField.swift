import Formats

/// The field `file` of a form that sends a paper: one file, or photos of its pages where they become
/// a PDF, of which `Public/papers.js` then makes pages to be put in order.
struct PaperField {
    /// The dots of a photo's longer side, and its bytes, that a script shrinks it to: 145 dots to
    /// the inch of an A4 page.
    private static let shrunk = (side: 1_700, bytes: 400 * 1024)

    let label: String
    var accepted = ["pdf"]
    /// In bytes, all files together.
    var most = SentPaper.most
    /// What else is to be known, a sentence.
    var note: String?
    /// Where the answer leads once it is taken, with the fragment, which scripts are not told.
    let done: String

    var joinsPhotos: Bool { accepted.contains("pdf") }

    var html: HTML {
        let taken = SentPaper.taken(besides: accepted).map { "." + $0 }.joined(separator: ",")
        return """
            <p class="set"><label for="file">\(label)</label><input id="file" name="file" type="file" accept="\(taken)" aria-describedby="file-hint"\(if: joinsPhotos, script) required></p>
                      <p class="hint" id="file-hint">\(hint)\(note.map { " " + $0 })</p>
            """
    }

    private var hint: String {
        let megabytes = most / 1024 / 1024
        guard joinsPhotos else {
            return "Tệp \(SentPaper.words(accepted)), không quá \(megabytes) MB."
        }
        let files = SentPaper.words(accepted.filter { !SentPaper.photoTypes.contains($0) })
        return
            "Một tệp \(files), hoặc 1 đến \(SentPaper.mostPhotos) ảnh JPG theo thứ tự các trang; "
            + "tất cả không quá \(megabytes) MB. Ảnh được ghép thành một tệp PDF."
    }

    private var script: HTML {
        """
         multiple data-papers data-most="\(most)" data-photos="\(SentPaper.mostPhotos)" data-side="\(PaperField.shrunk.side)" data-bytes="\(PaperField.shrunk.bytes)" data-least="\(JPEGPicture.side.lowerBound)" data-done="\(done)"
        """
    }
}
