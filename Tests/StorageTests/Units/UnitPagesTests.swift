import Reporting
import TestSupport
import Testing

@testable import Storage

/// Pages of units and of accounts, one after the other, are the whole list.
@Suite struct UnitPagesTests {
    private let database: DemonstrationDatabase
    private let day: Day
    /// All there are.
    private let all: [UnitRepository.Placed]

    init() throws {
        database = try DemonstrationDatabase()
        let day = database.clock.now.day
        self.day = day
        all = try database.storage.read { try $0.units.all(on: day) }
    }

    /// The unit, those below it, and their communes, looked for among all.
    private func below(_ root: Unit.ID) -> Set<Unit.ID> {
        var seen: Set<Unit.ID> = [root]
        var count = 0
        while count != seen.count {
            count = seen.count
            for placed in all where placed.reportsTo.map(seen.contains) ?? false {
                seen.insert(placed.unit.id)
            }
        }
        return seen.union(all.filter { seen.contains($0.unit.id) }.compactMap(\.commune))
    }

    private func scopes() throws -> [(scope: UnitScope, units: Set<Unit.ID>)] {
        let roots: [Unit.ID] = try Unit.Kind.allCases.map { kind in
            try #require(all.first { $0.unit.kind == kind }).unit.id
        }
        return [(.all, Set(all.map(\.unit.id)))] + roots.map { (.below($0), below($0)) }
    }

    @Test("units, few that are sorted and many that are gone along")
    func units() throws {
        let schools = try #require(all.first { $0.unit.kind == .school })
        for (scope, expected) in try scopes() {
            for query in ["", "thanh", "th cao thang", schools.unit.code.rawValue, "khong co"] {
                for kinds in [Set(Unit.Kind.allCases), [.school], [.commune, .department]] {
                    var filter = UnitFilter(scope)
                    (filter.query, filter.kinds) = (query, kinds)
                    let whole = all.filter {
                        expected.contains($0.unit.id) && filter.admits($0.unit)
                    }
                    for (few, limit) in [(1_000, 1_000), (1_000, 3), (0, 1_000), (0, 3), (5, 2)] {
                        var (found, last): ([UnitRepository.Placed], Unit.ID?) = ([], nil)
                        repeat {
                            let page = try database.storage.read {
                                try $0.unitPage(
                                    filter, after: last, limit: limit, few: few, on: day)
                            }
                            #expect(page.units.count <= limit)
                            found += page.units
                            last = page.next
                        } while last != nil
                        #expect(found == whole, "\(scope) \(query) \(kinds) \(few) \(limit)")
                    }
                }
            }
        }
    }

    @Test("of a list that is read at once the number is known, of a long one a bound")
    func counts() throws {
        func count(_ filter: UnitFilter, few: Int) throws -> UnitCount? {
            try database.storage.read {
                try $0.unitPage(filter, limit: 2, few: few, on: day).count
            }
        }
        let known = UnitCount(number: all.count, isExceeded: false)
        #expect(try count(UnitFilter(.all), few: 1_000) == known)
        #expect(try count(UnitFilter(.all), few: 0) == known)
        let department = try #require(all.first { $0.unit.kind == .department }).unit.id
        let own = UnitFilter(.below(department))
        #expect(
            try count(own, few: 1_000)
                == UnitCount(number: below(department).count, isExceeded: false))
        #expect(try count(own, few: 4) == UnitCount(number: 4, isExceeded: true))
    }

    @Test("who has moved away, or is no more, is not below")
    func moved() throws {
        let school = try #require(all.first { $0.unit.kind == .school })
        let department = try #require(school.reportsTo)
        func sees(_ day: Day) throws -> Bool {
            try database.storage.read {
                var inScope = UnitsInScope(.below(department), on: day, $0)
                return try inScope.find(school.unit.id) != nil
            }
        }
        try database.storage.write { try $0.close(school.unit.id, from: day + 2, by: .command) }
        #expect(try sees(day + 1))
        #expect(try !sees(day + 2))
        try database.storage.write {
            try $0.close(school.unit.id, from: nil, by: .command)
            try $0.add(
                NewUnit(
                    code: "phong-khac", name: "Phòng Khác", shortName: "Khác", kind: .department),
                by: .command)
            let moved = UnitDraft(
                code: school.unit.code.rawValue, name: school.unit.name, kind: "school",
                level: school.unit.level?.rawValue ?? "", reportsTo: "phong-khac")
            try $0.apply([moved], from: day + 1, by: .command)
        }
        #expect(try sees(day))
        #expect(try !sees(day + 1))
    }

    @Test("accounts, of few units and of many")
    func accounts() throws {
        let accounts = try database.storage.read { try $0.access.accounts() }
        #expect(accounts.count > 50)
        for (scope, units) in try scopes() {
            for query in ["", "nv-th", "cao thang", "nv-th-cao-thang", "khong co ai"] {
                let filter = UnitFilter(scope)
                func admits(_ account: Account, _ unit: Unit) -> Bool {
                    query.isEmpty || account.userName.contains(query)
                        || SearchText.matches(
                            query: query,
                            stored: SearchText.stored(account.person.name + " " + unit.name))
                }
                let names = Dictionary(
                    all.map { ($0.unit.id, $0.unit) }, uniquingKeysWith: { first, _ in first })
                let whole = accounts.filter { account in
                    units.contains(account.unit)
                        && names[account.unit].map { admits(account, $0) } ?? false
                }
                for (few, limit) in [(1_000, 1_000), (1_000, 7), (0, 1_000), (0, 7), (60, 7)] {
                    var (found, last): ([Account.ID], AccountCursor?) = ([], nil)
                    repeat {
                        let page = try database.storage.read {
                            try $0.accountPage(
                                of: filter, query: query, after: last, limit: limit, few: few,
                                on: day, admits: admits)
                        }
                        found += page.lines.map(\.account.id)
                        last = page.next.flatMap { AccountCursor($0.text) }
                    } while last != nil
                    if few == 1_000 { #expect(found == whole.map(\.id)) }
                    #expect(
                        found.sorted { $0.rawValue < $1.rawValue }
                            == whole.map(\.id).sorted { $0.rawValue < $1.rawValue },
                        "\(scope) \(query) \(few) \(limit)")
                }
            }
        }
    }

    @Test("an account is found by its new name alone, and by none once its person is erased")
    func words() throws {
        func found(_ query: String) throws -> [String] {
            try database.storage.read {
                try $0.access.fewAccounts(like: query, most: 10)?.map(\.userName) ?? []
            }
        }
        let account = try database.storage.read {
            try #require(try $0.access.account(named: "nv-th-cao-thang"))
        }
        #expect(try found("nv-th-cao-thang") == ["nv-th-cao-thang"])
        try database.storage.write {
            try $0.setPerson(.init(name: "Quách Thị Đẹp"), of: account, by: .command)
        }
        #expect(try found("quach dep") == ["nv-th-cao-thang"])
        let renamed = try database.storage.read { try #require(try $0.access.account(account.id)) }
        try database.storage.write { try $0.erasePerson(of: renamed, by: .command) }
        #expect(try found("quach dep") == [])
        #expect(try found("nv-th-cao-thang") == [])
    }
}
