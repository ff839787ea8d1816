import Reporting

/// A form that asks for percentages: one weighed by pupils, one by a decimal, one that adds up to
/// nothing.
enum PercentForm {
    static let text = """
        {"code": "share", "version": 1, "title": {"vi": "Tỷ lệ"},
         "sections": [{"code": "A", "vi": "Mục A", "indicators": [
          {"code": "attended", "vi": "Tỷ lệ chuyên cần", "type": "percent", "nature": "state",
           "aggregate": "weighted", "weight": "pupils", "required": "always",
           "levels": ["MN", "TH"]},
          {"code": "pupils", "vi": "Số học sinh", "type": "integer", "nature": "stock",
           "aggregate": "sum", "required": "optional", "levels": ["MN", "TH"]},
          {"code": "area", "vi": "Diện tích", "type": "decimal", "scale": 6,
           "nature": "stock", "aggregate": "sum", "required": "always", "levels": ["MN", "TH"]},
          {"code": "lit", "vi": "Tỷ lệ đủ sáng", "type": "percent", "scale": 2, "nature": "state",
           "aggregate": "weighted", "weight": "area", "required": "optional", "levels": ["TH"]},
          {"code": "whole", "vi": "Tỷ lệ phòng", "type": "percent", "scale": 0, "unit": "% số phòng",
           "nature": "state", "aggregate": "none", "required": "optional", "levels": ["TH"]}]}],
         "rules": [
          {"id": "E1", "severity": "error", "for": ["attended"], "holds": "2 * value >= 100 - whole",
           "vi": "{label} ({value}) quá thấp."}],
         "measures": [{"code": "m", "vi": "Tổng", "value": "sum(pupils)"}]}
        """

    static func read(_ text: String = text) throws -> Form {
        try Form(document: try JSON(parsing: text.utf8))
    }
}
