import Mustache
import Reporting

/// One line of the form: an indicator, its field, and what there is to say about it.
///
/// A form has some 70 of them, so it answers the template's names itself: reflection would cost
/// more than the rest of the page.
struct FormField: MustacheParent {
    /// One radio button or check box.
    struct Option: MustacheParent {
        let value: String
        let text: String
        let isChosen: Bool
        /// The first one is what links to the field lead to.
        let anchor: String?

        func child(named name: String) -> Any? {
            switch name {
            case "value": value
            case "text": text
            case "isChosen": isChosen
            case "anchor": anchor
            default: nil
            }
        }
    }

    /// A problem's sentence, beside the field.
    struct Message: MustacheParent {
        let kind: String
        let icon: String
        let title: String
        let sentence: String

        func child(named name: String) -> Any? {
            switch name {
            case "kind": kind
            case "icon": icon
            case "title": title
            case "sentence": sentence
            default: nil
            }
        }
    }

    /// The field for a warning's reason.
    struct Why: MustacheParent {
        let rule: String
        /// The cells that the reason will speak of.
        let cells: String
        let text: String
        let complaint: String?
        /// Asked for and not given yet.
        let isWanted: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "rule": rule
            case "cells": cells
            case "text": text
            case "complaint": complaint
            case "isWanted": isWanted
            default: nil
            }
        }
    }

    var code = ""
    var number = 0
    var label = ""
    /// `không bắt buộc`
    var mark: String?
    var help: String?
    /// How a date or a long text is to be typed.
    var rule: String?
    var words: String?
    var tone = ""
    var kind = Kind.short
    var value = ""
    var isInvalid = false
    /// A file that only the school can attach.
    var isLocked = false
    var inputMode: String?
    var isRight = false
    var isMoney = false
    var placeholder: String?
    var unit: String?
    var options: [Option] = []
    var messages: [Message] = []
    var whys: [Why] = []
    var previous: String?
    /// What the department wrote about the cell when it returned the report.
    var returned: String?
    /// What the returned report had in the cell.
    var submitted: String?
    var isMended = false
    var isFromProfile = false
    /// The height of a long text's field.
    var rows = 3

    enum Kind { case short, long, yesNo, choice, choices, file }

    func child(named name: String) -> Any? {
        switch name {
        case "code": code
        case "number": number
        case "label": label
        case "mark": mark
        case "help": help
        case "rule": rule
        case "words": words
        case "isMoney": isMoney
        case "tone": tone
        case "isShort": kind == .short
        case "isLong": kind == .long
        case "isYesNo": kind == .yesNo
        case "isChoice": kind == .choice
        case "isChoices": kind == .choices
        case "isFile": kind == .file
        case "isOne": kind == .short || kind == .long
        case "value": value
        case "hasValue": !value.isEmpty
        case "isInvalid": isInvalid
        case "isLocked": isLocked
        case "inputMode": inputMode
        case "isRight": isRight
        case "placeholder": placeholder
        case "unit": unit ?? ""
        case "options": options
        case "hasMessages": !messages.isEmpty
        case "messages": messages
        case "whys": whys
        case "previous": previous
        case "returned": returned
        case "submitted": submitted
        case "isMended": isMended
        case "isFromProfile": isFromProfile
        case "rows": rows
        case "describedBy": descriptions
        default: nil
        }
    }

    /// nil when nothing describes the field.
    var descriptions: String? {
        let parts = [
            messages.isEmpty ? nil : "e", returned == nil ? nil : "r", help == nil ? nil : "h",
            rule == nil ? nil : "f", isMoney ? "w" : nil,
        ].compactMap { $0.map { "\(code)-\($0)" } }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
