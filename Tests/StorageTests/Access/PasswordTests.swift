import Foundation
import Testing

@testable import Storage

@Suite("passwords")
struct PasswordTests {
    @Test("a hash is Argon2id with its parameters, and fits its password alone")
    func hashes() throws {
        // Of the reference implementation's own tests.
        let known = PasswordHash(
            stored: "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$"
                + "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
        #expect(known.matches("password"))
        #expect(!known.matches("passwort"))
        let own = try PasswordHash(of: "con đường đi học")
        #expect(own.text.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(own.matches("con đường đi học".decomposedStringWithCanonicalMapping))
        #expect(try PasswordHash(of: "con đường đi học") != own)
        #expect(!own.isWeak())
        #expect(
            PasswordHash(
                stored: "$argon2id$v=19$m=4096,t=1,p=1$c29tZXNhbHQ$"
                    + "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            ).isWeak())
        #expect(!PasswordHash(stored: "").matches(""))
    }

    @Test("what others would guess is refused, a sentence is not")
    func policy() {
        let policy = PasswordPolicy(names: [
            "nv-th-cao-thang", "Nguyễn Thị An", "Trường Tiểu học Cao Thắng", "Xã Cao Thắng",
        ])
        for password in ["caothang", "CaoThang2026!", "nguyen-thi-an", "truongtieuhoccaothang1"] {
            #expect(policy.objection(to: password) == .local, "\(password)")
        }
        for password in [
            "password", "Password1", "12345678", "matkhau123", "aaaaaaaa", "qwertyuiop",
        ] {
            #expect(policy.objection(to: password) != nil, "\(password)")
        }
        #expect(policy.objection(to: "bảy ký") == .tooShort)
        #expect(policy.objection(to: String(repeating: "dài quá ", count: 17)) == .tooLong)
        for password in [
            "con đường đi học mùa thu", "gà trống gáy 5 giờ", "correct horse battery staple",
            "Cao Thắng có hàng cây xanh", "zQ8#kd!x",
        ] {
            #expect(policy.objection(to: password) == nil, "\(password)")
        }
    }
}
