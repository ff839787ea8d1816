import Storage

/// What a form about a person holds.
struct PersonFields {
    let name: String
    let position: String
    let officePhone: String
    let officeMail: String

    init(_ person: Account.Person) {
        name = person.name
        position = person.position
        officePhone = person.officePhone
        officeMail = person.officeMail
    }
}
