import Reporting
import Storage

/// What of a round the asker's unit watches over.
struct Oversight {
    var round: Round
    /// The unit below which reports are shown.
    var node: Unit.ID
    /// The round that figures are compared with, when its tree has the node too, or is another office's and
    /// the node's is the whole of this one.
    var previous: Round?
}
