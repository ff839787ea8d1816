// swift-tools-version:6.2
import PackageDescription

/// Every target of ours: warnings are errors, imports say what is used.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-warnings-as-errors"]),
]

/// And each use of what memory safety does not hold for says `unsafe` where it stands (SE-0458).
let safe = strict + [.strictMemorySafety()]

/// What tests call most is optimized in their build too: they take half the time. Storage is not, whose time is
/// SQLite's, nor Web: both would take longer to build than tests gain.
let quick = safe + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

// The lists of dependencies below are the only arrows between modules; `make lint` checks that
// every import is one of them.
let package = Package(
    name: "tonghop",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "tonghop", targets: ["TongHop"]),
        .executable(name: "http-echo", targets: ["HTTPEcho"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    ],
    targets: [
        .target(name: "CPlatform"),
        .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
        .systemLibrary(
            name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "COath", pkgConfig: "liboath", providers: [.apt(["liboath-dev"])]),
        .systemLibrary(
            name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(
            name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        // Tests alone: what another library packed is to be read by it.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        .target(name: "HTTP", dependencies: [httpTypes], swiftSettings: quick),
        .target(
            name: "HTTPServer", dependencies: ["HTTP", "CPlatform", httpTypes],
            swiftSettings: quick),
        .executableTarget(
            name: "HTTPEcho", dependencies: ["HTTP", "HTTPServer", httpTypes],
            swiftSettings: safe),
        .target(name: "Reporting", swiftSettings: quick),
        .target(
            name: "Storage", dependencies: ["Reporting", "COath", "CSQLite", "CSodium", grdb],
            resources: [.embedInCode("Migrations"), .embedInCode("Resources")],
            swiftSettings: safe),
        .target(
            name: "Formats", dependencies: ["Reporting", "CQREncode", "CXLSXWriter", "CZip"],
            swiftSettings: quick),
        .target(
            name: "Papers", dependencies: ["CPlatform", "Reporting"], swiftSettings: quick),
        .target(
            name: "Web",
            dependencies: [
                "HTTP", "Reporting", "Storage", "Formats", "CSodium", "CDeflate", httpTypes,
            ],
            resources: [.embedInCode("Public")],
            swiftSettings: safe),
        .target(
            name: "Demonstration", dependencies: ["Reporting", "Storage", "Formats"],
            resources: [.embedInCode("Resources")], swiftSettings: quick),
        .executableTarget(
            name: "TongHop",
            dependencies: [
                "HTTP", "HTTPServer", "Reporting", "Storage", "Formats", "Papers", "Web",
                "Demonstration", arguments, logging,
            ], swiftSettings: safe),

        // What several test targets use.
        .target(
            name: "TestSupport", dependencies: ["Reporting", "Storage", "Demonstration", grdb],
            path: "Tests/Support", swiftSettings: strict),
        .testTarget(
            name: "HTTPTests", dependencies: ["TestSupport", "HTTP", httpTypes],
            swiftSettings: strict),
        .testTarget(
            name: "HTTPServerTests", dependencies: ["HTTP", "HTTPServer", httpTypes],
            swiftSettings: strict),
        .testTarget(
            name: "ReportingTests", dependencies: ["TestSupport", "Reporting"],
            exclude: ["Rules/cases.json", "Rules/kinds.json"], swiftSettings: strict),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "TestSupport", "Reporting", "Storage", "Formats", "Demonstration", "CSodium",
                grdb,
            ],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "FormatsTests",
            dependencies: ["TestSupport", "Reporting", "Storage", "Formats", "CZlib"],
            swiftSettings: strict),
        .testTarget(
            name: "PapersTests",
            dependencies: ["TestSupport", "Reporting", "Formats", "Papers"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "DemonstrationTests",
            dependencies: ["TestSupport", "Reporting", "Storage", "Demonstration"],
            exclude: ["breaking-cases.json"], swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "TestSupport", "HTTP", "Reporting", "Storage", "Formats", "Web", "Demonstration",
                "TongHop", "CZlib", httpTypes,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "TongHopTests",
            dependencies: [
                "TestSupport", "HTTP", "Reporting", "Storage", "Papers", "TongHop", arguments,
                logging,
            ],
            swiftSettings: strict),
    ]
)
