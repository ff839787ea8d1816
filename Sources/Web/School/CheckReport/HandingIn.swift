import Reporting

/// How the report is handed in by whoever checks it.
struct HandingIn {
    /// `submit`, `ask_head` or `sign`.
    let wish: String
    let label: String
    /// What the bar says when nothing stands in the way.
    let ready: String
    let hint: String?
    let mayGiveBack: Bool
    let onBehalf: OnBehalf?

    /// What only an officer is asked who enters it in the school's place.
    struct OnBehalf {
        let reason: String
        let complaint: String?
        let channels: [Choice]
        let channelComplaint: String?
        let replacesDraft: Bool
    }

    init(_ report: SchoolReport, asker: Asker, typed: TypedReport?, isRefused: Bool) {
        mayGiveBack = report.objection(to: .giveBack, by: asker.role) == nil
        onBehalf =
            report.isOnBehalf
            ? OnBehalf(
                reason: typed?.onBehalfReason ?? "",
                complaint: isRefused ? typed?.onBehalfComplaint : nil,
                channels: SubmissionChannel.onBehalf.map {
                    Choice(
                        value: $0.rawValue, words: $0.name,
                        isChosen: $0 == typed?.onBehalfChannel)
                }, channelComplaint: isRefused ? typed?.channelComplaint : nil,
                replacesDraft: report.replacesDraft) : nil
        if report.isOnBehalf {
            (wish, label, ready) = ("submit", "Nộp thay nhà trường", "Sẵn sàng nộp thay")
            hint = nil
        } else if asker.cameByLink {
            (wish, label, ready) = ("sign", "Hiệu trưởng ký nộp", "Sẵn sàng để hiệu trưởng ký")
            hint = "Hiệu trưởng nhập mã PIN ở bước sau."
        } else if report.round.wantsHead, asker.role == .clerk {
            (wish, label, ready) = ("ask_head", "Gửi hiệu trưởng ký", "Sẵn sàng gửi hiệu trưởng ký")
            hint = "Gửi rồi vẫn chưa nộp: hiệu trưởng xem và nộp."
        } else {
            wish = "submit"
            (label, ready) =
                report.report.state == .returned
                ? ("Nộp lại báo cáo", "Sẵn sàng nộp lại") : ("Nộp báo cáo", "Sẵn sàng nộp")
            hint = nil
        }
    }
}
