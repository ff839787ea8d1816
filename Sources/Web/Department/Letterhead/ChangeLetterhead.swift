import HTTP
import HTTPTypes
import Reporting
import Storage

/// Thể thức văn bản.
enum ChangeLetterhead {
    /// `GET /letterhead`: what stands on the documents of the asker's unit.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["done"])
        let unit = try context.signedIn().unit
        let letterhead = try context.storage.read {
            try $0.letterhead(of: unit, on: context.now.day)
        }
        return try context.page("Letterhead", LetterheadPage(context, TypedLetterhead(letterhead)))
    }

    /// `POST /letterhead`
    @Sendable static func change(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        let typed = try TypedLetterhead(context)
        let complaints = typed.complaints
        guard complaints.isEmpty else {
            return try context.page(
                "Letterhead", LetterheadPage(context, typed, complaints: complaints),
                status: .unprocessableContent)
        }
        return try context.commit { database in
            try database.setLetterhead(typed.letterhead, of: asker.unit.id, by: asker.actor)
            return .redirect(to: "/letterhead?done=saved")
        }
    }
}
