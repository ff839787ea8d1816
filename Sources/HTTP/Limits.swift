/// How much clients may ask of the server before it refuses or gives up
/// (Documentation/Threats.md T18).
package struct Limits: Equatable, Sendable {
    package init() {}

    // MARK: One request

    /// The longest request line and headers together, in bytes; beyond it 414 or 431.
    package var head = 32 * 1024

    /// The most header lines; beyond it 431.
    package var fields = 100

    /// The longest body in bytes where nothing else is said for the request; beyond it 413.
    package var body = 1024 * 1024

    /// The bytes of a body that are kept in memory; more of it is kept in a file, where the server
    /// has a folder for that.
    package var bodyInMemory = 256 * 1024

    /// The bytes of bodies that may lie in that folder while they arrive, of all clients and of one
    /// holder (`BodyAdmission`); beyond it 503.
    package var spooled = 512 * 1024 * 1024
    package var spooledOfHolder = 48 * 1024 * 1024

    /// The time from a request's first byte to the end of its head; after it 408. A fresh
    /// connection that stays silent so long is closed.
    package var headTime = Duration.seconds(10)

    /// The longest silence within a body; after it 408.
    package var silence = Duration.seconds(30)

    /// The bytes per second at which a body must arrive on average, in each stretch of `silence`
    /// once `bodyGrace` of it is over: a fast beginning buys no slow end.
    package var bodyRate = 500

    /// The time before `bodyRate` is asked for.
    package var bodyGrace = Duration.seconds(10)

    // MARK: One connection

    /// The longest time in which a client takes none of its answer; after it the connection is
    /// dropped.
    package var writeStall = Duration.seconds(30)

    /// The bytes per second at which an answer must be taken on average, in each stretch of
    /// `writeStall`; below it the connection is dropped.
    package var sendRate = 1_000

    /// The longest rest between two requests; after it the connection is closed.
    package var idle = Duration.seconds(20)

    /// How long a connection that the server closes is still read, so that the last answer is
    /// not lost to a reset.
    package var linger = Duration.seconds(2)

    /// How long a request waits for a thread once its client has closed its direction. Such a
    /// client may still read (RFC 9112 9.6), but where many wait it has rather gone; after this
    /// time the request is dropped.
    package var halfClosed = Duration.seconds(1)

    /// How long a thread works on a request once its client has closed its direction: longer than any
    /// page takes. After it the connection is dropped, and what looks for the answer stops.
    package var abandoned = Duration.seconds(10)

    /// The most requests of one connection; the last one is answered with `Connection: close`.
    package var requests = 1_000

    /// The bytes read ahead while an answer is pending; beyond it the client has to wait.
    package var readAhead = 64 * 1024

    // MARK: The server

    /// The most open connections, never more than nine tenths of the process's file
    /// descriptors; beyond it 503. Near it the longest idle ones are closed first.
    package var connections = 10_000

    /// The most open connections of one client address (`NetworkAddress.client`); beyond it 503.
    package var connectionsPerAddress = 200

    /// Addresses without that limit: the proxies.
    package var exemptAddresses: [AddressRange] = []

    /// The threads that answer requests which change something (RFC 9110 9.2.1); they may wait
    /// for a disk.
    package var workers = 64

    /// The threads that answer all other requests, so that nobody who reads waits for a disk.
    package var readers = 32

    /// The most threads of either kind that answer one asker at once; others' turns come between.
    package var readersOfAsker = 4
    package var workersOfAsker = 16

    /// The requests of either kind that may wait for a thread, of all and of one asker; beyond it
    /// 503.
    package var queue = 1_024
    package var queueOfAsker = 128

    /// The threads that answer requests which take the processor long: few, so that a rush of
    /// them leaves the rest of it to others.
    package var slowWorkers = 1

    /// The most of those that may wait, of all and of one asker, and for how long; beyond it 429.
    package var slowQueue = 200
    package var slowQueueOfAsker = 50
    package var slowPatience = Duration.seconds(5)

    /// The threads that do such work for browsers that are known, and how much of one of them may
    /// wait: a share that strangers take nothing from.
    package var slowWorkersForKnown = 1
    package var slowQueueOfKnown = 5

    /// The threads that answer programs which ask whether the server is ready, so that they hear it
    /// also when all others are taken.
    package var probers = 2

    /// The bytes of answers that may wait in memory to be sent, of all and of one asker; beyond it
    /// 503.
    package var answers = 256 * 1024 * 1024
    package var answersOfAsker = 48 * 1024 * 1024

    /// What `Retry-After` says with 503.
    package var retryAfter = Duration.seconds(1)
}
