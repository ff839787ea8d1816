extension SchoolFixture {
    static let formDocument = """
        {"code": "khao_sat", "version": 1, "title": {"vi": "Khảo sát"},
        "lists": {
          "ALARM": [{"value": "full", "vi": "Đầy đủ"}, {"value": "part", "vi": "Một phần"},
            {"value": "none", "vi": "Không có"}],
          "FORMS": [{"value": "meeting", "vi": "Họp hội đồng"}, {"value": "flag", "vi": "Chào cờ"}]},
        "sections": [
          {"code": "A", "vi": "Thông tin chung", "clauses": ["I"], "indicators": [
            \(indicator("staff", "Tổng số nhân viên", "integer", unit: "người", more: #""profile": true"#)),
            \(indicator("pupils", "Tổng số học sinh", "integer", unit: "học sinh",
                more: #""vi_MN": "Tổng số trẻ", "unit_MN": "trẻ""#)),
            \(indicator("plan_issued", "Đã ban hành kế hoạch", "boolean")),
            \(indicator("plan_number", "Số kế hoạch", "text", required: "when",
                more: #""max": 30, "when": "plan_issued""#))]},
          {"code": "B", "vi": "Huấn luyện", "clauses": ["II"], "indicators": [
            \(indicator("trained", "Số người được tập huấn", "integer", unit: "người")),
            \(indicator("drill_date", "Ngày diễn tập", "date")),
            \(indicator("area", "Diện tích", "decimal", unit: "m2", more: #""scale": 1"#)),
            \(indicator("alarm", "Hệ thống báo cháy", "choice", more: #""list": "ALARM""#)),
            \(indicator("forms", "Hình thức", "choices", required: "optional",
                more: #""list": "FORMS""#))]},
          {"code": "C", "vi": "Kinh phí", "clauses": ["III"], "indicators": [
            \(indicator("planned", "Dự toán", "money", unit: "đồng")),
            \(indicator("spent", "Đã sử dụng", "money", unit: "đồng")),
            \(indicator("notes", "Kiến nghị", "text", required: "optional", more: #""max": 200"#)),
            \(indicator("scan", "Bản quét", "file", required: "optional",
                more: #""accept": ["pdf"]"#)),
            \(indicator("toys", "Số đồ chơi", "integer", levels: #"["MN"]"#))]}],
        "rules": [
          {"id": "E03", "severity": "error", "for": ["trained"], "holds": "value <= staff",
            "vi": "{label} ({value}) không được lớn hơn tổng số nhân viên ({staff})."},
          {"id": "W12", "severity": "warning", "for": ["trained", "pupils"], "holds": "value > 0",
            "vi": "{label} bằng 0."},
          {"id": "W29", "severity": "warning", "at": ["spent"], "holds": "spent <= planned",
            "vi": "Số đã sử dụng ({spent}) lớn hơn dự toán ({planned})."},
          {"id": "E07", "severity": "error", "for": ["pupils"], "holds": "value <= staff * 100",
            "vi": "{label} ({value}) quá nhiều so với số nhân viên ({staff})."}],
        "measures": [],
        "own": {
          "sections": [{"code": "P", "vi": "Việc của cơ quan", "indicators": [
            {"code": "own_orders", "vi": "Văn bản đã ban hành", "type": "text", "max": 200,
              "required": "always", "clauses": ["I"]},
            {"code": "own_visits", "vi": "Lượt kiểm tra của cơ quan", "type": "integer",
              "unit": "lượt", "required": "always", "clauses": ["II"]},
            {"code": "own_visited", "vi": "Số trường đã kiểm tra", "type": "integer",
              "unit": "trường", "required": "always", "clauses": ["II"]},
            {"code": "own_forms", "vi": "Hình thức", "type": "choices", "list": "FORMS",
              "required": "optional", "clauses": ["II"]},
            {"code": "own_on", "vi": "Ngày họp", "type": "date", "required": "optional"}]}],
          "rules": [
            {"id": "P01", "severity": "error", "at": ["own_visited"],
              "holds": "own_visited <= own_visits",
              "vi": "Số trường ({own_visited}) nhiều hơn số lượt ({own_visits})."}]}}
        """

    private static func indicator(
        _ code: String, _ label: String, _ type: String, unit: String? = nil,
        required: String = "always", levels: String = #"["MN", "TH"]"#, more: String? = nil
    ) -> String {
        let aggregate =
            ["integer", "money", "decimal"].contains(type)
            ? "sum" : type == "text" ? "list" : "none"
        return #"{"code": "\#(code)", "vi": "\#(label)", "type": "\#(type)", "#
            + (unit.map { #""unit": "\#($0)", "# } ?? "") + (more.map { $0 + ", " } ?? "")
            + #""nature": "state", "aggregate": "\#(aggregate)", "required": "\#(required)", "#
            + #""levels": \#(levels), "clauses": ["I"]}"#
    }
}
