/// Which schools owe a report in a round: those that are named, or all of some levels.
package enum Owing: Hashable, Sendable {
    case named([Unit.Code])
    /// Those below the round's owner of these levels, in these communes; without communes, in all.
    case below(levels: Set<Level>, communes: Set<Unit.Code>)
}
