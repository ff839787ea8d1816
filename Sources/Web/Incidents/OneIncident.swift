import HTTP
import HTTPTypes
import Reporting
import Storage

/// One incident: read, followed up by its school, acknowledged, answered and closed by the office.
enum OneIncident {
    /// `GET /incidents/{incident}`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done"])
        return visit.page(try IncidentPage(try visit.incident(), visit))
    }

    /// `POST /incidents/{incident}/acknowledge`: somebody of the office has the message. Of two who say
    /// so the first is kept.
    @Sendable static func acknowledge(_ wish: Wish) throws -> any Reply {
        let incident = try wish.look { try $0.handledIncident() }
        return try wish.commit { database in
            if try database.read.incidents.find(incident.id)?.acknowledgedAt == nil {
                try database.add(.acknowledged, to: incident.id, by: wish.actor)
            }
            return .redirect(to: incident.address(done: "acknowledged"))
        }
    }

    /// `POST /incidents/{incident}/follow-ups {text}`: what the school adds.
    @Sendable static func followUp(_ wish: Wish) throws -> any Reply {
        try add(.followedUp, wish)
    }

    /// `POST /incidents/{incident}/notes {text}`: what the office says to the school.
    @Sendable static func note(_ wish: Wish) throws -> any Reply { try add(.noted, wish) }

    /// `POST /incidents/{incident}/close {text}`: what became of it, without which none is closed.
    @Sendable static func close(_ wish: Wish) throws -> any Reply { try add(.closed, wish) }

    private static func add(_ kind: IncidentEntry.Kind, _ wish: Wish) throws -> any Reply {
        let incident = try wish.look { try $0.handledIncident() }
        let typed = try wish.form().first("text") ?? ""
        do {
            let text = try wish.cleaned(typed)
            return try wish.commit { database in
                do {
                    try database.add(kind, to: incident.id, text: text, by: wish.actor)
                } catch let objection as IncidentObjection {
                    throw Refusal(objection)
                } catch let spent as SavingBudget.Spent {
                    throw Refusal(spent)
                }
                return .redirect(to: incident.address(done: kind.rawValue))
            }
        } catch let refusal as Refusal where refusal.status != .badRequest {
            return try again(incident, refusal, typed: (kind, typed), wish)
        }
    }

    /// `POST /incidents/{incident}/photos`: photos as one PDF, or a PDF, with a line on what they show.
    @Sendable static func attach(_ wish: Wish) throws -> any Reply {
        let incident = try wish.look { try $0.handledIncident() }
        let caption = try wish.form().first("text") ?? ""
        do {
            let text = try wish.cleaned(caption)
            let paper = try SentPaper(wish.context)
            try wish.look { visit in
                let attached = try visit.database.incidents.attachedBytes(of: incident.unit)
                guard attached + paper.bytes <= Attachment.quota else {
                    throw Refusal(IncidentObjection.overQuota)
                }
            }
            let name = paper.name ?? "anh-vu-viec-\(incident.id.rawValue)-\(incident.entries).pdf"
            return try wish.keeping(paper.parts, as: "pdf") { hash in
                try wish.commit { database in
                    do {
                        try database.add(
                            .followedUp, to: incident.id, text: text,
                            file: Attachment(hash: hash, name: name, bytes: paper.bytes),
                            by: wish.actor)
                    } catch let objection as IncidentObjection {
                        throw Refusal(objection)
                    } catch let spent as SavingBudget.Spent {
                        throw Refusal(spent)
                    }
                    return .redirect(to: incident.address(done: "photos"))
                }
            }
        } catch let refusal as Refusal where refusal.status != .badRequest {
            return try again(incident, refusal, caption: caption, wish)
        }
    }

    /// `POST /incidents/{incident}/photos/parts/{upload}`: a part of what is sent so.
    @Sendable static func part(_ wish: Wish) throws -> any Reply {
        _ = try wish.look { try $0.handledIncident() }
        return try SentParts.take(wish, most: SentPaper.most)
    }

    /// `GET /incidents/{incident}/files/{number}`: the file of that entry.
    @Sendable static func file(_ visit: Visit) throws -> any Reply {
        let incident = try visit.incident()
        let number = visit.parameters["number"].flatMap { Int(sent: $0, in: 1...Int.max) }
        let entries = try visit.database.incidents.entries(of: incident.id)
        guard let file = entries.first(where: { $0.entry.number == number })?.entry.file else {
            throw Refusal.notFound
        }
        return try visit.download(file.hash, as: file.name)
    }

    /// `GET /incidents/{incident}/report.docx`: the official report on it, ready for the signature.
    @Sendable static func document(_ visit: Visit) throws -> any Reply {
        let incident = try visit.incident()
        let document = try visit.database.document(of: incident, on: visit.now.day)
        return Download.word(
            document, madeAt: visit.now, name: "bao-cao-vu-viec-\(incident.id.rawValue).docx")
    }

    private static func again(
        _ incident: Incident, _ refusal: Refusal,
        typed: (kind: IncidentEntry.Kind, text: String)? = nil, caption: String = "", _ wish: Wish
    ) throws -> any Reply {
        try wish.look { visit in
            var page = try IncidentPage(try visit.incident(), visit)
            page.complaint = refusal.sentence
            (page.typed, page.caption) = (typed, caption)
            return visit.page(page, status: refusal.status)
        }
    }
}

extension Incident {
    var address: String { "/incidents/\(id.rawValue)" }

    fileprivate func address(done: String) -> String { "\(address)?done=\(done)" }
}
