import Foundation
import GRDB

/// The numbered SQL files of `Migrations/`, which the program carries inside it.
package enum Migrations {
    /// File name and text, in the order in which they run. The embedding loses the first
    /// character of a name that begins with a digit; a test compares this list with the folder.
    package static let all: [(name: String, sql: [UInt8])] = [
        ("0001_units.sql", PackageResources._001_units_sql),
        ("0002_plans.sql", PackageResources._002_plans_sql),
        ("0003_forms.sql", PackageResources._003_forms_sql),
        ("0004_rounds.sql", PackageResources._004_rounds_sql),
        ("0005_events.sql", PackageResources._005_events_sql),
        ("0006_reports.sql", PackageResources._006_reports_sql),
        ("0007_totals.sql", PackageResources._007_totals_sql),
        ("0008_access.sql", PackageResources._008_access_sql),
        ("0009_idempotency.sql", PackageResources._009_idempotency_sql),
        ("0010_people.sql", PackageResources._010_people_sql),
        ("0011_attachments.sql", PackageResources._011_attachments_sql),
        ("0012_reviews.sql", PackageResources._012_reviews_sql),
        ("0013_rounds.sql", PackageResources._013_rounds_sql),
        ("0014_documents.sql", PackageResources._014_documents_sql),
        ("0015_closings.sql", PackageResources._015_closings_sql),
        ("0016_registry.sql", PackageResources._016_registry_sql),
        ("0017_search.sql", PackageResources._017_search_sql),
        ("0018_form_owner.sql", PackageResources._018_form_owner_sql),
        ("0019_plan_owner.sql", PackageResources._019_plan_owner_sql),
        ("0020_frozen_setting.sql", PackageResources._020_frozen_setting_sql),
        ("0021_signed_copy.sql", PackageResources._021_signed_copy_sql),
        ("0022_look_ups.sql", PackageResources._022_look_ups_sql),
        ("0023_own_report.sql", PackageResources._023_own_report_sql),
        ("0024_paper_reading.sql", PackageResources._024_paper_reading_sql),
        ("0025_checks_and_waivers.sql", PackageResources._025_checks_and_waivers_sql),
        ("0026_round_contact.sql", PackageResources._026_round_contact_sql),
        ("0027_round_code.sql", PackageResources._027_round_code_sql),
        ("0028_form_code.sql", PackageResources._028_form_code_sql),
        ("0029_report_list.sql", PackageResources._029_report_list_sql),
        ("0030_unit_words.sql", PackageResources._030_unit_words_sql),
        ("0031_given_sections.sql", PackageResources._031_given_sections_sql),
        ("0032_commune_counts.sql", PackageResources._032_commune_counts_sql),
        ("0033_round_progress.sql", PackageResources._033_round_progress_sql),
        ("0034_walks.sql", PackageResources._034_walks_sql),
        ("0035_working_copy.sql", PackageResources._035_working_copy_sql),
        ("0036_form_draft.sql", PackageResources._036_form_draft_sql),
        ("0037_round_series.sql", PackageResources._037_round_series_sql),
        ("0038_trial_round.sql", PackageResources._038_trial_round_sql),
        ("0039_given_figure.sql", PackageResources._039_given_figure_sql),
        ("0040_round_form.sql", PackageResources._040_round_form_sql),
        ("0041_unit_history.sql", PackageResources._041_unit_history_sql),
        ("0042_tallies.sql", PackageResources._042_tallies_sql),
        ("0043_incidents.sql", PackageResources._043_incidents_sql),
    ]

    /// Marks a file as ours: "THop".
    static let applicationID = 0x5448_6f70

    /// How many of the migrations have run on a file that is ours to change.
    ///
    /// - Throws: `StorageError.newerDatabase`, `StorageError.foreignDatabase`, or SQLite's error.
    static func version(of database: Database) throws -> Int {
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard version <= all.count else {
            throw StorageError.newerDatabase(version: version, known: all.count)
        }
        let tables =
            try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
        guard application == applicationID || (application == 0 && version == 0 && tables == 0)
        else { throw StorageError.foreignDatabase }
        return version
    }

    /// Brings the database to this release's schema, one transaction per file; an interrupted run
    /// goes on where it stopped.
    ///
    /// - Throws: as `version`; `StorageError.damaged` when a migration would leave rows that name
    ///   others which are not there.
    static func run(on database: Database) throws {
        let version = try version(of: database)
        guard version < all.count else { return }
        // A table that others name can't be made anew while each step is checked: every file is
        // checked as a whole.
        try database.execute(sql: "PRAGMA foreign_keys = OFF")
        let outcome = Result { try run(from: version, on: database) }
        try database.execute(sql: "PRAGMA foreign_keys = ON")
        try outcome.get()
    }

    private static func run(from version: Int, on database: Database) throws {
        for (index, migration) in all.enumerated().dropFirst(version) {
            try database.inTransaction(.immediate) {
                try database.execute(sql: String(decoding: migration.sql, as: UTF8.self))
                try database.execute(sql: "PRAGMA application_id = \(applicationID)")
                try database.execute(sql: "PRAGMA user_version = \(index + 1)")
                let orphan = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check")
                if let orphan {
                    throw StorageError.damaged("\(migration.name): \(orphan["table"] as String)")
                }
                return .commit
            }
        }
    }
}
