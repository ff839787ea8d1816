import HTTP
import HTTPTypes
import Reporting
import Storage

/// Đổi phiên bản biểu mẫu của đợt đang mở: what it does is shown before it is done.
enum NextForm {
    /// `GET /rounds/{round}/form?to=pccc:2`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["to"])
        let name = try visit.chosen("to").map { text in
            guard let name = Form.Version(sent: text) else { throw unknown }
            return name
        }
        do {
            return visit.page(try NextFormPage(visit, to: name))
        } catch let fault as VersionFault {
            throw Refusal(.badRequest, fault.sentence)
        }
    }

    /// `POST /rounds/{round}/form`
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        let round = try wish.look { try $0.ownedRound() }
        let fields = try wish.form()
        guard let name = Form.Version(sent: fields.first("to") ?? "") else { throw unknown }
        let typed = fields.first("reason") ?? ""
        func again(
            _ sentence: String, to name: Form.Version? = nil, isConflict: Bool = false
        ) throws -> any Reply {
            try wish.look { visit in
                visit.page(
                    try NextFormPage(visit, to: name, reason: typed, fault: sentence),
                    status: isConflict ? .conflict : .unprocessableContent)
            }
        }
        do {
            _ = try wish.look { try $0.database.nextVersion(of: round).chosen(name) }
            let reason = TypedReason(cleaned: try wish.cleaned(typed))
            if let complaint = reason.complaint(needing: "ghi lý do đổi biểu mẫu") {
                return try again(complaint, to: name)
            }
            return try wish.commit { database in
                try database.setForm(name, of: round.id, reason: reason.text, by: wish.actor)
                return .redirect(to: "/rounds/\(round.address)/setup?done=form")
            }
        } catch let fault as VersionFault {
            return try again(fault.sentence, isConflict: fault.isOfTheMoment)
        } catch let objection as RoundObjection {
            return try again(objection.sentence, isConflict: true)
        }
    }

    private static var unknown: Refusal {
        Refusal(.badRequest, "Không rõ phiên bản biểu mẫu được chọn.")
    }
}

extension Form.Version {
    /// `pccc:2`; nil for what names none.
    fileprivate init?(sent text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(sent: String(parts[1]), in: 1...Int.max) else {
            return nil
        }
        self.init(code: String(parts[0]), version: number)
    }
}

extension VersionFault {
    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .isNotImported: "Không có phiên bản biểu mẫu này."
        case .isOfSeveral(let names):
            "Biểu mẫu này có ở nhiều cơ quan, ghi kèm mã cơ quan: "
                + names.joined(separator: ", ") + "."
        case .isOtherForm:
            "Chỉ đổi được sang phiên bản khác của cùng biểu mẫu; biểu mẫu khác thì lập đợt mới."
        case .isSame: "Đợt báo cáo đang dùng phiên bản này."
        case .numberIsTaken:
            "Đợt này đã dùng biểu mẫu cùng số phiên bản của cơ quan khác, không đổi sang được."
        case .tooOften:
            "Một đợt chỉ đổi biểu mẫu \(NextVersion.most) lần; lập đợt mới với biểu mẫu này."
        }
    }
}
