import HTTP
import Reporting
import Storage

/// The official codes of a unit, as its page has them.
struct UnitCodes {
    struct Field {
        let scheme: IdentifierScheme
        let value: String

        /// What it is sent as.
        var name: String { UnitCodes.name(of: scheme) }
    }

    let fields: [Field]

    /// As they are on the day, or as they were typed.
    init(of unit: Unit, _ form: FormFields?, on day: Day, _ database: ReadTransaction) throws {
        let stored = try database.units.identifiers(of: [unit.id], on: day)[unit.id] ?? [:]
        fields = try database.units.identifierSchemes()
            .filter { $0.kind == nil || $0.kind == unit.kind }
            .map { scheme in
                Field(
                    scheme: scheme,
                    value: form?.first(UnitCodes.name(of: scheme)) ?? stored[scheme.code] ?? "")
            }
    }

    /// As they are to be.
    var wanted: [(scheme: String, value: String?)] {
        fields.map { field in
            let value = TypedText.trimmed(field.value)
            return (field.scheme.code, value.isEmpty ? nil : value)
        }
    }

    fileprivate static func name(of scheme: IdentifierScheme) -> String { "ma-\(scheme.code)" }
}

extension IdentifierFault {
    /// The id of the field in which it is mended; nil where there is none.
    var field: String? {
        switch self {
        case .schemeIsUnknown: nil
        case .isMalformed(let scheme), .isOfAnotherKind(let scheme), .isFixed(let scheme, _),
            .isTaken(let scheme, _, _), .hasTooMany(let scheme):
            UnitCodes.name(of: scheme)
        }
    }

    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .schemeIsUnknown(let code): "Không có loại mã “\(code.prefix(40))”."
        case .isMalformed(let scheme):
            "\(scheme.name) gồm 1 đến \(scheme.longest) ký tự trong “\(scheme.characters)” "
                + "(\(scheme.basis))."
        case .isOfAnotherKind(let scheme):
            "\(scheme.name) không dùng cho loại đơn vị này."
        case .isFixed(let scheme, let value):
            "\(scheme.name) “\(value)” đã cấp thì không đổi, không xóa (\(scheme.basis))."
        case .isTaken(let scheme, let value, let name):
            "\(scheme.name) “\(value)” là của \(name)."
        case .hasTooMany(let scheme): "\(scheme.name) đã đổi quá nhiều lần."
        }
    }
}
