/// A school by its name, which leads to its report; one of several in a sentence.
struct NamedReport {
    let name: String
    let address: String
}
