import HTTP
import Storage

/// What the office itself is asked by a form that is being made.
enum OwnDraft {
    /// `GET /form-drafts/{draft}/own?q=&r=&s=&kind=&done=`: its questions and rules, one opened.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["q", "r", "s", "kind", "done"])
        return try DraftPart.office.page(visit, try DraftView(visit))
    }

    /// `POST /form-drafts/{draft}/own/sections`: as of the schools' part.
    @Sendable static func changeSections(_ wish: Wish) throws -> any Reply {
        try DraftQuestions.changeSections(.office, wish)
    }

    /// `POST /form-drafts/{draft}/own/questions`: as of the schools' part.
    @Sendable static func changeQuestions(_ wish: Wish) throws -> any Reply {
        try DraftQuestions.change(.office, wish)
    }

    /// `POST /form-drafts/{draft}/own/rules`: as of the schools' part.
    @Sendable static func changeRules(_ wish: Wish) throws -> any Reply {
        try DraftRules.change(.office, wish)
    }
}
