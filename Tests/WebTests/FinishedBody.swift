import Dispatch
import HTTP

extension Response {
    /// The whole body; where it is being made, once it is.
    var finishedBody: [UInt8]? {
        guard let growing else { return wholeBody }
        let more = DispatchSemaphore(value: 0)
        var body: [UInt8] = []
        while true {
            switch growing.standing(behind: body.count) {
            case .more(let count): body += growing.file.octets(at: body.count, count: count)
            case .isWhole: return body
            case .failed: return nil
            case .grows:
                growing.whenMore(behind: body.count) { more.signal() }
                more.wait()
            }
        }
    }
}
