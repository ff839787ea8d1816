/// The working copy or the state is not what the asker last saw.
package struct StaleReport: Error, Hashable {
    package var version: Int64
}
