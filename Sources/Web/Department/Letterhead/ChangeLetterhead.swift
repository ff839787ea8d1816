import HTTP
import HTTPTypes
import Reporting
import Storage

/// Thể thức văn bản.
enum ChangeLetterhead {
    /// `GET /letterhead`: what stands on the documents of the asker's unit.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done"])
        let letterhead = try visit.database.letterhead(of: visit.asker.unit, on: visit.now.day)
        return try page(TypedLetterhead(letterhead), in: visit)
    }

    /// `POST /letterhead`
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        let old = try wish.look { visit in
            try visit.database.letterhead(of: visit.asker.unit, on: visit.now.day)
        }
        let typed = try TypedLetterhead(wish, over: TypedLetterhead(old))
        let complaints = typed.complaints
        guard complaints.isEmpty else {
            return try wish.look {
                try page(typed, complaints, in: $0, status: .unprocessableContent)
            }
        }
        if let fault = try wish.missingSignature() {
            return try wish.look {
                var page = try page(
                    typed, [Complaint(fault.sentence, at: "pin")], in: $0, status: fault.status)
                page.fields = fault.fields
                return page
            }
        }
        return try wish.commit { database in
            try database.setLetterhead(
                typed.letterhead, of: wish.asker.unit.id, by: wish.actor)
            return .redirect(to: "/letterhead?done=saved")
        }
    }

    private static func page(
        _ typed: TypedLetterhead, _ complaints: [Complaint] = [], in visit: Visit,
        status: HTTPResponse.Status = .ok
    ) throws -> Page {
        visit.page(try LetterheadPage(visit, typed, complaints: complaints), status: status)
    }
}
