import Reporting

/// Sections that may be declared nil beside some that may not, each for one reason.
enum NilReturnForm {
    static let text = """
        {"code": "nil", "version": 1, "title": {"vi": "Khai không phát sinh"},
         "sections": [
          {"code": "I", "vi": "Sự cố", "indicators": [
           \(count("fires", "Số vụ cháy")), \(count("hurt", "Số người bị thương")),
           \(cell("damage", "money", "sum", "always")),
           \(cell("hours", "decimal", "sum", "optional", more: #""scale": 2"#)),
           \(cell("share", "percent", "none", "optional")),
           \(cell("detail", "text", "list", "when", more: #""max": 200, "when": "fires + hurt > 0""#)),
           \(cell("guard", "text", "list", "optional", nature: "state", more: #""max": 200"#))]},
          {"code": "G", "vi": "Việc phải làm", "indicators": [
           \(count("drills", "Số lần diễn tập", more: #""undone": "value = 0""#))]},
          {"code": "F", "vi": "Phương tiện", "indicators": [
           \(count("bought", "Trang bị mới")),
           \(cell("bottles", "integer", "sum", "always", nature: "stock"))]},
          {"code": "W", "vi": "Hỏi theo mục khác", "indicators": [
           \(count("fined", "Số lần bị phạt")),
           \(cell("why", "text", "list", "when", more: #""max": 200, "when": "drills = 0""#))]},
          {"code": "Z", "vi": "Hỏi khi bằng không", "indicators": [
           \(count("rewards", "Số lần được khen")),
           \(cell("excuse", "text", "list", "when", more: #""max": 200, "when": "rewards = 0""#))]},
          {"code": "M 1", "vi": "Mã có dấu cách", "indicators": [\(count("spaced", "Số"))]},
          {"code": "D", "vi": "Mã dùng hai lần", "indicators": [\(count("twice", "Số"))]},
          {"code": "D", "vi": "Mã dùng hai lần", "indicators": [\(count("again", "Số"))]},
          {"code": "T", "vi": "Chỉ ghi chú", "indicators": [
           \(cell("note", "text", "list", "optional", more: #""max": 200"#))]},
          {"code": "K", "vi": "Khen thưởng", "vi_TH": "Khen thưởng học sinh", "indicators": [
           \(count("praised", "Số người được khen")),
           \(cell("prize", "boolean", "count_true", "always", levels: #"["TH"]"#))]}],
         "rules": [
          {"id": "E1", "severity": "error", "for": ["hurt"], "holds": "fires = 0 => value = 0",
           "vi": "Không cháy thì không có người bị thương."},
          {"id": "W1", "severity": "warning", "at": ["drills"], "holds": "drills > fires",
           "vi": "Ít diễn tập."}],
         "measures": []}
        """

    static func read() throws -> Form { try Form(document: try JSON(parsing: text.utf8)) }

    private static func count(_ code: String, _ label: String, more: String? = nil) -> String {
        cell(code, "integer", "sum", "always", label: label, more: more)
    }

    private static func cell(
        _ code: String, _ type: String, _ aggregate: String, _ required: String,
        label: String? = nil, nature: String = "flow", levels: String = #"["MN", "TH"]"#,
        more: String? = nil
    ) -> String {
        #"{"code": "\#(code)", "vi": "\#(label ?? code)", "type": "\#(type)", "#
            + #""nature": "\#(nature)", "aggregate": "\#(aggregate)", "required": "\#(required)", "#
            + (more.map { $0 + ", " } ?? "") + #""levels": \#(levels)}"#
    }
}
