/// The fields of the moment to submit by; each pair on a page has ids of its own.
struct DueFields: View {
    let due: TypedDue
    /// What the ids begin with.
    var id = "due"
    /// Of the time.
    let label: String

    var html: HTML {
        #"<div class="tools"><p><label for="\#(id)_time">\#(label) <span class="hint">(24:00: hết ngày)</span></label><input id="\#(id)_time" name="due_time" value="\#(due.time)"></p><p><label for="\#(id)_day">Ngày (ngày/tháng/năm)</label><input id="\#(id)_day" name="due_day" value="\#(due.day)" inputmode="numeric"></p></div>"#
    }
}
