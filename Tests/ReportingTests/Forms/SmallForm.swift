import Reporting

/// A form of one indicator per type, small enough to count by hand.
enum SmallForm {
    static let text = """
        {"code": "small", "version": 1, "title": {"vi": "Biểu mẫu nhỏ"},
         "parameters": {"least": 2, "missing_note": "warning"},
         "lists": {"CL": [{"value": "a", "vi": "Một"}, {"value": "b", "vi": "Hai"},
                          {"value": "na", "vi": "Không có"}]},
         "sections": [
          {"code": "A", "vi": "Mục A", "indicators": [
           {"code": "staff", "vi": "Số người", "type": "integer", "unit": "người", "nature": "stock",
            "aggregate": "sum", "required": "always", "levels": ["MN", "TH"]},
           {"code": "reached", "vi": "Số học sinh", "vi_MN": "Số trẻ", "type": "integer",
            "nature": "flow_distinct", "aggregate": "sum", "required": "optional",
            "levels": ["MN", "TH"]},
           {"code": "money", "vi": "Kinh phí", "type": "money", "nature": "flow",
            "aggregate": "sum", "required": "optional", "levels": ["MN", "TH"]},
           {"code": "share", "vi": "Diện tích", "type": "decimal", "scale": 1, "nature": "stock",
            "aggregate": "sum", "required": "optional", "levels": ["MN", "TH"]}]},
          {"code": "B", "vi": "Mục B", "indicators": [
           {"code": "has_plan", "vi": "Có kế hoạch", "type": "boolean", "nature": "state",
            "aggregate": "count_true", "required": "always", "levels": ["MN", "TH"]},
           {"code": "plan_day", "vi": "Ngày kế hoạch", "type": "date", "nature": "state",
            "aggregate": "list", "required": "when", "when": "has_plan", "levels": ["MN", "TH"]},
           {"code": "pick", "vi": "Lựa chọn", "type": "choice", "list": "CL", "nature": "state",
            "aggregate": "distribution", "required": "optional", "levels": ["TH"]},
           {"code": "picks", "vi": "Nhiều lựa chọn", "type": "choices", "list": "CL",
            "nature": "state", "aggregate": "distribution", "required": "optional",
            "levels": ["MN", "TH"]},
           {"code": "paper", "vi": "Văn bản", "type": "text", "max": 20, "nature": "state",
            "aggregate": "list_distinct_commune", "required": "optional",
            "levels": ["MN", "TH"]}]}],
         "rules": [
          {"id": "E1", "severity": "error", "for": ["reached"], "holds": "value <= staff",
           "vi": "{label} ({value}) lớn hơn số người ({staff})."},
          {"id": "E2", "severity": "error", "for": ["plan_day"],
           "holds": "has_plan => present(value)", "vi": "Thiếu ngày kế hoạch."},
          {"id": "W1", "severity": "warning", "at": ["staff"], "let": {"min": "$least * 2"},
           "holds": "staff >= min", "vi": "Ít hơn {min} người."},
          {"id": "W2", "severity": "$missing_note", "at": ["paper"], "holds": "present(paper)",
           "vi": "Chưa có văn bản."},
          {"id": "W3", "severity": "warning", "for": ["staff"],
           "holds": "previous(value) > 0 => value <= previous(value) * 2",
           "vi": "Tăng nhiều so với kỳ trước."}],
         "measures": [
          {"code": "reached_pct", "vi": "Tỷ lệ", "percent": "sum(reached) / sum(staff)"},
          {"code": "people", "vi": "Tổng", "value": "sum(staff) + sum(reached)"},
          {"code": "papers", "vi": "Số xã", "percent":
           "count_distinct(commune, present(paper)) / communes"},
          {"code": "sent", "vi": "Đã nộp", "percent": "submitted / due"},
          {"code": "change", "vi": "Thay đổi", "value": "people - previous(people)"}]}
        """

    static func document() throws -> JSON { try JSON(parsing: text.utf8) }

    static func read() throws -> Form { try Form(document: try document()) }
}
