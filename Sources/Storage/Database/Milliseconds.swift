extension Duration {
    /// Whole milliseconds, as columns hold a duration; what is less is dropped.
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
