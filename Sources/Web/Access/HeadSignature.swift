import HTTP
import HTTPTypes
import Reporting
import Storage

extension Wish {
    /// Why the school's word does not count: somebody came by an access link, nobody knows who, and
    /// the head's PIN (`pin`) is not with it. nil for everybody else, and for the right PIN.
    func missingSignature() throws -> Refusal? {
        guard asker.cameByLink else { return nil }
        guard let digits = try form().first("pin"), !digits.isEmpty else {
            return Refusal(.unprocessableContent, "Cần PIN của hiệu trưởng.")
        }
        return try faultOfPIN(digits, of: asker.unit.id)
    }

    /// nil for the school's PIN; a wrong one is counted.
    func faultOfPIN(_ digits: String, of school: Unit.ID) throws -> Refusal? {
        let pin = TypedCode.read(String(digits.prefix(20)))
        return try write { try $0.checkPIN(pin, of: school, key: key, by: actor) }.fault
    }
}

extension HeadPIN.Verdict {
    /// nil for the right PIN.
    fileprivate var fault: Refusal? {
        switch self {
        case .right: return nil
        case .wrong: return Refusal(.unprocessableContent, "PIN không đúng.")
        case .none:
            return Refusal(
                .conflict,
                "Trường chưa có PIN hoặc PIN đã bị khóa do nhập sai nhiều lần. "
                    + "Hiệu trưởng đặt PIN ở trang Tài khoản cá nhân, hoặc đề nghị cơ quan quản lý cấp lại."
            )
        case .wait(let wait):
            var refusal = Refusal(.tooManyRequests, Waiting.sentence(wait))
            refusal.fields[.retryAfter] = Waiting.seconds(wait)
            return refusal
        }
    }
}
