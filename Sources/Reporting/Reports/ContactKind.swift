/// How a school was spoken with.
package enum ContactKind: String, Hashable, Sendable, CaseIterable {
    case call, message
}
