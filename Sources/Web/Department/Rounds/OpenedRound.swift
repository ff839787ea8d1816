import HTTP
import Reporting
import Storage

/// What the list of reports says once its round was opened, or a trial has made-up reports; of the real
/// one it offers to delete the trials of its form.
struct OpenedRound: View {
    private let sentence: String
    private let trials: [(title: String, address: String)]
    /// Where a trial gets made-up reports; nil where it needs none.
    private let sampleAddress: String?
    /// The page's, `Frame.keys`.
    private let keys: HTML

    /// nil where there is nothing to be said.
    init?(_ round: Round, keys: HTML, _ visit: Visit) throws {
        guard round.state == .open else { return nil }
        let done = try visit.query("done")
        let isOwner = visit.asker.role == .officer && round.owner == visit.asker.unit.id
        self.keys = keys
        sampleAddress = round.isTrial && isOwner ? "/rounds/\(round.address)/samples" : nil
        let schools = VietnameseNumber.text(try visit.database.owingCount(round))
        switch done {
        case SetupWish.open.rawValue:
            sentence = "Đã mở đợt báo cáo. \(schools) trường thấy việc cần nộp."
        case SetupWish.openTrial.rawValue:
            sentence =
                "Đã mở đợt thử. \(schools) trường thấy đợt này, ghi rõ THỬ; đợt chính vẫn chờ mở."
        case "sample": sentence = try OpenedRound.sampled(visit)
        default:
            guard sampleAddress != nil else { return nil }
            sentence = ""
        }
        trials =
            done == SetupWish.open.rawValue && isOwner
            ? try visit.database.rounds.owned(by: round.owner).filter {
                $0.isTrial && $0.form.code == round.form.code && $0.form.owner == round.form.owner
            }.map { ($0.title, "/rounds/\($0.address)/setup") } : []
    }

    private static func sampled(_ visit: Visit) throws -> String {
        let (made, left) = (
            try visit.query("count").flatMap(Int.init(sentCount:)) ?? 0,
            try visit.query("left").flatMap(Int.init(sentCount:)) ?? 0
        )
        return "Đã điền, nộp và duyệt số liệu ví dụ của \(VietnameseNumber.text(made)) trường; xem "
            + "Số liệu tổng hợp, Báo cáo tổng hợp."
            + (left > 0
                ? " \(VietnameseNumber.text(left)) trường chưa điền được: số liệu ví dụ không hợp các "
                    + "quy tắc kiểm tra của biểu mẫu." : "")
    }

    var html: HTML {
        """
        \(if: !sentence.isEmpty, Outcome.done(sentence))
        \(trials.map(offer))
        \(sampleAddress.map(sampling))
        """
    }

    private func offer(_ title: String, _ address: String) -> HTML {
        #"<form class="notice set" method="post" action="\#(address)">\#(keys)<input type="hidden" name="sure" value="true"><p>Còn <a href="\#(address)">\#(title)</a> của cùng biểu mẫu. Các trường vẫn thấy đợt thử đó; thử xong thì xóa.</p><p><button class="btn" name="_do" value="delete_trial">Xóa đợt thử này</button></p></form>"#
    }

    private func sampling(_ address: String) -> HTML {
        #"<form class="notice row no-print" method="post" action="\#(address)">\#(keys)<p>Chưa trường nào nhập? Xem thử số liệu tổng hợp và văn bản bằng số liệu ví dụ.</p><p><button class="btn">Điền số liệu ví dụ cho \#(SampleReports.most) trường chưa nhập</button></p></form>"#
    }
}
