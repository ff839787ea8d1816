/// A browser by the name that its user knows.
enum Browsers {
    static func name(_ agent: String) -> String {
        // The first that fits: most say that they are Chrome or Safari too.
        let browser = [
            ("Edg", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("Firefox", "Firefox"),
            ("Chrome", "Chrome"), ("Safari", "Safari"),
        ].first { agent.contains($0.0) }?.1
        let system = [
            ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
            ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"),
        ].first { agent.contains($0.0) }?.1
        return [browser ?? "Trình duyệt khác", system].compactMap { $0 }.joined(separator: " trên ")
    }
}
