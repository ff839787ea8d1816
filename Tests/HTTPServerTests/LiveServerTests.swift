import Testing

/// One server at a time: some of these tests count the process's sockets.
@Suite("A server on a real socket", .serialized, .timeLimit(.minutes(10)))
enum LiveServerTests {}
