import Foundation
import GRDB
import Reporting
import Synchronization
import TestSupport
import Testing

@testable import Storage

/// Second factors, codes, links and PINs: what fits, and what a stolen database tells.
@Suite("secrets")
struct SecretsTests {
    let small: SmallRound

    init() throws {
        small = try SmallRound(schools: 2)
    }

    private var key: KeyFile { small.storage.key }

    private func account(_ userName: String = "cv") throws -> Account {
        try small.storage.write { database in
            let id = try #require(
                try database.addAccount(
                    userName: userName, person: .init(name: "Người thử"), role: .officer,
                    unit: small.round.owner, credential: .code, by: .command))
            return try #require(try database.read.access.account(id))
        }
    }

    // MARK: Second factor

    @Test(
        "codes are those of RFC 6238, appendix B",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"),
            (1_234_567_890, "005924"), (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ])
    func vectors(seconds: Int64, code: String) {
        let seed = SecondFactor.Seed(bytes: Array("12345678901234567890".utf8))
        #expect(seed.code(seconds / 30) == code)
        #expect(seed.text == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        let now = Moment(milliseconds: seconds * 1000)
        #expect(seed.step(of: code, at: now) == seconds / 30)
        #expect(seed.step(of: code, at: now + .seconds(30)) == seconds / 30)
        #expect(seed.step(of: code, at: now + .seconds(61)) == nil)
        #expect(seed.step(of: String(code.dropLast()), at: now) == nil)
    }

    private func setUpFactor(of account: Account) throws -> (SecondFactor.Seed, [String]) {
        try small.storage.write { database in
            try database.prepareFactor(of: account.id, key: key)
            let factor = try #require(
                try database.read.access.secondFactor(of: account.id, key: key))
            let code = try #require(factor.seed.code(database.now.milliseconds / 30_000))
            #expect(try !database.confirmFactor("x", of: account, key: key, by: .command))
            #expect(try database.confirmFactor(code, of: account, key: key, by: .command))
            return (factor.seed, factor.recoveryCodes)
        }
    }

    private func check(_ code: String, _ account: Account) throws -> SecondFactor.Verdict {
        try small.storage.write {
            try $0.checkFactor(code, of: account, key: key, by: .command)
        }
    }

    @Test("no code counts twice, that of the set-up neither; a recovery code once")
    func once() throws {
        let account = try account()
        let (seed, recovery) = try setUpFactor(of: account)
        let step = small.clock.now.milliseconds / 30_000
        let first = try #require(seed.code(step))
        #expect(try check(first, account) == .wrong)
        small.clock.now = small.clock.now + .seconds(30)
        let second = try #require(seed.code(step + 1))
        #expect(try check(second, account) == .right)
        #expect(try check(second, account) == .wrong)
        #expect(recovery.count == 10)
        let typed = recovery[0].lowercased().replacing("-", with: " ")
        #expect(try check(typed, account) == .right)
        #expect(try check(typed, account) == .wrong)
        #expect(try small.storage.read { try $0.access.recoveryCodes(of: account.id) } == 9)
    }

    @Test("wrong codes make wait, after a restart too")
    func waiting() throws {
        let account = try account()
        let (seed, _) = try setUpFactor(of: account)
        for _ in 0..<5 { #expect(try check("000000x", account) == .wrong) }
        #expect(try check("000000", account) == .wait(.seconds(30)))
        let path = small.storage.path
        try small.storage.close()
        let again = try Storage(path: path, environment: small.clock.environment)
        small.clock.now = small.clock.now + .seconds(29)
        let verdict = try again.write {
            try $0.checkFactor("000000", of: account, key: key, by: .command)
        }
        #expect(verdict == .wait(.seconds(1)))
        small.clock.now = small.clock.now + .seconds(31)
        let code = try #require(seed.code(small.clock.now.milliseconds / 30_000))
        #expect(
            try again.write { try $0.checkFactor(code, of: account, key: key, by: .command) }
                == .right)
        try again.close()
    }

    // MARK: A stolen database

    @Test("without the key file nothing in the database is a code, a link, a PIN or a seed")
    func stolen() throws {
        let account = try account()
        let school = small.schools[0]
        let (seed, recovery) = try setUpFactor(of: account)
        try small.storage.write { database in
            try database.makeLink(
                for: school, lifetime: .seconds(86_400), key: key, by: .command)
            try database.setPIN("493817", of: school, key: key, by: .command)
        }
        let (link, pin) = try small.storage.read { database in
            (
                try #require(try database.access.links()[school]),
                try #require(try database.access.pin(of: school))
            )
        }
        let nonce = try #require(account.code?.nonce)
        let secrets = [
            key.oneTimeCode(nonce, of: account.id), key.linkSecret(link.nonce),
            key.linkCode(link.nonce), "493817", seed.text, recovery[0],
            TypedCode.read(recovery[0]),
        ]
        let path = small.storage.path
        try small.storage.close()
        for name in [path, path + "-wal", path + ".anchor"] {
            guard let content = FileManager.default.contents(atPath: name) else { continue }
            for secret in secrets {
                #expect(content.range(of: Data(secret.utf8)) == nil, "\(secret)")
            }
            #expect(content.range(of: Data(seed.bytes)) == nil)
        }
        // Whoever has the file and another key, or none, gets other secrets from it: even the right
        // PIN can't be told from a wrong one, so that trying all tells nothing.
        for other in [
            KeyFile(bytes: Array(repeating: 0, count: 32)), KeyFile(bytes: Digest.random(32)),
        ] {
            #expect(other.oneTimeCode(nonce, of: account.id) != secrets[0])
            #expect(other.linkSecret(link.nonce) != secrets[1])
            #expect(HeadPIN.hash("493817", salt: pin.salt, unit: school, key: other) != pin.hash)
        }
    }

    @Test("with another key file what was given out is refused, and the start says why")
    func otherKey() throws {
        let account = try account()
        let school = small.schools[0]
        _ = try setUpFactor(of: account)
        try small.storage.write { database in
            try database.makeLink(
                for: school, lifetime: .seconds(86_400), key: key, by: .command)
            try database.setPIN("493817", of: school, key: key, by: .command)
        }
        let path = small.storage.path
        try small.storage.close()
        let first = try Storage(path: path, as: .server, environment: small.clock.environment)
        try first.noteStart()
        try first.close()
        try FileManager.default.removeItem(atPath: KeyFile.path(database: path))
        let said = Mutex<[String]>([])
        var environment = small.clock.environment
        environment.log = { line in said.withLock { $0.append(line) } }
        let again = try Storage(path: path, as: .server, environment: environment)
        try again.noteStart()
        #expect(said.withLock { $0 }.contains { $0.contains("is not the key") })
        try again.write { database in
            let key = again.key
            #expect(try database.read.settings.hasOtherKey(than: key))
            #expect(try database.read.access.secondFactor(of: account.id, key: key) == nil)
            #expect(
                try database.checkPIN("493817", of: school, key: key, by: .command) == .wrong)
            let code = try #require(account.code)
            #expect(
                !key.matches(
                    self.key.oneTimeCode(code.nonce, of: account.id), code.nonce, of: account.id))
        }
        try again.close()
    }

    @Test("the key file is made once, for its owner alone, and one of another size is refused")
    func keyFile() throws {
        let path = KeyFile.path(database: small.storage.path)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.size] as? Int == 32)
        #expect((attributes[.posixPermissions] as? Int).map { $0 & 0o77 } == 0)
        let copy = small.folder.path("tonghop.key")
        try KeyFile.copy(of: small.storage.path, to: copy)
        #expect(try !KeyFile.takeCopy(copy, for: small.storage.path))
        let other = small.folder.path("other.db")
        #expect(try KeyFile.takeCopy(copy, for: other))
        #expect(try KeyFile(database: other).identity == key.identity)
        try Data([1, 2, 3]).write(to: URL(filePath: KeyFile.path(database: other)))
        #expect(throws: StorageError.self) { try KeyFile(database: other) }
    }

    // MARK: Traces

    @Test("who deletes traces with another program is found out, also at the end of the chain")
    func traces() throws {
        let account = try account()
        try small.submit(small.schools[0])
        try small.storage.write {
            try $0.setDisabled(true, account: account, by: .command)
        }
        let path = small.storage.path
        try small.storage.close()
        let copy = small.folder.path("copy.db")
        for sql in [
            "DELETE FROM event WHERE kind = 'account_changed'",
            "UPDATE event SET account_id = 99 WHERE kind = 'report_submitted'",
            "UPDATE event_detail SET detail = '{}' WHERE seq = (SELECT MAX(seq) FROM event)",
            "UPDATE event SET at = at + 1 WHERE seq = 3",
            "DELETE FROM event WHERE seq = (SELECT MAX(seq) FROM event)",
        ] {
            for suffix in ["", ".anchor"] {
                try? FileManager.default.removeItem(atPath: copy + suffix)
                try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
            }
            try DatabaseQueue(path: copy).writeWithoutTransaction { database in
                try database.execute(
                    sql: """
                        PRAGMA foreign_keys = OFF; DROP TRIGGER event_is_final;
                        DROP TRIGGER event_stays;
                        """)
                try database.execute(sql: sql)
            }
            #expect(try !Verification.of(copy).findings.isEmpty, "\(sql)")
        }
    }
}
