import Reporting
import Testing

@Suite("Which rules have nothing to say to a level")
struct LevelTruthTests {
    @Test(
        "only what holds whatever a report says",
        arguments: [
            ("level = 'A' => x > 0", true, false), ("level <> 'A' or x > 0", true, false),
            ("x > 0", true, true), ("x > 0 and level = 'A'", true, true),
            ("level in {'A', 'B'} => x > 0", true, true),
            ("not (level = 'B') => x > 0", true, false),
            ("(level = 'A' and x > 0) => x > 1", true, false),
            ("x > 0 => level = 'A'", false, true), ("'B' = level => x > 0", false, true),
            ("level = 'A' <=> level = 'B'", true, true), ("x > 0 <=> x > 0", true, true),
        ])
    func levels(holds: String, isOfA: Bool, isOfB: Bool) throws {
        let document: JSON = [
            "code": "thu", "version": 1, "title": ["vi": "Thử"], "lists": [:],
            "sections": [
                [
                    "code": "A", "vi": "Mục", "clauses": [],
                    "indicators": [
                        [
                            "code": "x", "vi": "Số", "type": "integer", "nature": "state",
                            "aggregate": "sum", "required": "always", "levels": ["A", "B"],
                            "clauses": [],
                        ]
                    ],
                ]
            ],
            "rules": [
                [
                    "id": "E1", "severity": "error", "at": ["x"], "holds": .string(holds),
                    "vi": "Sai.",
                ]
            ], "measures": [],
        ]
        let rule = try #require(try Form(document: document).rules.first)
        #expect(rule.concerns("A") == isOfA)
        #expect(rule.concerns("B") == isOfB)
    }
}
