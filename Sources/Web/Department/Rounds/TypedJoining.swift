import HTTP
import Reporting
import Storage

/// Schools that are to join an open round, as they were ticked or typed.
struct TypedJoining {
    var ticked: Set<String> = []
    /// A line each, by name or code.
    var names = ""
    /// Blank for the round's.
    var due = TypedDue(day: "", time: "")

    init() {}

    init(_ fields: FormFields) {
        ticked = Set(fields.values("join"))
        names = fields.first("join_names") ?? ""
        due = TypedDue(fields)
    }

    struct Reading {
        var codes: [Unit.Code] = []
        var dueAt: Moment?
        /// What could not be read, a sentence each.
        var complaints: [Complaint] = []
    }

    /// Lines that are read.
    private static let mostLines = JoinFault.mostAtOnce + 1

    func read(_ visit: Visit) throws -> Reading {
        var reading = Reading()
        reading.codes = ticked.sorted().map(Unit.Code.init(rawValue:))
        let lines = names.split(whereSeparator: \.isNewline)
            .map { TypedText.trimmed(String($0)) }.filter { !$0.isEmpty }
        if !lines.isEmpty {
            let directory = try UnitDirectory(visit.database, on: visit.now.day)
            for line in lines.prefix(TypedJoining.mostLines) {
                let unit = NamedUnit(line, of: [.school], in: directory)
                if let complaint = unit.complaint {
                    reading.complaints.append(Complaint(complaint, at: "join_names"))
                } else {
                    reading.codes.append(Unit.Code(rawValue: unit.code))
                }
            }
        }
        guard !due.day.isEmpty || !due.time.isEmpty else { return reading }
        do throws(TypedDue.Complaint) {
            reading.dueAt = try due.moment()
        } catch {
            reading.complaints.append(Complaint(error.sentence, at: "join_due_time"))
        }
        return reading
    }
}

extension JoinFault {
    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .nobody: "Chọn ít nhất một trường để thêm vào đợt."
        case .tooMany: "Mỗi lần thêm không quá \(JoinFault.mostAtOnce) trường."
        case .isNotBelow(let code):
            "Không có trường “\(code.rawValue.prefix(60))” báo cáo cho đơn vị."
        case .isInRound(let code):
            "Trường “\(code.rawValue.prefix(60))” đã có trong đợt báo cáo."
        case .dueHasPassed:
            "Hạn nộp đã qua: ghi hạn nộp riêng, sau thời điểm này, cho các trường được thêm."
        }
    }
}

extension JoinFaults {
    private static let shown = 20

    /// Vietnamese, whole sentences; of very many the first.
    var sentences: [String] { faults.prefix(JoinFaults.shown).map(\.sentence) }

    /// With the fields in which they are mended.
    var complaints: [Complaint] {
        faults.prefix(JoinFaults.shown).map { fault in
            Complaint(fault.sentence, at: fault == .dueHasPassed ? "join_due_time" : "join")
        }
    }
}
