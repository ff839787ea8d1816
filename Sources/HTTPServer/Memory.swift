import CPlatform

/// The process's memory.
package enum Memory {
    /// Has large blocks, such as answers and uploads, given back to the system once they are not
    /// used any more, for the process as a whole; to be called before threads begin.
    package static func givesBackLargeBlocks() { platform_return_memory() }
}
