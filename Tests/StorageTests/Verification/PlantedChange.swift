/// What somebody with the sqlite3 shell could change, and what must be said about it.
struct PlantedChange: Sendable {
    let sql: String
    let finding: String

    init(_ sql: String, _ finding: String) {
        self.sql = sql
        self.finding = finding
    }

    private static let caoThang = "(SELECT id FROM unit WHERE code = 'th-cao-thang')"

    static let rounds = [
        PlantedChange(
            "UPDATE round SET state = 'open' WHERE code = 'pccc-2022'",
            "round pccc-2022: is open, and closed by its events"),
        PlantedChange(
            "UPDATE round SET owner_id = (SELECT id FROM unit WHERE code = 'so-gddt-hai-duong')",
            "round pccc-2022: its owner is not"),
        PlantedChange("UPDATE round SET title = 'Đợt khác'", "round pccc-2026: its title is not"),
        PlantedChange(
            "UPDATE round SET previous_id = NULL", "round pccc-2026: its previous is not"),
        PlantedChange(
            "UPDATE round SET previous_id = id WHERE code = 'pccc-2022'",
            "round pccc-2022: its previous is not"),
        PlantedChange(
            "UPDATE round SET due_at = due_at + 1000", "round pccc-2026: its due_at is not"),
        PlantedChange("UPDATE round SET grace = 60000", "round pccc-2026: its grace is not"),
        PlantedChange("UPDATE round SET due_text = 'x'", "round pccc-2026: its due_text is not"),
        PlantedChange(
            "UPDATE round SET parameters = '{\"x\":1}'", "round pccc-2026: its parameters is not"),
        PlantedChange(
            "UPDATE round SET disabled = '[\"gen_kitchen\"]'",
            "round pccc-2026: its disabled is not"),
        PlantedChange("UPDATE round SET wants_head = 0", "round pccc-2026: its wants_head is not"),
        PlantedChange(
            "UPDATE round SET withdrawn_at = 1 WHERE code = 'pccc-2026'",
            "round pccc-2026: its events don't tell that it was taken back"),
        PlantedChange(
            "UPDATE round_setting SET content = replace(content, '14/KH', '99/KH')",
            "round pccc-2022: what was frozen of it is not what its events tell"),
        PlantedChange(
            "DELETE FROM round_setting", "round pccc-2026: what was frozen of it is not"),
        PlantedChange(
            "UPDATE round_letterhead SET content = '{}' WHERE unit_id = \(caoThang)",
            "round pccc-2022: what was frozen of it is not"),
        PlantedChange(
            """
            UPDATE round_letterhead SET content = (SELECT content FROM round_letterhead AS other
                WHERE other.round_id = round_letterhead.round_id
                    AND other.unit_id > round_letterhead.unit_id)
                WHERE unit_id = \(caoThang)
            """, "round pccc-2026: what was frozen of it is not"),
        PlantedChange(
            "DELETE FROM round_letterhead WHERE unit_id = \(caoThang)",
            "round pccc-2026: what was frozen of it is not"),
        PlantedChange(
            "UPDATE form SET document = replace(document, '\"error\"', '\"note\"')",
            "form pccc 2: its document is not the one that was imported"),
        PlantedChange(
            "UPDATE form SET document = replace(document, '\"always\"', '\"optional\"')",
            "form pccc 2: its document is not the one that was imported"),
        PlantedChange(
            "INSERT INTO form SELECT NULL, code, 9, document, imported_at, owner_id FROM form",
            "form pccc 9: no event tells of it"),
        PlantedChange(
            "UPDATE form SET owner_id = (SELECT id FROM unit WHERE code = 'so-gddt-hai-duong')",
            "form pccc 2: its owner is not the one that imported it"),
        PlantedChange(
            """
            INSERT INTO form (code, version, document, imported_at, owner_id)
            SELECT form.code, version, document, imported_at, unit.id FROM form, unit
            WHERE unit.code = 'so-gddt-hai-duong';
            UPDATE round SET form_id = (SELECT MAX(id) FROM form)
            """, "round pccc-2026: its form_owner is not what its events tell"),
        PlantedChange("UPDATE plan SET issuer = 'Kẻ lạ'", "is not what its events tell"),
        PlantedChange(
            "UPDATE plan SET number = '99/KH'", "plan 99/KH: is not what its events tell"),
        PlantedChange("UPDATE plan SET owner_id = NULL", "is not what its events tell"),
        PlantedChange(
            "UPDATE plan_task SET text = 'x' WHERE position = 2", "is not what its events"),
        PlantedChange("DELETE FROM plan_task", "is not what its events tell"),
        PlantedChange("UPDATE document SET title = 'x'", "is not what its events tell"),
        PlantedChange(
            "DELETE FROM plan_file", "plan file Hướng dẫn: was added and is not there"),
        PlantedChange(
            "UPDATE plan_file SET title = 'x'", "no event tells of its file x"),
        PlantedChange(
            "UPDATE closing SET closed_at = closed_at + 1", "its moment is not its event's"),
    ]

    static let units = [
        PlantedChange(
            "UPDATE unit SET name = 'Trường khác' WHERE code = 'th-cao-thang'",
            "unit th-cao-thang: its name is not what the events tell"),
        PlantedChange(
            "UPDATE unit SET code = 'th-khac' WHERE code = 'th-cao-thang'",
            "unit th-khac: was added as th-cao-thang"),
        PlantedChange(
            "UPDATE unit SET valid_to = '2020-01-01' WHERE code = 'th-cao-thang'",
            "unit th-cao-thang: its last day is not"),
        PlantedChange(
            "UPDATE round_unit SET name = 'x' WHERE unit_id = \(caoThang)",
            "round pccc-2022/th-cao-thang: its name is not the one that the unit had"),
        PlantedChange(
            "UPDATE unit_parent SET parent_id = 1 WHERE relation = 'territorial'",
            "unit th-cao-thang: was moved under xa-doan-ket, and does not stand there"),
        PlantedChange(
            "UPDATE unit_name SET name = 'x' WHERE unit_id = \(caoThang)",
            "unit th-cao-thang: its name from 0001-01-01 is today's, and it has another"),
        PlantedChange(
            """
            INSERT INTO unit_name (unit_id, valid_from, name, short_name, waits)
            VALUES (\(caoThang), '2099-01-01', 'x', 'x', 1)
            """, "unit th-cao-thang: its name from 2099-01-01: no event tells of it"),
        PlantedChange(
            "UPDATE unit SET form = 'phuong' WHERE code = 'xa-doan-ket'",
            "unit xa-doan-ket: its name from 0001-01-01 is today's, and it has another"),
        PlantedChange(
            "DELETE FROM unit_name WHERE unit_id = \(caoThang)",
            "its name from 0001-01-01 was told and is not there"),
        PlantedChange(
            "INSERT INTO unit_identifier VALUES (\(caoThang), 'truong', '2020-01-01', '1')",
            "its code in truong from 2020-01-01 is not what the events tell"),
        PlantedChange(
            "UPDATE unit_identifier SET value = 'H2'",
            "its code in dinh-danh from 2026-01-01 is not what the events tell"),
        PlantedChange("DELETE FROM unit_identifier", "was told and is not there"),
        PlantedChange(
            "INSERT INTO unit_successor SELECT 1, \(caoThang), '2020-01-01', ''",
            "is not what the events tell"),
        PlantedChange("DELETE FROM unit_successor", "succeeds it, and it is not there"),
        PlantedChange(
            "UPDATE unit_fact SET value = '1' WHERE unit_id = \(caoThang)",
            "profile of th-cao-thang: gen_staff_total from 2021-09-01 is not what its event says"),
        PlantedChange(
            """
            INSERT INTO unit_fact SELECT unit_id, indicator, '2026-10-15', value FROM unit_fact
            WHERE unit_id = \(caoThang) AND valid_from = '2021-09-01'
            """,
            "profile of th-cao-thang: gen_staff_total from 2026-10-15: no event tells of it"),
        PlantedChange("DELETE FROM unit_fact", "was declared and is not there"),
        PlantedChange("DELETE FROM letterhead", "letterhead of pgd-thanh-mien: is not"),
        PlantedChange(
            "UPDATE letterhead SET content = '{}'", "letterhead of pgd-thanh-mien: is not"),
        PlantedChange(
            "INSERT INTO letterhead SELECT \(caoThang), content FROM letterhead",
            "letterhead of th-cao-thang: no event tells of it"),
        PlantedChange(
            "UPDATE standing_note SET note = 'x'", "for 2026: is not what the events tell"),
        PlantedChange("UPDATE contact SET note = 'x'", "contact 1: is not what its event says"),
        PlantedChange("DELETE FROM contact", "the contact that it tells of is not there"),
    ]

    static let reports = [
        PlantedChange(
            "UPDATE receipt SET late = 1 - late WHERE number = 'pccc-2022/th-cao-thang/1'",
            "receipt pccc-2022/th-cao-thang/1: says late, and its moments say otherwise"),
        PlantedChange(
            "UPDATE receipt SET late = 0 WHERE late = 1", "says in time, and its moments"),
        PlantedChange(
            "UPDATE report SET reason = 'x' WHERE state = 'returned'", "its reason is not"),
        PlantedChange(
            "UPDATE report SET granted_due_at = 4000000000000 WHERE state = 'not_started'",
            "its granted due moment is not"),
        PlantedChange(
            "UPDATE round_unit SET due_at = 4000000000000 WHERE unit_id = \(caoThang)",
            "report pccc-2022/th-cao-thang: its own due moment is not"),
        PlantedChange(
            "UPDATE report SET returned_count = 0", "its count of returns is not"),
        PlantedChange(
            "UPDATE report SET paper_on = '2026-01-01'", "its signed paper is not"),
        PlantedChange(
            "UPDATE report SET paper_revision = 2 WHERE paper_on IS NOT NULL",
            "its signed paper is not"),
        PlantedChange(
            "UPDATE signed_copy SET hash = replace(hash, 'a', 'b'), name = 'x.pdf'",
            "signed copy 1: is not what its event says"),
        PlantedChange(
            "UPDATE signed_copy SET photos = 3", "signed copy 1: is not what its event says"),
        PlantedChange(
            "UPDATE signed_copy SET added_at = added_at - 1", "signed copy 1: is not what its event"
        ),
        PlantedChange(
            "UPDATE signed_copy SET unit_id = 1", "signed copy 1: is not what its event says"),
        PlantedChange(
            """
            INSERT INTO signed_copy
                SELECT 2, round_id, unit_id, revision, hash, name, bytes, photos, added_at, event
                FROM signed_copy
            """, "signed copy 2: its event is no later than that of a copy before it"),
        PlantedChange(
            "DELETE FROM signed_copy", "the signed copy that it tells of is not there"),
        PlantedChange(
            "UPDATE report SET state = 'draft' WHERE state = 'returned'", "its state is not"),
        PlantedChange("UPDATE report SET opened_at = 1", "its moment of being opened is not"),
        PlantedChange("UPDATE waiver SET reason = 'x'", "its list of waived rules is not"),
        PlantedChange("DELETE FROM waiver", "its list of waived rules is not"),
        PlantedChange(
            "INSERT INTO waiver SELECT round_id, unit_id, 'E99', reason, event FROM waiver",
            "its list of waived rules is not"),
        PlantedChange(
            """
            UPDATE waiver SET unit_id = (SELECT unit_id FROM report
                WHERE report.round_id = waiver.round_id AND state IN ('submitted', 'approved'))
            """, "its waived rules are not those of the revision that was submitted"),
        PlantedChange(
            "UPDATE report_revision SET content = replace(content, '\"browser\"', '\"paper\"')",
            "its content does not fit its hash"),
        PlantedChange("UPDATE returned_cell SET reason = 'x'", "its list of cells to mend is not"),
        PlantedChange("DELETE FROM returned_cell", "its list of cells to mend is not"),
        PlantedChange(
            """
            UPDATE working_copy SET cells = json_set(cells, '$.diss_staff', cells ->> 'diss_staff' + 1)
            WHERE cells ->> 'diss_staff' IS NOT NULL
                AND unit_id IN (SELECT unit_id FROM report WHERE state = 'draft')
            """, "its cell diss_staff is not"),
        PlantedChange(
            """
            UPDATE working_copy SET cells = json_remove(cells, '$.gen_staff_total')
            WHERE unit_id IN (SELECT unit_id FROM report WHERE state IN ('draft', 'pending_head'))
            """, "its cell gen_staff_total is not"),
        PlantedChange(
            "UPDATE unlock_request SET answer = 'x'", "unlock request 1: is not what its events"),
        PlantedChange(
            "UPDATE unlock_request SET granted = 1 - granted", "unlock request 1: is not what"),
    ]

    static let people = [
        PlantedChange(
            "UPDATE account SET role = 'admin' WHERE user_name = 'nv-th-cao-thang'",
            "account nv-th-cao-thang: is admin, and clerk by its events"),
        PlantedChange(
            "UPDATE account SET unit_id = 1 WHERE user_name = 'nv-th-cao-thang'",
            "account nv-th-cao-thang: its unit is not"),
        PlantedChange(
            """
            UPDATE account SET password = (SELECT password FROM account WHERE user_name = 'lanhdao')
                WHERE user_name = 'quantri'
            """, "account quantri: its password is another than was set at 2026-11-"),
        PlantedChange(
            "UPDATE account SET password = '' WHERE user_name = 'quantri'",
            "account quantri: its password is another"),
        PlantedChange(
            "UPDATE account SET disabled = 1 WHERE user_name = 'quantri'",
            "account quantri: its events don't tell that it was disabled"),
        PlantedChange(
            "UPDATE account SET office_mail = 'x@y.vn' WHERE user_name = 'quantri'",
            "account quantri: its person is not"),
        PlantedChange(
            "UPDATE account SET erased_at = 1 WHERE user_name = 'quantri'",
            "account quantri: its events don't tell the same of its erasure"),
        PlantedChange(
            """
            INSERT INTO account (user_name, name, role, unit_id, password, created_at)
                SELECT 'ke-la', name, role, unit_id, password, created_at FROM account
                WHERE user_name = 'quantri'
            """, "account ke-la: no event tells that it was added"),
        PlantedChange(
            """
            UPDATE account SET role = 'admin' WHERE user_name = 'nv-th-cao-thang';
            DELETE FROM event_detail WHERE seq IN (SELECT seq FROM event JOIN event_detail USING (seq)
                WHERE kind = 'account_added' AND detail LIKE '%"nv-th-cao-thang"%')
            """, "account nv-th-cao-thang: no event tells that it was added"),
        PlantedChange(
            "UPDATE token SET role = 'admin'", "token máy: its name, role or unit is not"),
        PlantedChange("UPDATE token SET expires_at = 4000000000000", "token máy: its end is not"),
        PlantedChange("UPDATE head_pin SET issued = 1 - issued", "PIN of unit"),
        PlantedChange(
            "UPDATE access_link SET expires_at = 4000000000000", "access link 1: is not what"),
        PlantedChange(
            "UPDATE setting SET value = '\"0000\"' WHERE name = 'key_identity'",
            "setting key_identity: is not what the events tell"),
        PlantedChange(
            "UPDATE setting SET value = 'true' WHERE name = 'second_factor_required'",
            "setting second_factor_required: is not what the events tell"),
        PlantedChange(
            "INSERT INTO setting VALUES ('address_retention_months', '1')",
            "setting address_retention_months: no event tells of it"),
    ]
}
