/// The form that the demonstration's rounds ask: `pccc`, version 2 (Resources/pccc.json).
package enum FireSafetyForm {
    /// The document in UTF-8, as `tonghop form import` would read it.
    package static var document: [UInt8] { PackageResources.pccc_json }
}
