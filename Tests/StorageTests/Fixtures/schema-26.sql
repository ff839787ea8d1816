PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE level (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- As a column head: 'Mầm non', 'THCS'.
    short_name TEXT NOT NULL,
    display_order INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO level VALUES('MN','Mầm non','Mầm non',0);
INSERT INTO level VALUES('TH','Tiểu học','Tiểu học',1);
INSERT INTO level VALUES('THCS','Trung học cơ sở','THCS',2);
INSERT INTO level VALUES('TH_THCS','Tiểu học và Trung học cơ sở','TH&THCS',3);
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('school', 'commune', 'department', 'province')),
    -- Schools only.
    level TEXT REFERENCES level (code),
    -- The code of the General Statistics Office. It is reused for other units: never a key.
    statistics_code TEXT,
    -- Collation key of the place in the name (Vietnamese alphabet).
    name_sort BLOB NOT NULL,
    -- Name without marks, for search.
    display_order INTEGER NOT NULL DEFAULT 0,
    -- Days YYYY-MM-DD; valid_to is the first day on which it is no more.
    valid_from TEXT,
    valid_to TEXT,
    CHECK ((kind = 'school') = (level IS NOT NULL))
) STRICT;
INSERT INTO unit VALUES(1,'pgd','Phòng Giáo dục thử','Phòng thử','department',NULL,NULL,X'352b32312a012a2c203201253a2401392b3b00010102010101010105010101060101010103000201010101010201010101010101010101010050686fcc806e6720476961cc816f206475cca36320746875cc9bcc89',0,NULL,NULL);
INSERT INTO unit VALUES(2,'xa-mot','Xã Một','Xã Một','commune',NULL,NULL,X'3033390001060100020101004d6fcca3cc8274',1,NULL,NULL);
INSERT INTO unit VALUES(3,'mn-mot','Trường Mầm non Một','MN Một','school','MN',NULL,X'3033390001060100020101004d6fcca3cc8274',2,NULL,NULL);
INSERT INTO unit VALUES(4,'th-hai','Trường Tiểu học Hai','TH Hai','school','TH',NULL,X'2b202c000101010002010100486169',3,NULL,NULL);
CREATE TABLE unit_parent (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    parent_id INTEGER NOT NULL REFERENCES unit (id),
    relation TEXT NOT NULL CHECK (relation IN ('reporting', 'territorial', 'administrative')),
    valid_from TEXT NOT NULL DEFAULT '0001-01-01',
    valid_to TEXT,
    PRIMARY KEY (unit_id, relation, valid_from)
) STRICT, WITHOUT ROWID;
INSERT INTO unit_parent VALUES(3,1,'reporting','0001-01-01',NULL);
INSERT INTO unit_parent VALUES(3,2,'territorial','0001-01-01',NULL);
INSERT INTO unit_parent VALUES(4,1,'reporting','0001-01-01',NULL);
INSERT INTO unit_parent VALUES(4,2,'territorial','0001-01-01',NULL);
CREATE TABLE unit_successor (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    successor_id INTEGER NOT NULL REFERENCES unit (id),
    since TEXT NOT NULL,
    PRIMARY KEY (unit_id, successor_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE unit_fact (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    indicator TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (unit_id, indicator, valid_from)
) STRICT, WITHOUT ROWID;
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    -- YYYY-MM-DD
    issued_on TEXT,
    issuer TEXT NOT NULL,
    title TEXT NOT NULL
) STRICT;
CREATE TABLE plan_basis (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    document_id INTEGER NOT NULL REFERENCES document (id),
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE plan_task (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    clause TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE form (
    code TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    -- The JSON document that it was imported from.
    document TEXT NOT NULL,
    imported_at INTEGER NOT NULL, owner_id INTEGER REFERENCES unit (id),
    PRIMARY KEY (code, version)
) STRICT, WITHOUT ROWID;
INSERT INTO form VALUES('thu',1,'{"code":"thu","version":1,"title":{"vi":"Báo cáo thử"},"lists":{"CL":[{"value":"yes","vi":"Có"},{"value":"no","vi":"Không"}]},"sections":[{"code":"A","vi":"Mục A","indicators":[{"code":"a_integer","vi":"Số","type":"integer","nature":"flow","aggregate":"sum","required":"always","levels":["MN","TH"]},{"code":"a_choice","vi":"Chọn","type":"choice","list":"CL","nature":"state","aggregate":"distribution","required":"optional","levels":["MN","TH"]}]}],"rules":[],"measures":[{"code":"m_sum","vi":"Tổng","value":"sum(a_integer)"}]}',1795573925888,NULL);
INSERT INTO form VALUES('thu',2,'{"code":"thu","version":2,"title":{"vi":"Thử, sửa"},"lists":{"CL":[{"value":"yes","vi":"Có"},{"value":"no","vi":"Không"}]},"sections":[{"code":"A","vi":"Mục A","indicators":[{"code":"a_integer","vi":"Số","type":"integer","nature":"flow","aggregate":"sum","required":"always","levels":["MN","TH"]},{"code":"a_choice","vi":"Chọn","type":"choice","list":"CL","nature":"state","aggregate":"distribution","required":"optional","levels":["MN","TH"]}]}],"rules":[],"measures":[{"code":"m_sum","vi":"Tổng","value":"sum(a_integer)"}]}',1795941293153,NULL);
INSERT INTO form VALUES('thu',3,'{"code":"thu","version":3,"title":{"vi":"Thử, có quy tắc"},"sections":[{"code":"A","vi":"Mục A","indicators":[{"code":"a_integer","vi":"Số","type":"integer","nature":"flow","aggregate":"sum","required":"always","levels":["MN","TH"]}]}],"rules":[{"id":"W01","severity":"warning","at":["a_integer"],"holds":"a_integer >= 1","vi":"Số nhỏ hơn 1.","en":"Less than 1."}],"measures":[]}',1795964815383,1);
CREATE TABLE round (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    form_code TEXT NOT NULL,
    form_version INTEGER NOT NULL,
    -- The unit that the reports are owed to: the root of the tree.
    owner_id INTEGER NOT NULL REFERENCES unit (id),
    -- Days YYYY-MM-DD, both included.
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL,
    data_close TEXT NOT NULL,
    -- The first moment that is late.
    due_at INTEGER NOT NULL,
    due_text TEXT NOT NULL,
    -- Milliseconds after due_at that still count as on time.
    grace INTEGER NOT NULL DEFAULT 0 CHECK (grace >= 0),
    wants_head INTEGER NOT NULL DEFAULT 0 CHECK (wants_head IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('planned', 'open', 'closed')),
    previous_id INTEGER REFERENCES round (id),
    -- What the round sets otherwise than the form: a JSON object of parameters.
    parameters TEXT NOT NULL DEFAULT '{}',
    -- Codes of the form that are not asked in this round: a JSON array.
    disabled TEXT NOT NULL DEFAULT '[]',
    -- Counts every change of the round or of any report in it: what cached pages are keyed by.
    version INTEGER NOT NULL DEFAULT 0, withdrawn_at INTEGER, withdrawn_reason TEXT, selection TEXT NOT NULL DEFAULT '[]', contact TEXT NOT NULL DEFAULT '',
    CHECK (period_from <= period_to),
    FOREIGN KEY (form_code, form_version) REFERENCES form (code, version)
) STRICT;
INSERT INTO round VALUES(1,'thu-2026','Đợt thử',1,'thu',1,1,'2026-01-01','2026-06-30','2026-06-30',1893430800000,'trước ngày 01/01/2030',0,0,'open',NULL,'{}','[]',2,NULL,NULL,'[]','');
INSERT INTO round VALUES(2,'thu-2027','Đợt thử, năm sau',1,'thu',2,1,'2027-01-01','2027-06-30','2027-06-30',1815152400000,'trước ngày 10/7/2027',0,0,'open',1,'{}','[]',1,NULL,NULL,'[3,4]','');
INSERT INTO round VALUES(3,'thu-2028','Đợt thử, có quy tắc',1,'thu',3,1,'2028-01-01','2028-06-30','2028-06-30',1846774800000,'trước ngày 10/7/2028',0,0,'open',2,'{}','[]',3,NULL,NULL,'[4]','Bộ phận Tiểu học');
CREATE TABLE round_unit (
    round_id INTEGER NOT NULL REFERENCES round (id),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- NULL for the root.
    reports_to_id INTEGER REFERENCES unit (id),
    commune_id INTEGER REFERENCES unit (id),
    owes INTEGER NOT NULL CHECK (owes IN (0, 1)),
    kind TEXT NOT NULL,
    level TEXT REFERENCES level (code),
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    name_sort BLOB NOT NULL,
    display_order INTEGER NOT NULL,
    -- A due moment of its own instead of the round's.
    due_at INTEGER,
    PRIMARY KEY (round_id, unit_id),
    CHECK (owes = 0 OR (level IS NOT NULL AND reports_to_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO round_unit VALUES(1,1,NULL,NULL,0,'department',NULL,'Phòng Giáo dục thử','Phòng thử',X'352b32312a012a2c203201253a2401392b3b00010102010101010105010101060101010103000201010101010201010101010101010101010050686fcc806e6720476961cc816f206475cca36320746875cc9bcc89',0,NULL);
INSERT INTO round_unit VALUES(1,2,NULL,NULL,0,'commune',NULL,'Xã Một','Xã Một',X'3033390001060100020101004d6fcca3cc8274',1,NULL);
INSERT INTO round_unit VALUES(1,3,1,2,1,'school','MN','Trường Mầm non Một','MN Một',X'3033390001060100020101004d6fcca3cc8274',0,NULL);
INSERT INTO round_unit VALUES(1,4,1,2,1,'school','TH','Trường Tiểu học Hai','TH Hai',X'2b202c000101010002010100486169',1,NULL);
INSERT INTO round_unit VALUES(2,1,NULL,NULL,0,'department',NULL,'Phòng Giáo dục thử','Phòng thử',X'352b32312a012a2c203201253a2401392b3b00010102010101010105010101060101010103000201010101010201010101010101010101010050686fcc806e6720476961cc816f206475cca36320746875cc9bcc89',0,NULL);
INSERT INTO round_unit VALUES(2,2,NULL,NULL,0,'commune',NULL,'Xã Một','Xã Một',X'3033390001060100020101004d6fcca3cc8274',1,NULL);
INSERT INTO round_unit VALUES(2,3,1,2,1,'school','MN','Trường Mầm non Một','MN Một',X'3033390001060100020101004d6fcca3cc8274',0,NULL);
INSERT INTO round_unit VALUES(2,4,1,2,1,'school','TH','Trường Tiểu học Hai','TH Hai',X'2b202c000101010002010100486169',1,NULL);
INSERT INTO round_unit VALUES(3,1,NULL,NULL,0,'department',NULL,'Phòng Giáo dục thử','Phòng thử',X'352b32312a012a2c203201253a2401392b3b00010102010101010105010101060101010103000201010101010201010101010101010101010050686fcc806e6720476961cc816f206475cca36320746875cc9bcc89',0,NULL);
INSERT INTO round_unit VALUES(3,2,NULL,NULL,0,'commune',NULL,'Xã Một','Xã Một',X'3033390001060100020101004d6fcca3cc8274',1,NULL);
INSERT INTO round_unit VALUES(3,4,1,2,1,'school','TH','Trường Tiểu học Hai','TH Hai',X'2b202c000101010002010100486169',0,NULL);
CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    -- Who: an account, a token, or neither for a command on the server.
    account_id INTEGER,
    token_id INTEGER,
    role TEXT,
    -- What it happened to.
    round_id INTEGER,
    unit_id INTEGER,
    -- SHA-256(salt ‖ detail) of event_detail, which may be erased.
    detail_hash BLOB NOT NULL CHECK (length(detail_hash) = 32),
    -- SHA-256(hash of the row before ‖ canonical JSON of this row).
    hash BLOB NOT NULL CHECK (length(hash) = 32)
, link_id INTEGER, address_hash BLOB CHECK (length(address_hash) = 32)) STRICT;
INSERT INTO event VALUES(1,1795573925853,'unit_added',NULL,NULL,NULL,NULL,1,X'bae8536bedb97c03aa8831d41e204ede8baf5c1ec5903a0b99e0fbaf68adfd7d',X'bd976188621938c85df705dff8b4729d685b6cd5ca5262a08f1d3717e2885bce',NULL,NULL);
INSERT INTO event VALUES(2,1795573925853,'unit_added',NULL,NULL,NULL,NULL,2,X'2895cc2f6fce77ba9836ec2f0e445b5312b066576e9b9ea3c4fd5a267590ede3',X'a4b138885bbce80c4a9dfdf51d4eb23e7e51273f3bfb9129a6a65a40f7d53c9f',NULL,NULL);
INSERT INTO event VALUES(3,1795573925853,'unit_added',NULL,NULL,NULL,NULL,3,X'c907bc2fea97c7cc69c0b081a35a69f01a63db2d4ecab23f3f6ef7abc83f3c09',X'7e943049806d22285afc9ea8c82e6e636b84cb1cd1639119067857453f2ccade',NULL,NULL);
INSERT INTO event VALUES(4,1795573925853,'unit_added',NULL,NULL,NULL,NULL,4,X'f2021f22c4faf2c807acfa3bc4dbc4ea9ff54059329ad8bf23f3c1a0b500e907',X'cae994fc7facf01d548708ac83373882bfb1aabad5a3b21fe8ce73d2492b50b1',NULL,NULL);
INSERT INTO event VALUES(5,1795573925888,'form_imported',NULL,NULL,NULL,NULL,NULL,X'ee0192f0a845f74c41eda263730fb226e74c53ad9dd2e275eb69e000fb69f4a1',X'c4d67eccc217bf938fb43105fc13b8ffd38f31caaed01bd6b39737aa020d81d3',NULL,NULL);
INSERT INTO event VALUES(6,1795573925916,'plan_added',NULL,NULL,NULL,NULL,NULL,X'2e50707a5388bf9b8d4f30494bddb1a6958c47e6c36482f64eadcb13832ec8de',X'120cb9d11856adfced695a2a7b854255b3431e7fffcbfd3dc349ca6864bc61ca',NULL,NULL);
INSERT INTO event VALUES(7,1795573925916,'round_opened',NULL,NULL,NULL,1,NULL,X'91a357f125f87847e543714f6ca81a6c1116c3335bb33ee3c89c29486ffe7d0d',X'0e06fc5832fcb52a5fb2d29328796ea73be83b31419f2ae63cede232e631b9dd',NULL,NULL);
INSERT INTO event VALUES(8,1795573925970,'account_added',NULL,NULL,NULL,NULL,1,X'ecb8a41d8634cb7cba919608587a843cb76bf95934f9750a02fca3fca3df1439',X'74c051578920a98e14eaad194ac45bf29cf45c8520ea18008aa8d21448aa18ec',NULL,NULL);
INSERT INTO event VALUES(9,1795573925999,'token_created',NULL,NULL,NULL,NULL,1,X'07430215c68ce0d6981f15f17b2f606e52b3ed5ef249e49d90fe6588b68fd53b',X'0604fe2616bae2205b2ef5a1351c904b98ae6861e7346b678e23efeabced1940',NULL,NULL);
INSERT INTO event VALUES(10,1795573927053,'report_submitted',NULL,1,'officer',1,3,X'b5f123cd5724ef93788e7b72d22879d3ee9776e52265e7aae880b2cbbc53744b',X'601051ef3f7a9e51c20493c67e1faa49c89cb8173e156957d9a0332fa39423b4',NULL,NULL);
INSERT INTO event VALUES(11,1795584701304,'account_changed',NULL,NULL,NULL,NULL,1,X'e4774e04ee9b33630fe0d79b4a9343f3ca15d8600c75beae781f7838ede304bf',X'1f41aebd94a9dc5d3be9af64cfd9d441233132110038e47aea82f00f8b5552b3',NULL,NULL);
INSERT INTO event VALUES(12,1795941293153,'form_imported',NULL,NULL,NULL,NULL,NULL,X'6af9902c190686a7727aea900f070a52f5bd9bb83ac9417673f2ff2b4855bf2b',X'e3e07d5f7d081cbe784f1441155351eda2f140bf336c8fe3bf1c19aa4f48f5b0',NULL,NULL);
INSERT INTO event VALUES(13,1795953504104,'round_planned',NULL,NULL,NULL,2,NULL,X'6938333d436442c9fde58d9ba561820ed7f35501738c9a62fd5265335bf5cb9c',X'0a782871bd30a2636e72e63c42f12aba65ea2cdf893737f66ff4f0f983e893e2',NULL,NULL);
INSERT INTO event VALUES(14,1795953504104,'round_opened',NULL,NULL,NULL,2,NULL,X'1915c88973bb52c0677f92a1040b75628ecf788522aaf79bfbda52ffd916f520',X'44c18c1aee68011b17791b1504df675664c3dd70c119ae115b31099f8c15ac1d',NULL,NULL);
INSERT INTO event VALUES(15,1795964813360,'token_created',NULL,NULL,NULL,NULL,1,X'4b776e70e9fce2a31ae3fb4dbe0fd799101437f3c420c0dd30a317a1badd2ef9',X'cf040f5f0a66ed4241f0d64b8003b8aa5af6adde5392ecef4523e36bd63a53dc',NULL,NULL);
INSERT INTO event VALUES(16,1795964813397,'server_started',NULL,NULL,NULL,NULL,NULL,X'd12a3b98fcc5049b8ab9be3d4fcf32bb8e8be9ca7afc18ecc7012d38e1962b86',X'89e2c92060c622302b2ce7ac12f79282cebca0a7d126d767d25b6e467e454658',NULL,NULL);
INSERT INTO event VALUES(17,1795964813397,'setting_changed',NULL,NULL,NULL,NULL,NULL,X'f13b42eb25b0625990396a206b4a8b94415ce8c0c1cf44a171960f3556599eff',X'd45194aa4f09df491cf16106c9a4c0d3257608f8e3dad546b14e0485a498ffce',NULL,NULL);
INSERT INTO event VALUES(18,1795964815383,'form_imported',NULL,2,'officer',NULL,1,X'860bd20952b66d563f6d2c24fbe8184df7d619496b4e5c64449513cfbead960d',X'2f6a3dba3617c9265fd21e3e6d9442eeb44d343ec539dfd14b40681e5d5abbec',NULL,X'fe3b31200d55dd70a837bbd1b51d7c331f4b28b6f75436f477365494328bf80e');
INSERT INTO event VALUES(19,1795964815392,'round_planned',NULL,2,'officer',3,NULL,X'cc2d9cfa4d19550aaae78a451a417ed969ba0cbcc0d561f3e7c53482dde06ae4',X'03ed9bafb004ed260a499275c6010835bf1cbb3e7f38d8072d3224c41589fc77',NULL,X'49ae5a2f80d9556ba07d2e1b12edfb34a0b379c9197fa35c109188f271ee5869');
INSERT INTO event VALUES(20,1795964815392,'round_opened',NULL,2,'officer',3,NULL,X'c75c6052595c6e742f5041b035f7e5f53fb19858d3bb96a2c908e2482d03dc82',X'5565bf1c06f77d43fd38cdb5957a37c75f710f6870563f74748aae857ed77bf7',NULL,X'3a6b3b6c16f9474fa648a4e5970f89bc3d8ebaa82b7c0f1c4291f5b9b203f32a');
INSERT INTO event VALUES(21,1795964815410,'rule_waived',NULL,2,'officer',3,4,X'4373a8e33f323faad3dab4aa92de09f1b9232e009869583c43eaf5042faa6a51',X'08f7635bcd107016603ba51c933d52951a85ed9c7f2b433db08b55ec668da05d',NULL,X'453678ab9a23bde0a905cbb9fb0ee3ca01f54e0955ddc4afbe20fd8310e6a69a');
INSERT INTO event VALUES(22,1795964815421,'report_submitted',NULL,2,'officer',3,4,X'd91a29c88944f7195f9c3f03115bfb1dc3ab67b26ac4798da2032c344d0513b2',X'f3f3fa48d77994827d4a72f52b3d1457bb42973050c9112c9dab3786dd3f135c',NULL,X'00e90cabb4b622f9413e9a4a7474baa85074820b64b1c700f8d2f404802db0b6');
CREATE TABLE event_detail (
    seq INTEGER PRIMARY KEY REFERENCES event (seq),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    -- Canonical JSON.
    detail TEXT NOT NULL
) STRICT;
INSERT INTO event_detail VALUES(1,X'da00f2c345bbd8834d2a876720adeb94','{"code":"pgd","name":"Phòng Giáo dục thử"}');
INSERT INTO event_detail VALUES(2,X'fb796f9596101a22e63eeee433c6a9da','{"code":"xa-mot","name":"Xã Một"}');
INSERT INTO event_detail VALUES(3,X'63ea2d1588fc486ce2e2a2eb5dd42505','{"code":"mn-mot","name":"Trường Mầm non Một"}');
INSERT INTO event_detail VALUES(4,X'025f0fdb7cc9dd8e3be2fa2ce7283d87','{"code":"th-hai","name":"Trường Tiểu học Hai"}');
INSERT INTO event_detail VALUES(5,X'411ef0a46259a74d04deaa623759c682','{"code":"thu","version":1}');
INSERT INTO event_detail VALUES(6,X'8e579c8f26980298d9c3d9ad4e9a2483','{"number":"1/KH"}');
INSERT INTO event_detail VALUES(7,X'7de7c4ac91a0a7aaffedf8f3c5aaa24b','{"units":2}');
INSERT INTO event_detail VALUES(8,X'65ed8970c1c424976b9a2c57b6990520','{"role":"officer","user_name":"officer"}');
INSERT INTO event_detail VALUES(9,X'c31648b18d6fdd277e3ad5246bf542c8','{"name":"script","role":"officer"}');
INSERT INTO event_detail VALUES(10,X'15540a03f6f3e96bbf82fdd83079f64e','{"address":"127.0.0.1","cells":{"a_choice":{"after":"yes","before":null},"a_integer":{"after":7,"before":null}},"hash":"dc8aaf776c3be598360b5c3241894339b0dc82135d6da53a69e9d1fef248aa5f","on_behalf_reason":"gửi bản giấy","revision":1}');
INSERT INTO event_detail VALUES(11,X'bf72332f2d709d35adb67fbb16f55fc9','{"changed":"password","user_name":"officer"}');
INSERT INTO event_detail VALUES(12,X'4782ba08cd43daa6437fc2472908b806','{"code":"thu","hash":"83c0f4f7e045608fd28dd097ec5a7828345d6cc3a9c276d02ff216163979637c","version":2}');
INSERT INTO event_detail VALUES(13,X'5ff83a692ea3887852362bce988ed460','{"after":{"data_close":"2027-06-30","disabled":[],"due_at":"2027-07-10T00:00:00+07:00","due_text":"trước ngày 10/7/2027","form":"thu 2","grace":0,"owner":1,"parameters":{},"period_from":"2027-01-01","period_to":"2027-06-30","plan":1,"previous":1,"title":"Đợt thử, năm sau","wants_head":false},"code":"thu-2027","title":"Đợt thử, năm sau"}');
INSERT INTO event_detail VALUES(14,X'1371fbf0914b5f393ef2838b8376c635','{"frozen":"4155a276c67ff9032c6b1e095bab7f49ed0fb3a5cbbe9eb39c8bf04952dda605","units":2}');
INSERT INTO event_detail VALUES(15,X'9986c017f07de066d2b2ff9f0ea291d7','{"expires_at":"2027-11-29T22:06:53+07:00","name":"kiem-tra","role":"officer","token":2}');
INSERT INTO event_detail VALUES(16,X'5f57c37f636d483a281196b0837693bb','{"clean":true,"notes":[]}');
INSERT INTO event_detail VALUES(17,X'9248501e188d9c8bd6b8234a6c0dfd72','{"after":"b495336eebbaa2f6","before":null,"setting":"key_identity"}');
INSERT INTO event_detail VALUES(18,X'a8724f7927840102216b59ec105ce7ef','{"code":"thu","hash":"e86c4358a563924329cc7be90ecf55980fc94291d5c76fae7fdde4f70c547891","version":3}');
INSERT INTO event_detail VALUES(19,X'b16096000ed1e32379dca1fd7b06f710','{"after":{"contact":"Bộ phận Tiểu học","data_close":"2028-06-30","disabled":[],"due_at":"2028-07-10T00:00:00+07:00","due_text":"trước ngày 10/7/2028","form":"thu 3","grace":0,"owner":1,"parameters":{},"period_from":"2028-01-01","period_to":"2028-06-30","plan":1,"previous":2,"title":"Đợt thử, có quy tắc","wants_head":false},"code":"thu-2028","title":"Đợt thử, có quy tắc"}');
INSERT INTO event_detail VALUES(20,X'4e41544516ccb7f9946e14e5d09c21b4','{"frozen":"f1655340cb36623f24ad5593a05e7ce5981069d9aa95425267212401b2763c9a","units":1}');
INSERT INTO event_detail VALUES(21,X'b9f8fbc09c2d769e64f9d3d00d420424','{"reason":"Không phát sinh.","rule":"W01"}');
INSERT INTO event_detail VALUES(22,X'31e5599803264eae1f03972230087096','{"cells":{"a_integer":{"after":0,"before":null}},"hash":"0f4b0ca39cea6e86b0c25bacadf17bfcc2ffca49800da5718a0eed6c7d2ef18d","on_behalf_reason":"gửi bản giấy","revision":1}');
CREATE TABLE report (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN (
        'not_started', 'draft', 'pending_head', 'submitted', 'returned', 'approved', 'exempt')),
    -- Counts every change: the entity tag.
    version INTEGER NOT NULL DEFAULT 0,
    -- The latest submitted revision; 0 before the first.
    revision INTEGER NOT NULL DEFAULT 0,
    first_submitted_at INTEGER,
    submitted_at INTEGER,
    -- The due moment that a return or an unlock granted.
    granted_due_at INTEGER,
    review_started_at INTEGER,
    returned_count INTEGER NOT NULL DEFAULT 0,
    -- Why it was returned, or need not be sent.
    reason TEXT,
    changed_at INTEGER, opened_at INTEGER, paper_on TEXT, paper_revision INTEGER,
    PRIMARY KEY (round_id, unit_id),
    FOREIGN KEY (round_id, unit_id) REFERENCES round_unit (round_id, unit_id),
    CHECK (state NOT IN ('submitted', 'approved') OR revision > 0),
    CHECK ((revision > 0) = (submitted_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO report VALUES(1,3,'submitted',1,1,1795573927053,1795573927053,NULL,NULL,0,NULL,1795573927053,NULL,NULL,NULL);
INSERT INTO report VALUES(1,4,'not_started',0,0,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO report VALUES(2,3,'not_started',0,0,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO report VALUES(2,4,'not_started',0,0,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO report VALUES(3,4,'submitted',1,1,1795964815421,1795964815421,NULL,NULL,0,NULL,1795964815421,NULL,NULL,NULL);
CREATE TABLE report_value (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    indicator TEXT NOT NULL,
    -- 0; more in a table.
    row INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state IN ('value', 'unreadable')),
    -- Integers, đồng, units of a decimal, 0 or 1, days since 1970.
    number INTEGER,
    -- Texts, options (JSON array for several), and what was typed when unreadable.
    text TEXT,
    changed_at INTEGER NOT NULL,
    -- The event says who changed it and from where.
    changed_by INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (round_id, unit_id, indicator, row),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id),
    CHECK ((number IS NULL) <> (text IS NULL)),
    CHECK (state = 'value' OR text IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO report_value VALUES(1,3,'a_choice',0,'value',NULL,'yes',1795573927053,10);
INSERT INTO report_value VALUES(1,3,'a_integer',0,'value',7,NULL,1795573927053,10);
INSERT INTO report_value VALUES(3,4,'a_integer',0,'value',0,NULL,1795964815421,22);
CREATE TABLE report_revision (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    submitted_at INTEGER NOT NULL,
    content TEXT NOT NULL,
    -- SHA-256 of content.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (round_id, unit_id, number),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id)
) STRICT;
INSERT INTO report_revision VALUES(1,3,1,1795573927053,'{"confirmations":[],"form":"thu","form_version":1,"not_applicable":[],"on_behalf_reason":"gửi bản giấy","revision":1,"round":"thu-2026","submitted_at":"2026-11-25T09:32:07+07:00","submitted_at_ms":1795573927053,"unit":"mn-mot","values":{"a_choice":"yes","a_integer":7}}',X'dc8aaf776c3be598360b5c3241894339b0dc82135d6da53a69e9d1fef248aa5f',10);
INSERT INTO report_revision VALUES(3,4,1,1795964815421,'{"channel":"paper","confirmations":[],"form":"thu","form_version":3,"not_applicable":[],"on_behalf_reason":"gửi bản giấy","problems":[{"at":["a_integer"],"message":"Số nhỏ hơn 1. Quy tắc W01 được miễn áp dụng cho báo cáo này: “Không phát sinh.”","rule":"W01","severity":"note","waived":"warning"}],"revision":1,"round":"thu-2028","submitted_at":"2026-11-29T22:06:55+07:00","submitted_at_ms":1795964815421,"unit":"th-hai","values":{"a_integer":0},"waivers":[{"reason":"Không phát sinh.","rule":"W01"}]}',X'0f4b0ca39cea6e86b0c25bacadf17bfcc2ffca49800da5718a0eed6c7d2ef18d',22);
CREATE TABLE receipt (
    -- 'pccc-2022/th-cao-thang/1'
    number TEXT PRIMARY KEY,
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    submitted_at INTEGER NOT NULL,
    -- What the receipt says; the report's lateness itself is computed.
    late INTEGER NOT NULL CHECK (late IN (0, 1)),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    UNIQUE (round_id, unit_id, revision),
    FOREIGN KEY (round_id, unit_id, revision)
        REFERENCES report_revision (round_id, unit_id, number)
) STRICT, WITHOUT ROWID;
INSERT INTO receipt VALUES('thu-2026/mn-mot/1',1,3,1,1795573927053,0,X'dc8aaf776c3be598360b5c3241894339b0dc82135d6da53a69e9d1fef248aa5f');
INSERT INTO receipt VALUES('thu-2028/th-hai/1',3,4,1,1795964815421,0,X'0f4b0ca39cea6e86b0c25bacadf17bfcc2ffca49800da5718a0eed6c7d2ef18d');
CREATE TABLE confirmation (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    rule TEXT NOT NULL,
    -- JSON array of the codes that it speaks of.
    cells TEXT NOT NULL,
    reason TEXT NOT NULL,
    changed_by INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (round_id, unit_id, rule),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE returned_cell (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    indicator TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id, indicator),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE totals (
    round_id INTEGER NOT NULL REFERENCES round (id),
    node_id INTEGER NOT NULL REFERENCES unit (id),
    level TEXT NOT NULL REFERENCES level (code),
    state TEXT NOT NULL,
    reports INTEGER NOT NULL CHECK (reports >= 0),
    -- Of these, how many came late.
    late INTEGER NOT NULL CHECK (late BETWEEN 0 AND reports),
    -- The tally of the latest revisions, packed (signed LEB128, the form's layout); NULL in states
    -- that are not counted.
    packed BLOB,
    PRIMARY KEY (round_id, node_id, level, state),
    CHECK ((packed IS NOT NULL) = (state IN ('submitted', 'approved')))
) STRICT, WITHOUT ROWID;
INSERT INTO totals VALUES(1,1,'MN','not_started',0,0,NULL);
INSERT INTO totals VALUES(1,1,'MN','submitted',1,0,X'0101070101010007');
INSERT INTO totals VALUES(1,1,'TH','not_started',1,0,NULL);
INSERT INTO totals VALUES(1,2,'MN','not_started',0,0,NULL);
INSERT INTO totals VALUES(1,2,'MN','submitted',1,0,X'0101070101010007');
INSERT INTO totals VALUES(1,2,'TH','not_started',1,0,NULL);
INSERT INTO totals VALUES(2,1,'MN','not_started',1,0,NULL);
INSERT INTO totals VALUES(2,1,'TH','not_started',1,0,NULL);
INSERT INTO totals VALUES(2,2,'MN','not_started',1,0,NULL);
INSERT INTO totals VALUES(2,2,'TH','not_started',1,0,NULL);
INSERT INTO totals VALUES(3,1,'TH','not_started',0,0,NULL);
INSERT INTO totals VALUES(3,1,'TH','submitted',1,0,X'010100');
INSERT INTO totals VALUES(3,2,'TH','not_started',0,0,NULL);
INSERT INTO totals VALUES(3,2,'TH','submitted',1,0,X'010100');
CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    -- Lower case, stored NFC.
    user_name TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL
        CHECK (role IN ('clerk', 'head', 'officer', 'leader', 'viewer', 'admin')),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- Argon2id with its parameters, as libsodium writes it.
    password TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    created_at INTEGER NOT NULL
, position TEXT NOT NULL DEFAULT '', office_phone TEXT NOT NULL DEFAULT '', office_mail TEXT NOT NULL DEFAULT '', code_nonce BLOB CHECK (length(code_nonce) = 16), code_expires_at INTEGER, notice_at INTEGER, erased_at INTEGER, signed_in_at INTEGER, failures INTEGER NOT NULL DEFAULT 0, failed_at INTEGER) STRICT;
INSERT INTO account VALUES(1,'officer','Chuyên viên thử','officer',1,'$argon2id$v=19$m=19456,t=2,p=1$fihOV+bnfxRi1ADCMnTbJQ$l/gq7VVy0PC9i/sEgcJ6W2+qoIHYnMWu4RMUFIpmrEA',0,1795573925970,'','','',NULL,NULL,NULL,NULL,NULL,0,NULL);
CREATE TABLE token (
    id INTEGER PRIMARY KEY,
    -- SHA-256 of the token, which was shown once.
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    name TEXT NOT NULL,
    role TEXT NOT NULL
        CHECK (role IN ('clerk', 'head', 'officer', 'leader', 'viewer', 'admin')),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
, used_at INTEGER) STRICT;
INSERT INTO token VALUES(1,X'21d9758784865ec499ae9d62735ff08ccba1f55cef3501ff8a5564ae27fc890c','script','officer',1,1795573925999,1827109925999,NULL,NULL);
INSERT INTO token VALUES(2,X'd8cbe5242af827e1ee34bae15d5ce94f596476d53133737b25c767882bc78391','kiem-tra','officer',1,1795964813360,1827500813360,NULL,1795964815381);
CREATE TABLE idempotency (
    -- 'token:3', 'account:12'
    owner TEXT NOT NULL,
    key TEXT NOT NULL,
    -- SHA-256 of method, address and body.
    request_hash BLOB NOT NULL CHECK (length(request_hash) = 32),
    status INTEGER NOT NULL,
    body BLOB NOT NULL,
    created_at INTEGER NOT NULL, location TEXT,
    PRIMARY KEY (owner, key)
) STRICT, WITHOUT ROWID;
INSERT INTO idempotency VALUES('token:1','k1',X'81a0603d824bb4d4c43f487e85f8e121a8e7724ed6e6efea54079385e29e3c16',201,X'7b2272656365697074223a7b226e756d626572223a227468752d323032362f6d6e2d6d6f742f31222c227375626d69747465645f6174223a22323032362d31312d32355430393a33323a30372b30373a3030222c226c617465223a66616c73652c2268617368223a2264633861616637373663336265353938333630623563333234313839343333396230646338323133356436646135336136396539643166656632343861613566222c227265766973696f6e223a317d7d',1795573927053,NULL);
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    -- JSON.
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES('key_identity','"b495336eebbaa2f6"');
CREATE TABLE second_factor (
    account_id INTEGER PRIMARY KEY REFERENCES account (id),
    -- Sealed with the key file: the seed; while it is being set up, the recovery codes too.
    sealed BLOB NOT NULL,
    -- NULL while it is being set up.
    confirmed_at INTEGER,
    -- The last time step whose code was used: no code counts twice.
    step INTEGER NOT NULL DEFAULT 0,
    -- Wrong codes since the last right one.
    failures INTEGER NOT NULL DEFAULT 0,
    -- By the steady clock.
    failed_at INTEGER
) STRICT;
CREATE TABLE recovery_code (
    account_id INTEGER NOT NULL REFERENCES second_factor (account_id) ON DELETE CASCADE,
    -- HMAC with the key file; a code that was used has no row.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (account_id, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE access_link (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- SHA-256 of the secret in the address.
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    nonce BLOB NOT NULL CHECK (length(nonce) = 16),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    used_at INTEGER,
    -- Wrong digits since the last right ones.
    failures INTEGER NOT NULL DEFAULT 0,
    -- By the steady clock.
    failed_at INTEGER
) STRICT;
CREATE TABLE head_pin (
    unit_id INTEGER PRIMARY KEY REFERENCES unit (id),
    -- HMAC with the key file, of unit, salt and PIN.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    -- Computed of the salt with the key file, so that it can be printed; else the head chose it.
    issued INTEGER NOT NULL CHECK (issued IN (0, 1)),
    set_at INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    -- By the steady clock.
    failed_at INTEGER
) STRICT;
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    -- SHA-256 of the cookie; the cookie itself is nowhere.
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    account_id INTEGER REFERENCES account (id),
    link_id INTEGER REFERENCES access_link (id),
    -- 1 while the second factor is awaited: such a session opens nothing.
    awaits_factor INTEGER NOT NULL CHECK (awaits_factor IN (0, 1)),
    -- By the steady clock, as used_at.
    created_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    -- For the person to know it by; gone with the session.
    address TEXT NOT NULL,
    agent TEXT NOT NULL,
    CHECK ((account_id IS NULL) <> (link_id IS NULL))
) STRICT;
CREATE TABLE throttle (
    -- HMAC with the key file: neither names that were tried nor addresses stand here.
    key BLOB PRIMARY KEY CHECK (length(key) = 16),
    failures INTEGER NOT NULL,
    -- The last one, by the steady clock.
    failed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE event_address (
    seq INTEGER PRIMARY KEY REFERENCES event (seq),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    address TEXT NOT NULL
) STRICT;
INSERT INTO event_address VALUES(18,X'a70f571033084d326443aaf5927468f8','127.0.0.1');
INSERT INTO event_address VALUES(19,X'91c97e0cd4eeb05e3cb00944fad60aa1','127.0.0.1');
INSERT INTO event_address VALUES(20,X'9300dd6eb17d1bb49e1fa0394e6177dd','127.0.0.1');
INSERT INTO event_address VALUES(21,X'1e8839dbf8930090539ff1d8e855f4c9','127.0.0.1');
INSERT INTO event_address VALUES(22,X'6d2e0ee101e4a9d4e58f4af8665d1b85','127.0.0.1');
CREATE TABLE attachment (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- SHA-256 of the content, lower-case hexadecimal: the file's name in the folder.
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    added_at INTEGER NOT NULL,
    PRIMARY KEY (unit_id, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('call', 'message')),
    note TEXT NOT NULL,
    -- The day YYYY-MM-DD on which the school said that it would send.
    promised_on TEXT,
    -- The event says who.
    event INTEGER NOT NULL REFERENCES event (seq),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id)
) STRICT;
CREATE TABLE unlock_request (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    -- NULL while it waits.
    answered_at INTEGER,
    granted INTEGER CHECK (granted IN (0, 1)),
    answer TEXT,
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id),
    CHECK ((answered_at IS NULL) = (granted IS NULL))
) STRICT;
CREATE TABLE plan_file (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    title TEXT NOT NULL,
    name TEXT NOT NULL,
    -- SHA-256 of the content, lower-case hexadecimal.
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    added_at INTEGER NOT NULL
) STRICT;
CREATE TABLE letterhead (
    unit_id INTEGER PRIMARY KEY REFERENCES unit (id),
    -- JSON.
    content TEXT NOT NULL
) STRICT;
CREATE TABLE outline (
    round_id INTEGER NOT NULL REFERENCES round (id),
    -- From 1.
    number INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    -- JSON, as an outline stands in a form.
    content TEXT NOT NULL,
    -- The event says who.
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (round_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE closing (
    round_id INTEGER NOT NULL REFERENCES round (id),
    -- From 1.
    number INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    -- JSON: number and day of the document that the figures went with, why it was made, and all
    -- that its files were made of beside the revisions.
    content TEXT NOT NULL,
    -- The event says who, and the hashes of the content and the files.
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (round_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE closing_report (
    round_id INTEGER NOT NULL,
    closing INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (round_id, closing, unit_id),
    FOREIGN KEY (round_id, closing) REFERENCES closing (round_id, number),
    FOREIGN KEY (round_id, unit_id, revision)
        REFERENCES report_revision (round_id, unit_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE closing_file (
    round_id INTEGER NOT NULL,
    closing INTEGER NOT NULL,
    -- totals.json, consolidated.docx, annexes.xlsx
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    -- SHA-256 of the content, lower-case hexadecimal.
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    PRIMARY KEY (round_id, closing, name),
    FOREIGN KEY (round_id, closing) REFERENCES closing (round_id, number)
) STRICT;
CREATE TABLE standing_note (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    year INTEGER NOT NULL,
    note TEXT NOT NULL,
    -- The event says who, and what stood before.
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (unit_id, year)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "plan" (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- The unit whose plan it is; NULL for one that every department may use.
    owner_id INTEGER REFERENCES unit (id)
) STRICT;
INSERT INTO "plan" VALUES(1,'1/KH','2026-01-05','Phòng thử','Kế hoạch thử',NULL);
CREATE TABLE round_setting (
    round_id INTEGER PRIMARY KEY REFERENCES round (id),
    -- JSON: the plan, and what the round's owner is called.
    content TEXT NOT NULL
) STRICT;
INSERT INTO round_setting VALUES(2,'{"owner":"Phòng Giáo dục thử","plan":{"bases":[],"date":"2026-01-05","issuer":"Phòng thử","number":"1/KH","subject":"Kế hoạch thử","tasks":[]}}');
INSERT INTO round_setting VALUES(3,'{"owner":"Phòng Giáo dục thử","plan":{"bases":[],"date":"2026-01-05","issuer":"Phòng thử","number":"1/KH","subject":"Kế hoạch thử","tasks":[]}}');
CREATE TABLE round_letterhead (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    -- JSON, as in letterhead.
    content TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id),
    FOREIGN KEY (round_id, unit_id) REFERENCES round_unit (round_id, unit_id)
) STRICT, WITHOUT ROWID;
INSERT INTO round_letterhead VALUES(2,3,'{"addressees":["Phòng Giáo dục thử"],"authority":["HIỆU TRƯỞNG"],"issuer":"TRƯỜNG MẦM NON MỘT","name":"Trường Mầm non Một","parent":"PHÒNG GIÁO DỤC THỬ","place":"Một","recipients":["Như trên","Lưu: VT"],"signer":"","symbol":"MNM"}');
INSERT INTO round_letterhead VALUES(2,4,'{"addressees":["Phòng Giáo dục thử"],"authority":["HIỆU TRƯỞNG"],"issuer":"TRƯỜNG TIỂU HỌC HAI","name":"Trường Tiểu học Hai","parent":"PHÒNG GIÁO DỤC THỬ","place":"Một","recipients":["Như trên","Lưu: VT"],"signer":"","symbol":"THH"}');
INSERT INTO round_letterhead VALUES(3,4,'{"addressees":["Phòng Giáo dục thử"],"authority":["HIỆU TRƯỞNG"],"issuer":"TRƯỜNG TIỂU HỌC HAI","name":"Trường Tiểu học Hai","parent":"PHÒNG GIÁO DỤC THỬ","place":"Một","recipients":["Như trên","Lưu: VT"],"signer":"","symbol":"THH"}');
CREATE TABLE signed_copy (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    -- The revision that it is the paper of; of several copies the latest counts.
    revision INTEGER NOT NULL,
    -- SHA-256 of the content, lower-case hexadecimal: the file's name in the folder.
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    -- How many photos were joined; NULL for a PDF that was sent as it is.
    photos INTEGER CHECK (photos > 0),
    added_at INTEGER NOT NULL,
    -- The event says who.
    event INTEGER NOT NULL REFERENCES event (seq),
    FOREIGN KEY (round_id, unit_id, revision)
        REFERENCES report_revision (round_id, unit_id, number)
) STRICT;
CREATE TABLE own_report (
    round_id INTEGER NOT NULL REFERENCES round (id),
    -- From 1.
    number INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    -- JSON: the answers by code; blank ones are absent.
    content TEXT NOT NULL,
    -- The event says who.
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (round_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE paper_reading (
    copy_id INTEGER PRIMARY KEY REFERENCES signed_copy (id),
    -- Of the content that was read: the copy's own.
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    -- How often it was begun: a file that the server does not survive is given up.
    tries INTEGER NOT NULL CHECK (tries > 0),
    -- NULL while it goes on; all that follows then too.
    read_at INTEGER,
    -- Names and versions of the programs.
    tools TEXT,
    -- Why the search for a code was not complete.
    failure TEXT CHECK (failure IN ('unreadable', 'took_too_long', 'stopped')),
    pages INTEGER CHECK (pages > 0),
    -- Whose code it bears: this revision's, that of another one of the same report, or of another
    -- report; NULL for none that is a receipt's.
    bears TEXT CHECK (bears IN ('own', 'revision', 'report')),
    means TEXT CHECK (means IN ('text', 'picture')),
    round_id INTEGER,
    unit_id INTEGER,
    revision INTEGER,
    -- JSON array of its digital signatures; NULL where they could not be read.
    signatures TEXT,
    CHECK ((bears IS NULL) = (revision IS NULL) AND (bears IS NULL) = (means IS NULL)),
    FOREIGN KEY (round_id, unit_id, revision)
        REFERENCES report_revision (round_id, unit_id, number)
) STRICT;
CREATE TABLE waiver (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    -- Of the round's form.
    rule TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    -- The event says who and when.
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (round_id, unit_id, rule),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id)
) STRICT, WITHOUT ROWID;
INSERT INTO waiver VALUES(3,4,'W01','Không phát sinh.',21);
CREATE INDEX round_unit_commune ON round_unit (round_id, commune_id);
CREATE INDEX round_unit_unit ON round_unit (unit_id);
CREATE INDEX round_unit_own_due ON round_unit (round_id) WHERE due_at IS NOT NULL;
CREATE INDEX event_unit ON event (round_id, unit_id, seq);
CREATE TRIGGER event_is_final BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE INDEX report_state ON report (round_id, state);
CREATE INDEX report_granted_due ON report (round_id) WHERE granted_due_at IS NOT NULL;
CREATE TRIGGER report_revision_is_final BEFORE UPDATE ON report_revision
BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END;
CREATE TRIGGER report_revision_stays BEFORE DELETE ON report_revision
BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END;
CREATE INDEX idempotency_age ON idempotency (created_at);
CREATE INDEX account_unit ON account (unit_id);
CREATE UNIQUE INDEX access_link_unit ON access_link (unit_id) WHERE revoked_at IS NULL;
CREATE INDEX session_account ON session (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX session_link ON session (link_id) WHERE link_id IS NOT NULL;
CREATE INDEX throttle_age ON throttle (failed_at);
CREATE INDEX event_subject ON event (unit_id, seq);
CREATE INDEX event_account ON event (account_id, seq);
CREATE INDEX event_at ON event (at);
CREATE INDEX contact_report ON contact (round_id, unit_id, id);
CREATE INDEX unlock_request_report ON unlock_request (round_id, unit_id, id);
CREATE UNIQUE INDEX unlock_request_waiting ON unlock_request (round_id, unit_id)
    WHERE answered_at IS NULL;
CREATE INDEX plan_file_plan ON plan_file (plan_id, id);
CREATE TRIGGER outline_is_final BEFORE UPDATE ON outline
BEGIN SELECT RAISE(ABORT, 'saved outlines are never changed'); END;
CREATE TRIGGER outline_stays BEFORE DELETE ON outline
BEGIN SELECT RAISE(ABORT, 'saved outlines are never deleted'); END;
CREATE TRIGGER closing_is_final BEFORE UPDATE ON closing
BEGIN SELECT RAISE(ABORT, 'closings are never changed'); END;
CREATE TRIGGER closing_stays BEFORE DELETE ON closing
BEGIN SELECT RAISE(ABORT, 'closings are never deleted'); END;
CREATE TRIGGER closing_report_is_final BEFORE UPDATE ON closing_report
BEGIN SELECT RAISE(ABORT, 'closings are never changed'); END;
CREATE TRIGGER closing_report_stays BEFORE DELETE ON closing_report
BEGIN SELECT RAISE(ABORT, 'closings are never deleted'); END;
CREATE TRIGGER closing_file_is_final BEFORE UPDATE ON closing_file
BEGIN SELECT RAISE(ABORT, 'closings are never changed'); END;
CREATE TRIGGER closing_file_stays BEFORE DELETE ON closing_file
BEGIN SELECT RAISE(ABORT, 'closings are never deleted'); END;
CREATE UNIQUE INDEX plan_of_owner ON plan (number, issued_on, owner_id);
CREATE UNIQUE INDEX plan_of_all ON plan (number, issued_on) WHERE owner_id IS NULL;
CREATE INDEX signed_copy_report ON signed_copy (round_id, unit_id, revision);
CREATE INDEX signed_copy_unit ON signed_copy (unit_id);
CREATE TRIGGER signed_copy_is_final BEFORE UPDATE ON signed_copy
BEGIN SELECT RAISE(ABORT, 'signed copies are never changed'); END;
CREATE TRIGGER signed_copy_stays BEFORE DELETE ON signed_copy
BEGIN SELECT RAISE(ABORT, 'signed copies are never deleted'); END;
CREATE INDEX unit_kind ON unit (kind);
CREATE INDEX access_link_of_unit ON access_link (unit_id);
CREATE INDEX attachment_hash ON attachment (hash);
CREATE INDEX plan_file_hash ON plan_file (hash);
CREATE INDEX signed_copy_hash ON signed_copy (hash);
CREATE TRIGGER own_report_is_final BEFORE UPDATE ON own_report
BEGIN SELECT RAISE(ABORT, 'saved answers are never changed'); END;
CREATE TRIGGER own_report_stays BEFORE DELETE ON own_report
BEGIN SELECT RAISE(ABORT, 'saved answers are never deleted'); END;
CREATE VIEW fitting_copy AS
SELECT signed_copy.* FROM signed_copy
LEFT JOIN paper_reading ON paper_reading.copy_id = signed_copy.id
WHERE paper_reading.bears IS NULL OR paper_reading.bears = 'own';
CREATE INDEX receipt_code ON receipt (substr(hash, 1, 5));
COMMIT;
PRAGMA application_id=1414033264;
PRAGMA user_version=26;
