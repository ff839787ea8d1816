import Formats

extension QRCode: View {
    var html: HTML {
        """
        <svg viewBox="0 0 \(size) \(size)" role="img" aria-label="Mã QR" shape-rendering="crispEdges"><rect width="\(size)" height="\(size)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
        """
    }
}
