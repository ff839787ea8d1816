extension Icon {
    /// Every sign, drawn on 20 by 20.
    private static let symbols: [(name: String, symbol: HTML)] = [
        (
            "back",
            #"<symbol id="i-back" viewBox="0 0 20 20"><path d="M7.5 4L3.5 8l4 4"/><path d="M3.5 8h8a5 5 0 0 1 0 9.500H8"/></symbol>"#
        ),
        (
            "bell",
            #"<symbol id="i-bell" viewBox="0 0 20 20"><path d="M5 14V9a5 5 0 0 1 10 0v5l1.5 1.500h-13zM8.3 17.500h3.4"/></symbol>"#
        ),
        (
            "clock",
            #"<symbol id="i-clock" viewBox="0 0 20 20"><circle cx="10" cy="10" r="7.5"/><path d="M10 5.800V10l2.8 2"/></symbol>"#
        ),
        (
            "down",
            #"<symbol id="i-down" viewBox="0 0 20 20"><path d="M10 3v9.500M6.2 9L10 12.8 13.8 9M3.5 16.500h13"/></symbol>"#
        ),
        (
            "draft",
            #"<symbol id="i-draft" viewBox="0 0 20 20"><path d="M4 16l.8-3.4L13.2 4.200a1.6 1.6 0 0 1 2.3 0l.3.3a1.6 1.6 0 0 1 0 2.300L7.4 15.2 4 16z"/><path d="M11.7 5.700l2.6 2.6"/></symbol>"#
        ),
        (
            "err",
            #"<symbol id="i-err" viewBox="0 0 20 20"><path d="M6.7 2h6.600L18 6.700v6.600L13.3 18H6.700L2 13.300V6.700z" fill="currentColor" stroke="none"/><path class="i-cut" d="M10 5.600v5.200M10 14.200v.1"/></symbol>"#
        ),
        (
            "eye",
            #"<symbol id="i-eye" viewBox="0 0 20 20"><circle cx="8.8" cy="8.8" r="5.3"/><path d="M12.8 12.800L17 17"/></symbol>"#
        ),
        (
            "head",
            #"<symbol id="i-head" viewBox="0 0 20 20"><path d="M5.5 2.500h9M5.5 17.500h9M6.5 2.500c0 4 2 5.5 3.5 7.5-1.5 2-3.5 3.5-3.5 7.500M13.5 2.500c0 4-2 5.5-3.5 7.5 1.5 2 3.5 3.5 3.5 7.5"/></symbol>"#
        ),
        (
            "none",
            #"<symbol id="i-none" viewBox="0 0 20 20"><circle cx="10" cy="10" r="7.5" stroke-dasharray="2.4 2.6"/></symbol>"#
        ),
        (
            "ok",
            #"<symbol id="i-ok" viewBox="0 0 20 20"><circle cx="10" cy="10" r="8" fill="currentColor" stroke="none"/><path class="i-cut" d="M6.2 10.400l2.6 2.6 5-5.6"/></symbol>"#
        ),
        (
            "over",
            #"<symbol id="i-over" viewBox="0 0 20 20"><path d="M10 2.500v0"/><circle cx="10" cy="10" r="8" fill="currentColor" stroke="none"/><path class="i-cut" d="M10 5.500v5.300M10 14.200v.1"/></symbol>"#
        ),
        (
            "paper",
            #"<symbol id="i-paper" viewBox="0 0 20 20"><path d="M5 2.500h6.500L15.5 6.500v11H5z"/><path d="M7.5 11.700l1.9 1.9 3.4-3.9"/></symbol>"#
        ),
        (
            "print",
            #"<symbol id="i-print" viewBox="0 0 20 20"><path d="M6 7V2.500h8V7M6 14.500H3.500V8.500a1.5 1.5 0 0 1 1.5-1.500h10a1.5 1.5 0 0 1 1.5 1.500v6H14"/><path d="M6 12h8v5.500H6z"/></symbol>"#
        ),
        (
            "saved",
            #"<symbol id="i-saved" viewBox="0 0 20 20"><path d="M4.5 10.500l3.7 3.7 7.3-8.4"/></symbol>"#
        ),
        (
            "sent",
            #"<symbol id="i-sent" viewBox="0 0 20 20"><circle cx="10" cy="10" r="7.5"/><path d="M10 13.800V6.500M6.8 9.500L10 6.300l3.2 3.2"/></symbol>"#
        ),
        (
            "warn",
            #"<symbol id="i-warn" viewBox="0 0 20 20"><path d="M10 2.600l7.8 13.900H2.200z"/><path d="M10 8v4M10 14.300v.1"/></symbol>"#
        ),
    ]

    static let names = Set(symbols.map(\.name))

    /// Those that the parts of a page show, once a page, and those that its script may show.
    static func drawn(in parts: [HTML], and names: Set<String> = []) -> HTML {
        let shown = parts.reduce(into: names) { $0.formUnion(used(in: $1.octets)) }
        let lines = symbols.filter { shown.contains($0.name) }.map(\.symbol)
        return lines.isEmpty ? "" : "<svg hidden>\(lines)</svg>"
    }

    /// What stands behind `#i-`.
    private static func used(in octets: [UInt8]) -> Set<String> {
        var names: Set<String> = []
        for start in octets.indices.dropLast(3)
        where octets[start] == UInt8(ascii: "#") && octets[start + 1] == UInt8(ascii: "i")
            && octets[start + 2] == UInt8(ascii: "-")
        {
            let name = octets[(start + 3)...].prefix {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
            }
            names.insert(String(decoding: name, as: UTF8.self))
        }
        return names
    }
}
