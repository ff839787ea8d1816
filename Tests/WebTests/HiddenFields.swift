import Foundation

/// The fields of the page's last form that is sent to the address, as a browser has them.
func hiddenFields(to address: String, in page: String) -> [(String, String)] {
    let form = page.components(separatedBy: "action=\"\(address)\"").last ?? ""
    let inputs = (form.components(separatedBy: "</form>").first ?? "")
        .components(between: "<input", and: ">")
    return inputs.filter { $0.contains("type=\"hidden\"") }.map { input in
        func value(_ name: String) -> String {
            PageText.unescaped(
                String(input.components(between: " \(name)=\"", and: "\"").first ?? ""))
        }
        return (value("name"), value("value"))
    }
}
