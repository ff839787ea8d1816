/// What addresses, files and exports call a thing: a text as a type of its own.
package protocol PlainCode: Hashable, Sendable, RawRepresentable<String>,
    ExpressibleByStringLiteral, CustomStringConvertible
{
    init(rawValue: String)
}

extension PlainCode {
    package init(stringLiteral value: String) { self.init(rawValue: value) }
    package var description: String { rawValue }
}
