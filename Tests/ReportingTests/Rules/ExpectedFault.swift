import Reporting
import Testing

/// Expects that `read` finds a text wrong at that character, for that reason.
func expectFault(
    at position: Int, _ message: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ read: () throws -> some Any
) {
    do {
        _ = try read()
        Issue.record("nothing is wrong", sourceLocation: sourceLocation)
    } catch let error as ExpressionError {
        #expect(error.position == position, sourceLocation: sourceLocation)
        #expect(error.fault.message == message, sourceLocation: sourceLocation)
    } catch {
        Issue.record(error, sourceLocation: sourceLocation)
    }
}
