/// What the events tell of one thing; those of earlier releases don't tell of everything.
enum Told<Value: Equatable>: Equatable {
    case told(Value)
    case untold

    init(ifAny value: Value?) { self = value.map(Told.told) ?? .untold }

    /// Whether what is stored is another thing than was told.
    func contradicts(_ stored: Value) -> Bool {
        switch self {
        case .told(let value): value != stored
        case .untold: false
        }
    }
}
