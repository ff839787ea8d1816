PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
, round_id INTEGER REFERENCES round (id), sections TEXT CHECK ((sections IS NULL) = (round_id IS NULL)), label TEXT NOT NULL DEFAULT '') STRICT;
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
INSERT INTO account VALUES(1,'officer','Chuyên viên thử','officer',1,'$argon2id$v=19$m=19456,t=2,p=1$IjXtoRWk+2JsFCmC2ETYgA$rIFF+BgjDcOsuBjHGbcoaLfkhbBziWi5aTGh0NICJI4',0,1795573925970,'','','',NULL,NULL,1796046965709,NULL,1796046965610,0,NULL);
INSERT INTO account VALUES(2,'nv','Nhân viên thử','clerk',3,'$argon2id$v=19$m=19456,t=2,p=1$Dcg9ST/6vSXJERW9iVT4XQ$XxVmPPzbBL1EiUhCQlmnkP+LxkpOpROenJ1MmOnyz+Y',0,1795995856687,'','','',NULL,NULL,1795995870936,NULL,1795995870928,0,NULL);
INSERT INTO account VALUES(3,'ht','Hiệu trưởng thử','head',3,'$argon2id$v=19$m=19456,t=2,p=1$yUAGecj1TYO7QSOoErc2/w$i9oSbdU38vTPXV6fpVVGr1t0ZiU1gVJL5VmMOhBHszQ',0,1795995856727,'','','',NULL,NULL,1795995870974,NULL,1795995870971,0,NULL);
CREATE TABLE account_word (
    account_id INTEGER NOT NULL REFERENCES account (id),
    -- Small letters without marks.
    word TEXT NOT NULL,
    PRIMARY KEY (account_id, word)
) STRICT, WITHOUT ROWID;
INSERT INTO account_word VALUES(1,'chuyen');
INSERT INTO account_word VALUES(3,'hieu');
INSERT INTO account_word VALUES(3,'ht');
INSERT INTO account_word VALUES(2,'nhan');
INSERT INTO account_word VALUES(2,'nv');
INSERT INTO account_word VALUES(1,'officer');
INSERT INTO account_word VALUES(1,'thu');
INSERT INTO account_word VALUES(2,'thu');
INSERT INTO account_word VALUES(3,'thu');
INSERT INTO account_word VALUES(3,'truong');
INSERT INTO account_word VALUES(1,'vien');
INSERT INTO account_word VALUES(2,'vien');
CREATE TABLE attachment (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- SHA-256 of the content, lower-case hexadecimal: the file's name in the folder.
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    added_at INTEGER NOT NULL,
    PRIMARY KEY (unit_id, hash)
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
CREATE TABLE commune_count (
    round_id INTEGER NOT NULL REFERENCES round (id),
    -- '' for all levels together.
    level TEXT NOT NULL,
    -- Whose figures: 'submitted', 'approved', or both with a comma between.
    states TEXT NOT NULL CHECK (states IN ('submitted', 'approved', 'submitted,approved')),
    -- Of the figure in the form's tallies.
    place INTEGER NOT NULL,
    communes INTEGER NOT NULL CHECK (communes >= 0),
    PRIMARY KEY (round_id, level, states, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE commune_coverage (
    round_id INTEGER NOT NULL REFERENCES round (id),
    commune_id INTEGER NOT NULL REFERENCES unit (id),
    due INTEGER NOT NULL CHECK (due >= 0),
    submitted INTEGER NOT NULL CHECK (submitted BETWEEN 0 AND due),
    -- In thousandths, 1000 for all alone; NULL where none is owed.
    share INTEGER GENERATED ALWAYS AS (submitted * 1000 / due) STORED,
    PRIMARY KEY (round_id, commune_id)
) STRICT, WITHOUT ROWID;
INSERT INTO commune_coverage VALUES(1,2,2,1);
INSERT INTO commune_coverage VALUES(2,2,2,0);
INSERT INTO commune_coverage VALUES(3,2,1,1);
INSERT INTO commune_coverage VALUES(4,2,2,1);
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
INSERT INTO confirmation VALUES(4,3,'W01','["pupils"]','Có học sinh chuyển đi.',57);
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
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    -- YYYY-MM-DD
    issued_on TEXT,
    issuer TEXT NOT NULL,
    title TEXT NOT NULL
) STRICT;
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
INSERT INTO event VALUES(23,1795977660520,'form_imported',NULL,NULL,NULL,NULL,2,X'2a39ff4e2bd0e917a785623eedd3b8ca6794f31fa0513c1d1533297f63f3280a',X'eade048a58d3f98dd2de31c01fe5fdd9271f192782eeaf6f84baadaf2a5d057a',NULL,NULL);
INSERT INTO event VALUES(24,1795989768184,'server_started',NULL,NULL,NULL,NULL,NULL,X'35957e4650c73a0febe264194b3370bc78d5d593340f697b5d7ba7990f2fa118',X'd720a97cbe5d84a48d408a13f8a49a03a44a9a061cb39d517b5446c6602aef38',NULL,NULL);
INSERT INTO event VALUES(25,1795995856687,'account_added',NULL,NULL,NULL,NULL,3,X'4eea99d7279bbe7902dd978b05aa074fe2768794ba22b1e97f83f89fd88f7c1a',X'cbb3f037f5133f8156a2e9cd1f2059f6cb894b16e32790c7cf7c82872cc09baa',NULL,NULL);
INSERT INTO event VALUES(26,1795995856687,'account_changed',NULL,NULL,NULL,NULL,3,X'61bec025ed0b14687ab32e610fed655cd2bab492bf4bd3a76376f6b402d28300',X'fff98f00db17f4f12b05f4471b2d22684ede8eb4f8056ce0d8229fd9c8140619',NULL,NULL);
INSERT INTO event VALUES(27,1795995856727,'account_added',NULL,NULL,NULL,NULL,3,X'2d0e06d8e05ad7489e9d7165a614ac30496f2d3726f403c0b404bfc57c99b693',X'f5fb4909a028222248bfef338f591e8386443556fa608ddb2cfad6f4293fb0fb',NULL,NULL);
INSERT INTO event VALUES(28,1795995856727,'account_changed',NULL,NULL,NULL,NULL,3,X'7739438f6822b8aaa5c53f0a6aa260cda5d186d46a9c4a07e48450fa75c9b531',X'fa31ac30e7cfc8dfaf19c5b0feb26cfc56faab79435a805bcbfd129062ae4420',NULL,NULL);
INSERT INTO event VALUES(29,1795995856863,'server_started',NULL,NULL,NULL,NULL,NULL,X'38f69aeaaf959c9fa87a9707c41aa2357b086f697185f5fb43d0bb3949be3c96',X'd02faa123c5bb65b17ff21748881d53994362a1b0b7600097319037dfe0c2883',NULL,NULL);
INSERT INTO event VALUES(30,1795995856901,'signed_in',2,NULL,'clerk',NULL,3,X'81fba21bf822c95350e7277579162b4f2c7e58d0f7c9a02c4e4f2b5f6095992a',X'f217c15eb2552afcac60a7af6c95f00ba6d47dede99f8e94a3fd153d94ee76de',NULL,X'954394503c09cd5570bd3c24ef8bd38c3ddbf960f73bc9f0fe2a6f8cfb3be289');
INSERT INTO event VALUES(31,1795995856920,'signed_in',3,NULL,'head',NULL,3,X'a64b8b58a349106a786c77b4d7bf8aa799bad624d16d06f7ac8c2977bdd6cc1d',X'22ce098e832c3e9a496c34fa3985dba8c3ce3bb813465bcc335ab18c8edaa8fc',NULL,X'72f2737a309035fb3d32671cd1fc2356bfebc5f35e4648d3771070413a1f0e7e');
INSERT INTO event VALUES(32,1795995862303,'server_started',NULL,NULL,NULL,NULL,NULL,X'6a85c52ee2d184eb11d067da4b88d634df11f759992b765e1c949d6ca41d1685',X'914bce758d00c55cc0d42f9da99c9ef4ff819ce7817c1ef2c35d516c221f24c6',NULL,NULL);
INSERT INTO event VALUES(33,1795995862338,'signed_in',2,NULL,'clerk',NULL,3,X'36787b35062ee9b737fdcbc0932749c530b5bc61f50857f39dd52b4640a7611b',X'f5cdb9c4f01e08f08d14d63db24f430152a3d820e1a45da7dbdb68d545bbc552',NULL,X'f3b5a61d1cfa5add189069f5efc0e0422d7df46226e2acd746933a7b8d1783ff');
INSERT INTO event VALUES(34,1795995862358,'signed_in',3,NULL,'head',NULL,3,X'3261d2c3d35a8ecdfb2f3f47ae175d062a490f95a04b4fbcb272865e90d5a876',X'6f1e9f259565583ebbf233a41c75e6e028f643617ce2237a76e09b4791dc57dd',NULL,X'c72323690cbaf7ecdbd3e96591aba965f3da142c7ed0e496141ae08615e11f40');
INSERT INTO event VALUES(35,1795995870891,'server_started',NULL,NULL,NULL,NULL,NULL,X'7865c7eb92c5d839bb638591252f0cf9d8875129bc240f5d65d552146cfb9525',X'8deab0d07381214d0ccfb31b8390f981144d2abd90999316aa1033d80fbf0dd1',NULL,NULL);
INSERT INTO event VALUES(36,1795995870928,'signed_in',2,NULL,'clerk',NULL,3,X'48a0ded25fec6a7a573e23f92a841bc9bd5cb234d901645a6bb79018535c71e2',X'ff3aacc1db66c8fe7bc63ab4272dbb4181f6a473c219eb9b9909c6dcfa70c4a0',NULL,X'127f2514127973b46df279e7d13d5e6971e7068d411e6f760c1e59ffc4c69c3a');
INSERT INTO event VALUES(37,1795995870936,'account_changed',2,NULL,'clerk',NULL,3,X'ca7a78c27b65d784e84800beb5fee034d420e5df8713e9f51d3aca0f75524eb4',X'ac884f618c4b285ff5f61c361c1db6bf92c456ce525f5401f955a58c9f33a37e',NULL,X'd4270d21da43684636e888c0a324fdd8c5e7dc68fd4ec63b25a8e8b6756a3094');
INSERT INTO event VALUES(38,1795995870948,'report_saved',2,NULL,'clerk',2,3,X'ff51c2429a84f86873100f045b1aab6c9ba0a06bf41449e6b7b737450d946388',X'f0ac77e95add25229634d7e7ed7e07628003383bd814e22d66bfa77ba623dee8',NULL,X'b370aece73301a3dea957f8e7b59f0df9320538432947d279e27829ecddd17da');
INSERT INTO event VALUES(39,1795995870971,'signed_in',3,NULL,'head',NULL,3,X'ffc693fae3bb3ce5e9c9a626d69f66e81b9d5a1866e929259e10a27025f2afd5',X'2d87842f1d3eaf9e46474e8f4828bcfab2e0743f5cc4e41ddd47c2e3e986ceac',NULL,X'623b19a8b8bff507b1dc35b55da89438365268580fb759fb4e2a7d034188824b');
INSERT INTO event VALUES(40,1795995870974,'account_changed',3,NULL,'head',NULL,3,X'c0f4ffb5ee92f6da12dc2dd7d9c0f0dd2d1a160e815086fe06c361ba8a014629',X'c67aaf26e61c80ac1aa2941545bc3ada4aac17bea01079017848d93e9ede509c',NULL,X'd68df938f29694a42386aa290558fa43b5ab51902289652d780257a7188eaba4');
INSERT INTO event VALUES(41,1795995870978,'report_saved',3,NULL,'head',2,3,X'5c66eadf5313a44e3df82844365362f7b15bb9837b6a5c96206fb9d18d1911c5',X'dbc6d57d074c91b16d8a5682191824eed943b57f11a25f7e3b5b6f4b4503cd15',NULL,X'df219d654bc07f0fe6580582889c3367a9d9727aed6067a811efb9425c62efa1');
INSERT INTO event VALUES(42,1796005487930,'server_started',NULL,NULL,NULL,NULL,NULL,X'5693f341c03dc997fc7292033652f89f97b8098265d9e46f0d0f6a2aebb22e84',X'a8cc57a364705eac784360990f6bc4fc9dff40611c0f85fd2a6e75e4d6d749ce',NULL,NULL);
INSERT INTO event VALUES(43,1796046963917,'server_started',NULL,NULL,NULL,NULL,NULL,X'55148a18ce40d5b77cddaaeb3fd5a869d58b93e1c2c0959f1568defe0e885c20',X'26e67dddd8487232669fed88c75f40767ffbd0c010da55cd8e95add279c3a673',NULL,NULL);
INSERT INTO event VALUES(44,1796046965024,'token_created',NULL,NULL,NULL,NULL,1,X'401326ac41acc9a2ce60b6ed360ff4b20326ed25fad92c4a208ab156cd42c024',X'de740706defe2ae9c1e76cbf833aaacf48304bc72a59752b01f122a44f367feb',NULL,NULL);
INSERT INTO event VALUES(45,1796046965288,'account_changed',NULL,NULL,NULL,NULL,1,X'29178ede483489e9631be92ae4758daad00bed87c2aab969816bdabf5b52728b',X'1481b4080b7a0044d16260c535cf8574a71511b16606056c729a002274edaa66',NULL,NULL);
INSERT INTO event VALUES(46,1796046965610,'signed_in',1,NULL,'officer',NULL,1,X'a98249e6c5630054e551ee9a1d153304b2c35360a6f81d482cf364b6e19f5880',X'dfadb21a128c6abb1bc606e3566021dcf725eea4c66c34578c3d7f7ebc0f1192',NULL,X'a6a39bcb727d5b199eaa98e91ae2ad90a65817473a56f00d1f6cb61e0918c90c');
INSERT INTO event VALUES(47,1796046965709,'account_changed',1,NULL,'officer',NULL,1,X'55a0e84dd54df4b7f212729a792d57baeece86c6170d23f4e4bd04cf967b858a',X'8d2d8581fc8d6e1bed0311f37e87904dce12174259a048939de60241f2565d47',NULL,X'1baea8a31689c5b4698f9469a135ed1c9d7595d4239501864b68481c24f72166');
INSERT INTO event VALUES(48,1796046965928,'account_changed',1,NULL,'officer',NULL,1,X'ff9bfb8286bf66c7c2ee9fad601991502f570604146c7d808816249dd484952f',X'dd78f1e509246660bac3ef5ffeee78b3810f85345bdfb12f2748d6ee3ed0ad24',NULL,X'c58590798333596db382e25253151ef74e247ab8e383a896cccf954a011d8213');
INSERT INTO event VALUES(49,1796046966130,'form_imported',NULL,3,'officer',NULL,1,X'51146a639feb283f30b188344c97afc009b5bae4c2025f51e60397e72054cfeb',X'9c0b0d52d5ab440f97ab9182f2b8234146c7ecff83ffc7177e73c31b54083d33',NULL,X'ffefdc399989647f701f119ed00d6d9695754b4f9884b3df82f460289748d119');
INSERT INTO event VALUES(50,1796046966173,'form_imported',NULL,3,'officer',NULL,1,X'44e57c66f39e92d7bd898b11dce9fbc802cc2f8ece87b14fe2cbe3419c15e207',X'8456b159726a9da6c68809776f9201e5316cfa100f92f4930181bcc6d27402d5',NULL,X'cb888a6f27508407b055f61d81d7a1bae460c5af9c1ec761ae09114c2dd9add0');
INSERT INTO event VALUES(51,1796046966192,'round_planned',NULL,3,'officer',4,NULL,X'cf025f4ca2028ebd1da21a179e7402f6e1dfbd673e376a3815c14d3c6083f19e',X'9e989b1792cd3f63bccbfaa19eabeeafcf9f30d0135ea2e7017f97a98777047b',NULL,X'2d2dab1c2e98369f037eef4e43da19529a2f49e170b5127e6c45c80b7f5410fb');
INSERT INTO event VALUES(52,1796046966192,'round_opened',NULL,3,'officer',4,NULL,X'd7758216413513473117a39eae59fa1491af1a5a4635a8f97bd57dfe5c186dc4',X'd58b2d47535d3eea26ad45036fd1bf33c386379aab4a5ed47f0fdfb18ea59cbc',NULL,X'bb0e3f4b04601c2f905fc33cb800c22d2bb8cc32b7913c1b0e1d793023231d55');
INSERT INTO event VALUES(53,1796046966405,'figures_given',1,NULL,'officer',4,NULL,X'01786a809ee05028e5d614a4eec3c5eb026c0fdb5fcc8e4c0ba9959f2e24ed94',X'c3d09466ba0fb36aec407b156843ec3dd80559c63dd8a27a02f6ff1b7b280d14',NULL,X'86109fbcbcfd4283910143e362ce8641a6172fed1b11adc2b608e91725555a73');
INSERT INTO event VALUES(54,1796046966735,'token_created',NULL,NULL,NULL,NULL,3,X'543123fe6cde626a951b31fc6915e96647216cb707812b99c9bcf7266f8a98a5',X'b9a967b8273ed44bde2e01375aab0bd717cf2c5cd9202e892200049c3229144b',NULL,NULL);
INSERT INTO event VALUES(55,1796046966930,'token_created',NULL,NULL,NULL,NULL,3,X'911a7e75d61b567c5e309cc74a126ae2c01ea0064e3b749374a757145a58bbc5',X'b288d6b7f651142a1447d50c80632f160f49c04e56880214f4a6d0b2dfb75543',NULL,NULL);
INSERT INTO event VALUES(56,1796046967045,'report_saved',NULL,4,'clerk',4,3,X'c4578edfe4989b5d00aca2ccee295a78b8d4e261d9502864217daecb1d95c8e4',X'117fd8fe997c1ab25bbc7ac33da2ab831d93b4b06f726ab5db141bbac9e2bc6d',NULL,X'7ee605d461cacbd33842c46b89632e2701585f5d97dc36959cba975880b5efc0');
INSERT INTO event VALUES(57,1796046967175,'report_submitted',NULL,5,'head',4,3,X'eec97d998bceab208f0c93ef352eed2f2ba885e71bf7e60011624fd42f033f75',X'c95c1fbb70d8c858316d6d658857c144a5f8670430629eb157155972a26a7631',NULL,X'fa26e56032004d5cbcbf890842765747503a48b4ef576642f2712a5115c3d034');
INSERT INTO event VALUES(58,1796046967561,'token_created',NULL,NULL,NULL,NULL,4,X'a147d0450b5626d7c010aee7e96752a119ad4a168f3d85f98ba5739353d4af4d',X'b641fd1aab1819a8a87bf36e23aec2b1cd902b08bd2138f1da3e6710f9dba6a4',NULL,NULL);
INSERT INTO event VALUES(59,1796046967754,'report_saved',NULL,6,'clerk',4,4,X'15d80f07a2cbbcd8d45c0f481528c6cd5f98c48b603889dd2a9c8df6ad9c9516',X'5efddb53e148741b0860ec086cca393f55985a142cd41e40e3fcbc82b10a0262',NULL,X'80f66abe524d2b23ce843df589353277c8a1a3ab2d3371f7f70bab47b58979c4');
INSERT INTO event VALUES(60,1796046967834,'round_changed',NULL,3,'officer',4,NULL,X'54904c0b37784148fc75d10a3b60861a55da6b5abeb28b97360d37b0e8b7df8f',X'8bcad7c4d9ffa4018e8b4a6d0557e19df15cb4c9e94a80908ad07f67dd7e614f',NULL,X'fd7ddbbc71b3a4543b3659c1b5688420e944584a1de2ba667175a6e0213342ea');
INSERT INTO event VALUES(61,1796046967963,'round_series_changed',NULL,3,'officer',4,NULL,X'842b6f661aa55034246b95d96981742f3e93941d785fe997887e12a300b2548b',X'4638b806d8fa85e578e4195327c232e9b4befd1578a155f1b129d719d6db9547',NULL,X'7fc0fa1e63e67774ac76ac6c9c0b51cbeb8ac07f4096e958948476c42acb28a1');
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
INSERT INTO event_address VALUES(30,X'b25089fda7f785ed06b44c37dc994bde','127.0.0.1');
INSERT INTO event_address VALUES(31,X'6143158f4263a0fce45089e5d11dba9a','127.0.0.1');
INSERT INTO event_address VALUES(33,X'cabd2f17043e3c44367f9ee76023e7db','127.0.0.1');
INSERT INTO event_address VALUES(34,X'b3ca1e2df117984668d2f5c146e04ce2','127.0.0.1');
INSERT INTO event_address VALUES(36,X'89c56b9fb317d2aa34e4ed652ae1cad1','127.0.0.1');
INSERT INTO event_address VALUES(37,X'46515d452c971970366402af2a4ef45f','127.0.0.1');
INSERT INTO event_address VALUES(38,X'517c041b3cc86dfb9cd6567e6996bffa','127.0.0.1');
INSERT INTO event_address VALUES(39,X'4f74a85113547a8a9e3f79593749db36','127.0.0.1');
INSERT INTO event_address VALUES(40,X'5e3c168b8b17a2a7ebec7ee3524c4094','127.0.0.1');
INSERT INTO event_address VALUES(41,X'6ee17466303060247f2072c18949100f','127.0.0.1');
INSERT INTO event_address VALUES(46,X'2945f040c828c171f0c1782d8a5b7c3d','127.0.0.1');
INSERT INTO event_address VALUES(47,X'a7dd410aec696392bc1acdc26c9b8b7e','127.0.0.1');
INSERT INTO event_address VALUES(48,X'19193ca8b92e409684f56fe183ff9bf9','127.0.0.1');
INSERT INTO event_address VALUES(49,X'942d4108ab4528079b205c9d73e35d5f','127.0.0.1');
INSERT INTO event_address VALUES(50,X'2062d336455082497ce8805b7b5820bd','127.0.0.1');
INSERT INTO event_address VALUES(51,X'fd0e219499274beae2a4564ce76aadb7','127.0.0.1');
INSERT INTO event_address VALUES(52,X'2ee2453a08c159c703e6932137b20e8c','127.0.0.1');
INSERT INTO event_address VALUES(53,X'2decc981ef5cf1bfeacd6a8875d2ef06','127.0.0.1');
INSERT INTO event_address VALUES(56,X'2f22345e226d1989f2d6ca9cbeeec1ed','127.0.0.1');
INSERT INTO event_address VALUES(57,X'3c6d20d94ee16e10b586a40697bd3300','127.0.0.1');
INSERT INTO event_address VALUES(59,X'a4fe6049d4c626d5cc7d888bd2482955','127.0.0.1');
INSERT INTO event_address VALUES(60,X'c5a5525a70f2002c77491559c8e01168','127.0.0.1');
INSERT INTO event_address VALUES(61,X'e143470e1c29e5bf01f2c3c7b8c3ad1f','127.0.0.1');
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
INSERT INTO event_detail VALUES(23,X'd0fc7a1597ec3ca45200c4a2f513bd73','{"code":"thu","hash":"e86c4358a563924329cc7be90ecf55980fc94291d5c76fae7fdde4f70c547891","version":3}');
INSERT INTO event_detail VALUES(24,X'10362e5b443ced574f143b95ef52f159','{"clean":true,"notes":["/tmp/mine/fx/old.db is open to others: chmod 600"]}');
INSERT INTO event_detail VALUES(25,X'af8d44d74bf3bdae8aa3b6d18b2983a6','{"account":2,"after":{"name":"Nhân viên thử","office_mail":"","office_phone":"","position":""},"role":"clerk","salt":"","user_name":"nv"}');
INSERT INTO event_detail VALUES(26,X'205ba9294c60389eb1a846987f239c0b','{"account":2,"changed":"password","salt":"Dcg9ST/6vSXJERW9iVT4XQ","user_name":"nv"}');
INSERT INTO event_detail VALUES(27,X'a52d36e459ee765828ed03fed87fd2da','{"account":3,"after":{"name":"Hiệu trưởng thử","office_mail":"","office_phone":"","position":""},"role":"head","salt":"","user_name":"ht"}');
INSERT INTO event_detail VALUES(28,X'17ec318a42e4b7086265b6987f3b70cf','{"account":3,"changed":"password","salt":"yUAGecj1TYO7QSOoErc2/w","user_name":"ht"}');
INSERT INTO event_detail VALUES(29,X'af300a597a5e5c724632349cd2e7cc6b','{"clean":true,"notes":[]}');
INSERT INTO event_detail VALUES(30,X'10cc29bd605094453a57edbb23770b04','{}');
INSERT INTO event_detail VALUES(31,X'47155971b59a7b9d3110e0919fd53563','{}');
INSERT INTO event_detail VALUES(32,X'fde7d0f491cc5be72db37d6f52e779a6','{"clean":true,"notes":[]}');
INSERT INTO event_detail VALUES(33,X'466becbc401a4e501df08b9af55da255','{}');
INSERT INTO event_detail VALUES(34,X'4b6d0529047efbcce1fe59ced679d3c6','{}');
INSERT INTO event_detail VALUES(35,X'ff976a1901fbf7e9d078bda191b19249','{"clean":true,"notes":[]}');
INSERT INTO event_detail VALUES(36,X'901e2ff8d8204df29e8428dfdbb28303','{}');
INSERT INTO event_detail VALUES(37,X'68f7c5c35c898d210c31d024e49f8227','{"account":2,"changed":"notice","user_name":"nv"}');
INSERT INTO event_detail VALUES(38,X'6d6391e3aadb19c399206bab4258b02a','{"cells":{"a_choice":{"after":"yes","before":null},"a_integer":{"after":{"unreadable":"12x"},"before":null}}}');
INSERT INTO event_detail VALUES(39,X'3bb2c3418d1bbbb1e790a72d1063cf82','{}');
INSERT INTO event_detail VALUES(40,X'bc445849159ba520f11723d1746d8ef5','{"account":3,"changed":"notice","user_name":"ht"}');
INSERT INTO event_detail VALUES(41,X'582336ce93e30957b4505bbb08c8dcb1','{"cells":{"a_choice":{"after":"no","before":"yes"}}}');
INSERT INTO event_detail VALUES(42,X'2ca76542dc96d2ce218cbf0b9fa1dc86','{"clean":true,"notes":["t.db is open to others: chmod 600"]}');
INSERT INTO event_detail VALUES(43,X'8d83ca9f214148f2341c4c26730bf4dc','{"clean":true,"notes":["/tmp/fx/tonghop.db is open to others: chmod 600"]}');
INSERT INTO event_detail VALUES(44,X'562fc6c3235bc6cf1747d4812d3b91c7','{"expires_at":"2027-11-30T20:56:05+07:00","name":"script","role":"officer","token":3}');
INSERT INTO event_detail VALUES(45,X'acbc444699fd2c3a7933ac6e8aafc6aa','{"account":1,"changed":"password","salt":"IjXtoRWk+2JsFCmC2ETYgA","user_name":"officer"}');
INSERT INTO event_detail VALUES(46,X'601400bc8211a79e9d156316e63ea67e','{}');
INSERT INTO event_detail VALUES(47,X'78fe48221ee1da3286763fac3868f50c','{"account":1,"changed":"notice","user_name":"officer"}');
INSERT INTO event_detail VALUES(48,X'fa0db4262e78d18c4ce4017e818af4e4','{"account":1,"after":true,"changed":"second_factor","user_name":"officer"}');
INSERT INTO event_detail VALUES(49,X'18aeed137863f0a42d505b557950a416','{"code":"bang","hash":"54c287db53e2876d5bcb7e0761105276c954aa96bfa07772fb8da27834d801d7","version":5}');
INSERT INTO event_detail VALUES(50,X'50599689de5058563b5d4088862b3557','{"code":"bang","hash":"d95e45a5a1c43a47d180d2579d1c548220ae3b7dcb750c3a2f5cbb7202cf471a","version":6}');
INSERT INTO event_detail VALUES(51,X'305b03280a4b379375d3c199c5009bfd','{"after":{"contact":"","data_close":"2026-12-31","disabled":[],"due_at":"2029-01-10T17:00:00+07:00","due_text":"trước ngày 10/01","form":"bang 5","form_owner":1,"grace":0,"owner":1,"parameters":{},"period_from":"2026-10-01","period_to":"2026-12-31","plan":1,"previous":null,"title":"Đợt có bảng","wants_head":false},"code":"bang-2029","title":"Đợt có bảng"}');
INSERT INTO event_detail VALUES(52,X'c585a7508b9a906676e035a7e581485f','{"frozen":"4155a276c67ff9032c6b1e095bab7f49ed0fb3a5cbbe9eb39c8bf04952dda605","units":2}');
INSERT INTO event_detail VALUES(53,X'99ffdb94ad82c062fe69a5160058a628','{"hash":"b5501bf8e3a0aa0cedc3666c4bf3ed3865a090fa1d4a616ca9eff76f9a8bae87","units":2}');
INSERT INTO event_detail VALUES(54,X'84606117420477521f65ff79418f4839','{"expires_at":"2027-11-30T20:56:06+07:00","name":"script","role":"clerk","token":4}');
INSERT INTO event_detail VALUES(55,X'2fe8f848a445994a1d8e0f24c19a1f1e','{"expires_at":"2027-11-30T20:56:06+07:00","name":"script","role":"head","token":5}');
INSERT INTO event_detail VALUES(56,X'59c8589df878b8fa62b186f1e0b22177','{"cells":{"fires":{"after":[{"damage":5,"day":"2026-11-02"},{"damage":7,"day":"2026-11-20"}],"before":null},"pupils":{"after":118,"before":null},"share":{"after":95,"before":null}}}');
INSERT INTO event_detail VALUES(57,X'bba3690e9a4a49607d555c4a460b7167','{"cells":{},"confirmations":[{"at":["pupils"],"reason":"Có học sinh chuyển đi.","rule":"W01"}],"hash":"0155a3863642cff2db0e460099ac8263b54a9604eaa6809025a5766a8f706a55","revision":1}');
INSERT INTO event_detail VALUES(58,X'7f50f53302a7d8c34865eca34586bfd7','{"expires_at":"2027-11-30T20:56:07+07:00","name":"script","role":"clerk","token":6}');
INSERT INTO event_detail VALUES(59,X'091e871d88c440e34525dac9c330d687','{"cells":{"fires":{"after":[{"damage":1,"day":"2026-10-05"}],"before":null}}}');
INSERT INTO event_detail VALUES(60,X'24bf38e444ab9814fc4aa709b4e83019','{"after":{"contact":"","data_close":"2026-12-31","disabled":[],"due_at":"2029-01-10T17:00:00+07:00","due_text":"trước ngày 10/01","form":"bang 6","form_owner":1,"grace":0,"owner":1,"parameters":{},"period_from":"2026-10-01","period_to":"2026-12-31","plan":1,"previous":null,"title":"Đợt có bảng","wants_head":false},"before":{"contact":"","data_close":"2026-12-31","disabled":[],"due_at":"2029-01-10T17:00:00+07:00","due_text":"trước ngày 10/01","form":"bang 5","form_owner":1,"grace":0,"owner":1,"parameters":{},"period_from":"2026-10-01","period_to":"2026-12-31","plan":1,"previous":null,"title":"Đợt có bảng","wants_head":false},"reason":"Thêm câu hỏi"}');
INSERT INTO event_detail VALUES(61,X'92e95f5884dcafc6d321982649f7583a','{"after":{"lead":10,"opens":null,"span":"quarter"},"before":null,"period":24323,"series":1}');
CREATE TABLE IF NOT EXISTS "form" (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    -- The JSON document that it was imported from.
    document TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    -- The unit whose form it is; NULL for one that every department may use.
    owner_id INTEGER REFERENCES unit (id)
) STRICT;
INSERT INTO form VALUES(1,'thu',1,'{"code":"thu","version":1,"title":{"vi":"Báo cáo thử"},"lists":{"CL":[{"value":"yes","vi":"Có"},{"value":"no","vi":"Không"}]},"sections":[{"code":"A","vi":"Mục A","indicators":[{"code":"a_integer","vi":"Số","type":"integer","nature":"flow","aggregate":"sum","required":"always","levels":["MN","TH"]},{"code":"a_choice","vi":"Chọn","type":"choice","list":"CL","nature":"state","aggregate":"distribution","required":"optional","levels":["MN","TH"]}]}],"rules":[],"measures":[{"code":"m_sum","vi":"Tổng","value":"sum(a_integer)"}]}',1795573925888,NULL);
INSERT INTO form VALUES(2,'thu',2,'{"code":"thu","version":2,"title":{"vi":"Thử, sửa"},"lists":{"CL":[{"value":"yes","vi":"Có"},{"value":"no","vi":"Không"}]},"sections":[{"code":"A","vi":"Mục A","indicators":[{"code":"a_integer","vi":"Số","type":"integer","nature":"flow","aggregate":"sum","required":"always","levels":["MN","TH"]},{"code":"a_choice","vi":"Chọn","type":"choice","list":"CL","nature":"state","aggregate":"distribution","required":"optional","levels":["MN","TH"]}]}],"rules":[],"measures":[{"code":"m_sum","vi":"Tổng","value":"sum(a_integer)"}]}',1795941293153,NULL);
INSERT INTO form VALUES(3,'thu',3,'{"code":"thu","version":3,"title":{"vi":"Thử, có quy tắc"},"sections":[{"code":"A","vi":"Mục A","indicators":[{"code":"a_integer","vi":"Số","type":"integer","nature":"flow","aggregate":"sum","required":"always","levels":["MN","TH"]}]}],"rules":[{"id":"W01","severity":"warning","at":["a_integer"],"holds":"a_integer >= 1","vi":"Số nhỏ hơn 1.","en":"Less than 1."}],"measures":[]}',1795964815383,1);
INSERT INTO form VALUES(4,'thu',3,'{"code":"thu","version":3,"title":{"vi":"Thử, có quy tắc"},"sections":[{"code":"A","vi":"Mục A","indicators":[{"code":"a_integer","vi":"Số","type":"integer","nature":"flow","aggregate":"sum","required":"always","levels":["MN","TH"]}]}],"rules":[{"id":"W01","severity":"warning","at":["a_integer"],"holds":"a_integer >= 1","vi":"Số nhỏ hơn 1.","en":"Less than 1."}],"measures":[]}',1795977660520,2);
INSERT INTO form VALUES(5,'bang',5,'{"code":"bang","version":5,"title":{"vi":"Biểu có bảng"},"given":{"pupils_listed":{"vi":"Số học sinh theo CSDL ngành","type":"integer"}},"sections":[{"code":"A","vi":"Mục A","indicators":[{"code":"pupils","vi":"Số học sinh","type":"integer","nature":"stock","aggregate":"sum","required":"always","levels":["MN","TH"],"prefill":"pupils_listed"},{"code":"share","vi":"Tỷ lệ bảo hiểm","type":"percent","nature":"stock","aggregate":"list","required":"optional","levels":["MN","TH"]},{"code":"fires","vi":"Các vụ cháy","type":"table","rows":20,"nature":"flow","aggregate":"list","required":"optional","levels":["MN","TH"],"columns":[{"code":"day","vi":"Ngày","type":"date","required":true},{"code":"damage","vi":"Thiệt hại","type":"integer","total":true}]}]}],"rules":[{"id":"W01","severity":"warning","at":["pupils"],"holds":"pupils = $pupils_listed","vi":"Khác số của cơ quan {$pupils_listed}."}],"measures":[]}',1796046966130,1);
INSERT INTO form VALUES(6,'bang',6,'{"code":"bang","version":6,"title":{"vi":"Biểu có bảng"},"given":{"pupils_listed":{"vi":"Số học sinh theo CSDL ngành","type":"integer"}},"sections":[{"code":"A","vi":"Mục A","indicators":[{"code":"pupils","vi":"Số học sinh","type":"integer","nature":"stock","aggregate":"sum","required":"always","levels":["MN","TH"],"prefill":"pupils_listed"},{"code":"share","vi":"Tỷ lệ bảo hiểm","type":"percent","nature":"stock","aggregate":"list","required":"optional","levels":["MN","TH"]},{"code":"fires","vi":"Các vụ cháy","type":"table","rows":20,"nature":"flow","aggregate":"list","required":"optional","levels":["MN","TH"],"columns":[{"code":"day","vi":"Ngày","type":"date","required":true},{"code":"damage","vi":"Thiệt hại","type":"integer","total":true}]},{"code":"nurse","vi":"Có nhân viên y tế","type":"boolean","nature":"stock","aggregate":"count_true","required":"optional","levels":["MN","TH"]}]}],"rules":[{"id":"W01","severity":"warning","at":["pupils"],"holds":"pupils = $pupils_listed","vi":"Khác số của cơ quan {$pupils_listed}."}],"measures":[]}',1796046966173,1);
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
INSERT INTO idempotency VALUES('account:1','form:1815cd47b67b5fbdcb2cab0e95dc5e8d57dae51321778c932ce45649cd902463',X'83f4ce6b4f09c3347acdaf6a832c56363dc9ca854569e37ae8fc21265590d8ff',303,X'',1796046965709,'/');
INSERT INTO idempotency VALUES('account:1','form:95293b535034ca6710e103bd33206f4e07acb5c57b6506cac4d68ab1c22be86e',X'370cea8a1a12a89589c8f17e986797a563bc753404451aa89124cc8746304493',303,X'',1796046968455,'/form-drafts/1?q=tong_so_hoc_sinh#q-tong_so_hoc_sinh');
INSERT INTO idempotency VALUES('account:1','form:96dd60e4b774f9e476a7bc1c78df2aa1cbc5a13f6b2bdf1286f7d8286b1767a0',X'c136d78f58907a75e5a9a176a39f58419027b1c9a22d3436c16ab97cf8b6ceea',303,X'',1796046966405,'/rounds/bang-2029/given?done=2&kept=0');
INSERT INTO idempotency VALUES('account:1','form:b2c3cf61e0e4ab9484f1c54d1a70f635e724a1e40fb4f8b57341db4c19c345a3',X'ca0869f30bbb6369123136dce8dde6c63f946d3ae003f6124efb0320cc2bd2d4',303,X'',1796046965824,'/account/factor');
INSERT INTO idempotency VALUES('account:1','form:daa3629868607d7ff01b2c53a3f2696d71254a639eb2e3413166784704ceada4',X'3956664d5a9ef1e29302ff89cb01000c3a76e9a68b29df0d5ecc4bfdb14ec302',303,X'',1796046968147,'/form-drafts/1');
INSERT INTO idempotency VALUES('account:2','form:aff6e0b2f719098bcc851a35742aef3f98aaf7f18ff4ca9dc6c126c120cf7d97',X'd49bb501cd139ae3e976055b93833f38713b50f26d6b8d9c91b4029857d0f128',303,X'',1795995870936,'/');
INSERT INTO idempotency VALUES('account:3','form:4aeb4dd5ada403f5f021d923b9b9069c0417d919973a82ae9c37896dd22bcb66',X'0cee5c80b145b3415967618e826f9b9af9eb029244e88eeccd75b6cddad42443',303,X'',1795995870974,'/');
INSERT INTO idempotency VALUES('token:1','k1',X'81a0603d824bb4d4c43f487e85f8e121a8e7724ed6e6efea54079385e29e3c16',201,X'7b2272656365697074223a7b226e756d626572223a227468752d323032362f6d6e2d6d6f742f31222c227375626d69747465645f6174223a22323032362d31312d32355430393a33323a30372b30373a3030222c226c617465223a66616c73652c2268617368223a2264633861616637373663336265353938333630623563333234313839343333396230646338323133356436646135336136396539643166656632343861613566222c227265766973696f6e223a317d7d',1795573927053,NULL);
CREATE TABLE letterhead (
    unit_id INTEGER PRIMARY KEY REFERENCES unit (id),
    -- JSON.
    content TEXT NOT NULL
) STRICT;
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
CREATE TABLE listed_report (
    round_id INTEGER NOT NULL,
    node_id INTEGER NOT NULL REFERENCES unit (id),
    level TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Of a report that counts: 1 when it came late, and 2 more when its signed paper has arrived.
    mark INTEGER NOT NULL CHECK (mark BETWEEN 0 AND 3),
    -- The unit's display order in the round.
    place INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    PRIMARY KEY (round_id, node_id, level, state, mark, place),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id),
    CHECK (mark = 0 OR state IN ('submitted', 'approved'))
) STRICT, WITHOUT ROWID;
INSERT INTO listed_report VALUES(1,1,'MN','submitted',0,0,3);
INSERT INTO listed_report VALUES(1,1,'TH','not_started',0,1,4);
INSERT INTO listed_report VALUES(1,2,'MN','submitted',0,0,3);
INSERT INTO listed_report VALUES(1,2,'TH','not_started',0,1,4);
INSERT INTO listed_report VALUES(2,1,'MN','draft',0,0,3);
INSERT INTO listed_report VALUES(2,1,'TH','not_started',0,1,4);
INSERT INTO listed_report VALUES(2,2,'MN','draft',0,0,3);
INSERT INTO listed_report VALUES(2,2,'TH','not_started',0,1,4);
INSERT INTO listed_report VALUES(3,1,'TH','submitted',0,0,4);
INSERT INTO listed_report VALUES(3,2,'TH','submitted',0,0,4);
INSERT INTO listed_report VALUES(4,1,'MN','submitted',0,0,3);
INSERT INTO listed_report VALUES(4,1,'TH','draft',0,1,4);
INSERT INTO listed_report VALUES(4,2,'MN','submitted',0,0,3);
INSERT INTO listed_report VALUES(4,2,'TH','draft',0,1,4);
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
CREATE TABLE plan_basis (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    document_id INTEGER NOT NULL REFERENCES document (id),
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE plan_task (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    clause TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;
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
INSERT INTO receipt VALUES('bang-2029/mn-mot/1',4,3,1,1796046967175,0,X'0155a3863642cff2db0e460099ac8263b54a9604eaa6809025a5766a8f706a55');
INSERT INTO receipt VALUES('thu-2026/mn-mot/1',1,3,1,1795573927053,0,X'dc8aaf776c3be598360b5c3241894339b0dc82135d6da53a69e9d1fef248aa5f');
INSERT INTO receipt VALUES('thu-2028/th-hai/1',3,4,1,1795964815421,0,X'0f4b0ca39cea6e86b0c25bacadf17bfcc2ffca49800da5718a0eed6c7d2ef18d');
CREATE TABLE recovery_code (
    account_id INTEGER NOT NULL REFERENCES second_factor (account_id) ON DELETE CASCADE,
    -- HMAC with the key file; a code that was used has no row.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (account_id, hash)
) STRICT, WITHOUT ROWID;
INSERT INTO recovery_code VALUES(1,X'40d31e41bdfa614a6dc20c9eb3cb9eb834b715745daf1adf9ece349e83476124');
INSERT INTO recovery_code VALUES(1,X'41e73dc43db0b08f9ddba049f00ce7a2e4fc66a60acbeb088b9408cd180f9188');
INSERT INTO recovery_code VALUES(1,X'4a93ecda9f1312ae35bc56517126fc6cbb330c1d3bdaa012e0f19089acb534af');
INSERT INTO recovery_code VALUES(1,X'4ad5118cb21e734991f82b3e96863765317a71c523d7d4bb5bf2297fb917d487');
INSERT INTO recovery_code VALUES(1,X'555e9add08e29cc84e605c547b0324d0edea01e5126fda458ddb0414aa11ab59');
INSERT INTO recovery_code VALUES(1,X'65b8506ab7b0b8a88898f1a89c194c607247c608b5f5cd599b3b910fc1ab2502');
INSERT INTO recovery_code VALUES(1,X'7b0de02539d1e66f3117f612ed37ee2b7dc7a2d2f8cb6ba85380a113a17e45d4');
INSERT INTO recovery_code VALUES(1,X'9613799eeb418d57320f3014776919bb5697c4a7a55d25ddf79ea7748b237276');
INSERT INTO recovery_code VALUES(1,X'ce4502c5bc6140f8c00b5277007034abd91ccf72ae51da56d158975ee55ed468');
INSERT INTO recovery_code VALUES(1,X'ed707d173edd44daf456f16b196140fcbe5ef80ab44b01786f0c69e219581eae');
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
INSERT INTO report VALUES(2,3,'draft',2,0,NULL,NULL,NULL,NULL,0,NULL,1795995870978,NULL,NULL,NULL);
INSERT INTO report VALUES(2,4,'not_started',0,0,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO report VALUES(3,4,'submitted',1,1,1795964815421,1795964815421,NULL,NULL,0,NULL,1795964815421,NULL,NULL,NULL);
INSERT INTO report VALUES(4,3,'submitted',3,1,1796046967175,1796046967175,NULL,NULL,0,NULL,1796046967175,NULL,NULL,NULL);
INSERT INTO report VALUES(4,4,'draft',2,0,NULL,NULL,NULL,NULL,0,NULL,1796046967754,NULL,NULL,NULL);
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
INSERT INTO report_revision VALUES(4,3,1,1796046967175,'{"channel":"api","confirmations":[{"at":["pupils"],"reason":"Có học sinh chuyển đi.","rule":"W01"}],"form":"bang","form_version":5,"not_applicable":[],"problems":[{"at":["pupils"],"message":"Khác số của cơ quan 120.","rule":"W01","severity":"warning"}],"revision":1,"round":"bang-2029","submitted_at":"2026-11-30T20:56:07+07:00","submitted_at_ms":1796046967175,"unit":"mn-mot","values":{"fires":[{"damage":5,"day":"2026-11-02"},{"damage":7,"day":"2026-11-20"}],"pupils":118,"share":95},"waivers":[]}',X'0155a3863642cff2db0e460099ac8263b54a9604eaa6809025a5766a8f706a55',57);
CREATE TABLE returned_cell (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    indicator TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id, indicator),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "round" (
    id INTEGER PRIMARY KEY,
    -- One of its owner's alone.
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    form_id INTEGER NOT NULL REFERENCES form (id),
    -- The unit that the reports are owed to: the root of the tree.
    owner_id INTEGER NOT NULL REFERENCES unit (id),
    -- Days YYYY-MM-DD, both included.
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL,
    data_close TEXT NOT NULL,
    -- The first moment that is late.
    due_at INTEGER NOT NULL,
    due_text TEXT NOT NULL,
    -- Where reports go and whom to ask.
    contact TEXT NOT NULL DEFAULT '',
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
    version INTEGER NOT NULL DEFAULT 0,
    -- When it was taken back; it is then the department's alone, and everything in it stays.
    withdrawn_at INTEGER,
    withdrawn_reason TEXT,
    -- While it is planned: the ids of the units that are to owe a report, a JSON array.
    selection TEXT NOT NULL DEFAULT '[]', series_id INTEGER REFERENCES round_series (id), series_period INTEGER, opening_trouble TEXT, is_trial INTEGER NOT NULL DEFAULT 0 CHECK (is_trial IN (0, 1)),
    CHECK (period_from <= period_to)
) STRICT;
INSERT INTO round VALUES(1,'thu-2026','Đợt thử',1,1,1,'2026-01-01','2026-06-30','2026-06-30',1893430800000,'trước ngày 01/01/2030','',0,0,'open',NULL,'{}','[]',2,NULL,NULL,'[]',NULL,NULL,NULL,0);
INSERT INTO round VALUES(2,'thu-2027','Đợt thử, năm sau',1,2,1,'2027-01-01','2027-06-30','2027-06-30',1815152400000,'trước ngày 10/7/2027','',0,0,'open',1,'{}','[]',3,NULL,NULL,'[3,4]',NULL,NULL,NULL,0);
INSERT INTO round VALUES(3,'thu-2028','Đợt thử, có quy tắc',1,3,1,'2028-01-01','2028-06-30','2028-06-30',1846774800000,'trước ngày 10/7/2028','Bộ phận Tiểu học',0,0,'open',2,'{}','[]',3,NULL,NULL,'[4]',NULL,NULL,NULL,0);
INSERT INTO round VALUES(4,'bang-2029','Đợt có bảng',1,6,1,'2026-10-01','2026-12-31','2026-12-31',1862733600000,'trước ngày 10/01','',0,0,'open',NULL,'{}','[]',6,NULL,NULL,'[3,4]',1,24323,NULL,0);
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
INSERT INTO round_letterhead VALUES(4,3,'{"addressees":["Phòng Giáo dục thử"],"authority":["HIỆU TRƯỞNG"],"issuer":"TRƯỜNG MẦM NON MỘT","name":"Trường Mầm non Một","parent":"PHÒNG GIÁO DỤC THỬ","place":"Một","recipients":["Như trên","Lưu: VT"],"signer":"","symbol":"MNM"}');
INSERT INTO round_letterhead VALUES(4,4,'{"addressees":["Phòng Giáo dục thử"],"authority":["HIỆU TRƯỞNG"],"issuer":"TRƯỜNG TIỂU HỌC HAI","name":"Trường Tiểu học Hai","parent":"PHÒNG GIÁO DỤC THỬ","place":"Một","recipients":["Như trên","Lưu: VT"],"signer":"","symbol":"THH"}');
CREATE TABLE round_setting (
    round_id INTEGER PRIMARY KEY REFERENCES round (id),
    -- JSON: the plan, and what the round's owner is called.
    content TEXT NOT NULL
) STRICT;
INSERT INTO round_setting VALUES(2,'{"owner":"Phòng Giáo dục thử","plan":{"bases":[],"date":"2026-01-05","issuer":"Phòng thử","number":"1/KH","subject":"Kế hoạch thử","tasks":[]}}');
INSERT INTO round_setting VALUES(3,'{"owner":"Phòng Giáo dục thử","plan":{"bases":[],"date":"2026-01-05","issuer":"Phòng thử","number":"1/KH","subject":"Kế hoạch thử","tasks":[]}}');
INSERT INTO round_setting VALUES(4,'{"owner":"Phòng Giáo dục thử","plan":{"bases":[],"date":"2026-01-05","issuer":"Phòng thử","number":"1/KH","subject":"Kế hoạch thử","tasks":[]}}');
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
    due_at INTEGER, outside INTEGER NOT NULL DEFAULT 0 CHECK (outside IN (0, 1)),
    PRIMARY KEY (round_id, unit_id),
    CHECK (owes = 0 OR (level IS NOT NULL AND reports_to_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO round_unit VALUES(1,1,NULL,NULL,0,'department',NULL,'Phòng Giáo dục thử','Phòng thử',X'352b32312a012a2c203201253a2401392b3b00010102010101010105010101060101010103000201010101010201010101010101010101010050686fcc806e6720476961cc816f206475cca36320746875cc9bcc89',0,NULL,0);
INSERT INTO round_unit VALUES(1,2,NULL,NULL,0,'commune',NULL,'Xã Một','Xã Một',X'3033390001060100020101004d6fcca3cc8274',1,NULL,0);
INSERT INTO round_unit VALUES(1,3,1,2,1,'school','MN','Trường Mầm non Một','MN Một',X'3033390001060100020101004d6fcca3cc8274',0,NULL,0);
INSERT INTO round_unit VALUES(1,4,1,2,1,'school','TH','Trường Tiểu học Hai','TH Hai',X'2b202c000101010002010100486169',1,NULL,0);
INSERT INTO round_unit VALUES(2,1,NULL,NULL,0,'department',NULL,'Phòng Giáo dục thử','Phòng thử',X'352b32312a012a2c203201253a2401392b3b00010102010101010105010101060101010103000201010101010201010101010101010101010050686fcc806e6720476961cc816f206475cca36320746875cc9bcc89',0,NULL,0);
INSERT INTO round_unit VALUES(2,2,NULL,NULL,0,'commune',NULL,'Xã Một','Xã Một',X'3033390001060100020101004d6fcca3cc8274',1,NULL,0);
INSERT INTO round_unit VALUES(2,3,1,2,1,'school','MN','Trường Mầm non Một','MN Một',X'3033390001060100020101004d6fcca3cc8274',0,NULL,0);
INSERT INTO round_unit VALUES(2,4,1,2,1,'school','TH','Trường Tiểu học Hai','TH Hai',X'2b202c000101010002010100486169',1,NULL,0);
INSERT INTO round_unit VALUES(3,1,NULL,NULL,0,'department',NULL,'Phòng Giáo dục thử','Phòng thử',X'352b32312a012a2c203201253a2401392b3b00010102010101010105010101060101010103000201010101010201010101010101010101010050686fcc806e6720476961cc816f206475cca36320746875cc9bcc89',0,NULL,0);
INSERT INTO round_unit VALUES(3,2,NULL,NULL,0,'commune',NULL,'Xã Một','Xã Một',X'3033390001060100020101004d6fcca3cc8274',1,NULL,0);
INSERT INTO round_unit VALUES(3,4,1,2,1,'school','TH','Trường Tiểu học Hai','TH Hai',X'2b202c000101010002010100486169',0,NULL,0);
INSERT INTO round_unit VALUES(4,1,NULL,NULL,0,'department',NULL,'Phòng Giáo dục thử','Phòng thử',X'352b32312a012a2c203201253a2401392b3b00010102010101010105010101060101010103000201010101010201010101010101010101010050686fcc806e6720476961cc816f206475cca36320746875cc9bcc89',0,NULL,0);
INSERT INTO round_unit VALUES(4,2,NULL,NULL,0,'commune',NULL,'Xã Một','Xã Một',X'3033390001060100020101004d6fcca3cc8274',1,NULL,0);
INSERT INTO round_unit VALUES(4,3,1,2,1,'school','MN','Trường Mầm non Một','MN Một',X'3033390001060100020101004d6fcca3cc8274',0,NULL,0);
INSERT INTO round_unit VALUES(4,4,1,2,1,'school','TH','Trường Tiểu học Hai','TH Hai',X'2b202c000101010002010100486169',1,NULL,0);
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
INSERT INTO second_factor VALUES(1,X'd826ceddcdca1eb40a6fa061c026eecb6f8c13f6acb058df5cc993037a38d882573d53c34534394974dfb9e8ddb034b1a7c2290360d7bbab2932955a',1796046965928,59868232,0,NULL);
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
INSERT INTO session VALUES(1,X'4b6d09a37b173167a1305658357a45e7128a800f87e346dffe70db5c5b62531e',1,NULL,0,1796046965610,1796046965610,'127.0.0.1','Python-urllib/3.11');
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    -- JSON.
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES('account_search_version','1');
INSERT INTO setting VALUES('commune_counts','1');
INSERT INTO setting VALUES('key_identity','"b495336eebbaa2f6"');
INSERT INTO setting VALUES('search_version','1');
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
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 VALUES('unit','unit_kind','4 2');
INSERT INTO sqlite_stat1 VALUES('unit','sqlite_autoindex_unit_1','4 1');
INSERT INTO sqlite_stat1 VALUES('given_figure','given_figure_figure','2 2 2');
INSERT INTO sqlite_stat1 VALUES('given_figure','given_figure','2 2 1 1');
INSERT INTO sqlite_stat1 VALUES('waiver','waiver','1 1 1 1');
INSERT INTO sqlite_stat1 VALUES('round_form','round_form','1 1 1');
INSERT INTO sqlite_stat1 VALUES('round_series','round_series_of_owner','1 1 1');
INSERT INTO sqlite_stat1 VALUES('totals','totals','20 5 3 2 1');
INSERT INTO sqlite_stat1 VALUES('round_unit','round_unit_node','8 2 1');
INSERT INTO sqlite_stat1 VALUES('round_unit','round_unit_place','7 2 1');
INSERT INTO sqlite_stat1 VALUES('round_unit','round_unit_unit','15 4');
INSERT INTO sqlite_stat1 VALUES('round_unit','round_unit_commune','15 4 2');
INSERT INTO sqlite_stat1 VALUES('round_unit','round_unit','15 4 1');
INSERT INTO sqlite_stat1 VALUES('confirmation','confirmation','1 1 1 1');
INSERT INTO sqlite_stat1 VALUES('form','form_of_all','2 2 1');
INSERT INTO sqlite_stat1 VALUES('form','form_of_owner','6 3 2 1');
INSERT INTO sqlite_stat1 VALUES('submission_quarter','submission_quarter','6 2 1 1');
INSERT INTO sqlite_stat1 VALUES('commune_coverage','commune_share','4 1 1 1');
INSERT INTO sqlite_stat1 VALUES('commune_coverage','commune_coverage','4 1 1');
INSERT INTO sqlite_stat1 VALUES('receipt','receipt_code','3 1');
INSERT INTO sqlite_stat1 VALUES('receipt','sqlite_autoindex_receipt_2','3 1 1 1');
INSERT INTO sqlite_stat1 VALUES('receipt','receipt','3 1');
INSERT INTO sqlite_stat1 VALUES('report','report_changed','7 2 1 1');
INSERT INTO sqlite_stat1 VALUES('report','report_submitted','7 2 1 1');
INSERT INTO sqlite_stat1 VALUES('report','report','7 2 1');
INSERT INTO sqlite_stat1 VALUES('form_draft','form_draft_of_owner','1 1 1');
INSERT INTO sqlite_stat1 VALUES('event','event_kind','61 4 1');
INSERT INTO sqlite_stat1 VALUES('event','event_at','61 2');
INSERT INTO sqlite_stat1 VALUES('event','event_account','61 16 1');
INSERT INTO sqlite_stat1 VALUES('event','event_subject','61 13 1');
INSERT INTO sqlite_stat1 VALUES('event','event_unit','61 13 5 1');
INSERT INTO sqlite_stat1 VALUES('round','round_of_series','1 1 1');
INSERT INTO sqlite_stat1 VALUES('round','round_code','4 1 1');
INSERT INTO sqlite_stat1 VALUES('plan','plan_of_all','1 1 1');
INSERT INTO sqlite_stat1 VALUES('plan','plan_of_owner','1 1 1 1');
INSERT INTO sqlite_stat1 VALUES('report_revision','sqlite_autoindex_report_revision_1','3 1 1 1');
INSERT INTO sqlite_stat1 VALUES('round_letterhead','round_letterhead','5 2 1');
CREATE TABLE standing_note (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    year INTEGER NOT NULL,
    note TEXT NOT NULL,
    -- The event says who, and what stood before.
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (unit_id, year)
) STRICT, WITHOUT ROWID;
CREATE TABLE submission_quarter (
    round_id INTEGER NOT NULL REFERENCES round (id),
    node_id INTEGER NOT NULL REFERENCES unit (id),
    quarter INTEGER NOT NULL,
    reports INTEGER NOT NULL CHECK (reports >= 0),
    PRIMARY KEY (round_id, node_id, quarter)
) STRICT, WITHOUT ROWID;
INSERT INTO submission_quarter VALUES(1,1,1995082,1);
INSERT INTO submission_quarter VALUES(1,2,1995082,1);
INSERT INTO submission_quarter VALUES(3,1,1995516,1);
INSERT INTO submission_quarter VALUES(3,2,1995516,1);
INSERT INTO submission_quarter VALUES(4,1,1995607,1);
INSERT INTO submission_quarter VALUES(4,2,1995607,1);
CREATE TABLE throttle (
    -- HMAC with the key file: neither names that were tried nor addresses stand here.
    key BLOB PRIMARY KEY CHECK (length(key) = 16),
    failures INTEGER NOT NULL,
    -- The last one, by the steady clock.
    failed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO throttle VALUES(X'085e30a06d39548706ec9027f6c5cbf4',0,1796046965530);
INSERT INTO throttle VALUES(X'19887f9a0518d07d60ed3558178ebca9',0,1795995870912);
INSERT INTO throttle VALUES(X'222b4566f58f955678f14915ae124aa3',0,1796046965530);
INSERT INTO throttle VALUES(X'417ef5b502fa9ab78756c9b7321617c9',0,1795995870953);
INSERT INTO throttle VALUES(X'be4d67e6d8aea706618d13e23a2f7a3e',0,1795995870953);
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
INSERT INTO token VALUES(3,X'4a18d8f3e276091e16aae34ebeecf67b69b32f2d3a569d5d83aa5d01930db21d','script','officer',1,1796046965024,1827582965024,NULL,1796046966105);
INSERT INTO token VALUES(4,X'11ef6bfdebf1f3e45b2055fc9b35489aee58800bdfdfedc7a699522c5f73b0ba','script','clerk',3,1796046966735,1827582966735,NULL,1796046967045);
INSERT INTO token VALUES(5,X'85f4ef367abd49e25f686cf170bb57ccbf8f6d9251f83fff4f6cf595e1905bdb','script','head',3,1796046966930,1827582966930,NULL,1796046967182);
INSERT INTO token VALUES(6,X'd65c7d87ba40683974764e6a9ae198437ec03f46d9a9ffa3487995cfc3e4c0b4','script','clerk',4,1796046967561,1827582967561,NULL,1796046967754);
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
    packed BLOB, papers INTEGER NOT NULL DEFAULT 0
    CHECK (papers BETWEEN 0 AND reports),
    PRIMARY KEY (round_id, node_id, level, state),
    CHECK ((packed IS NOT NULL) = (state IN ('submitted', 'approved')))
) STRICT, WITHOUT ROWID;
INSERT INTO totals VALUES(1,1,'MN','not_started',0,0,NULL,0);
INSERT INTO totals VALUES(1,1,'MN','submitted',1,0,X'0101070101010007',0);
INSERT INTO totals VALUES(1,1,'TH','not_started',1,0,NULL,0);
INSERT INTO totals VALUES(1,2,'MN','not_started',0,0,NULL,0);
INSERT INTO totals VALUES(1,2,'MN','submitted',1,0,X'0101070101010007',0);
INSERT INTO totals VALUES(1,2,'TH','not_started',1,0,NULL,0);
INSERT INTO totals VALUES(2,1,'MN','draft',1,0,NULL,0);
INSERT INTO totals VALUES(2,1,'MN','not_started',0,0,NULL,0);
INSERT INTO totals VALUES(2,1,'TH','not_started',1,0,NULL,0);
INSERT INTO totals VALUES(2,2,'MN','draft',1,0,NULL,0);
INSERT INTO totals VALUES(2,2,'MN','not_started',0,0,NULL,0);
INSERT INTO totals VALUES(2,2,'TH','not_started',1,0,NULL,0);
INSERT INTO totals VALUES(3,1,'TH','not_started',0,0,NULL,0);
INSERT INTO totals VALUES(3,1,'TH','submitted',1,0,X'010100',0);
INSERT INTO totals VALUES(3,2,'TH','not_started',0,0,NULL,0);
INSERT INTO totals VALUES(3,2,'TH','submitted',1,0,X'010100',0);
INSERT INTO totals VALUES(4,1,'MN','submitted',1,0,X'0101f6000101010100010000',0);
INSERT INTO totals VALUES(4,1,'TH','draft',1,0,NULL,0);
INSERT INTO totals VALUES(4,2,'MN','submitted',1,0,X'0101f6000101010100010000',0);
INSERT INTO totals VALUES(4,2,'TH','draft',1,0,NULL,0);
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
CREATE TABLE unit_fact (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    indicator TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (unit_id, indicator, valid_from)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE unit_word (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- Small letters without marks.
    word TEXT NOT NULL,
    PRIMARY KEY (unit_id, word)
) STRICT, WITHOUT ROWID;
INSERT INTO unit_word VALUES(1,'duc');
INSERT INTO unit_word VALUES(1,'giao');
INSERT INTO unit_word VALUES(4,'hai');
INSERT INTO unit_word VALUES(4,'hoc');
INSERT INTO unit_word VALUES(3,'mam');
INSERT INTO unit_word VALUES(3,'mn');
INSERT INTO unit_word VALUES(2,'mot');
INSERT INTO unit_word VALUES(3,'mot');
INSERT INTO unit_word VALUES(3,'non');
INSERT INTO unit_word VALUES(1,'phong');
INSERT INTO unit_word VALUES(4,'th');
INSERT INTO unit_word VALUES(1,'thu');
INSERT INTO unit_word VALUES(4,'tieu');
INSERT INTO unit_word VALUES(3,'truong');
INSERT INTO unit_word VALUES(4,'truong');
INSERT INTO unit_word VALUES(2,'xa');
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
CREATE TABLE working_copy (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    -- JSON object of the cells that are not blank: integers, đồng, units of a decimal, 0 or 1, days
    -- since 1970; texts, options (JSON array for several); what was typed and can't be read, in an
    -- array.
    cells TEXT NOT NULL,
    -- The event that changed it last. It says who changed the cells and from where, but for those of
    -- `entered`.
    changed_by INTEGER NOT NULL REFERENCES event (seq),
    -- JSON object: of cells that an earlier event changed, which.
    entered TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id)
) STRICT;
INSERT INTO working_copy VALUES(1,3,'{"a_choice":"yes","a_integer":7}',10,'{}');
INSERT INTO working_copy VALUES(2,3,'{"a_choice":"no","a_integer":["12x"]}',41,'{"a_integer":38}');
INSERT INTO working_copy VALUES(3,4,'{"a_integer":0}',22,'{}');
INSERT INTO working_copy VALUES(4,3,'{"fires":"[{\"damage\":5,\"day\":\"2026-11-02\"},{\"damage\":7,\"day\":\"2026-11-20\"}]","pupils":118,"share":950}',56,'{}');
INSERT INTO working_copy VALUES(4,4,'{"fires":"[{\"damage\":1,\"day\":\"2026-10-05\"}]"}',59,'{}');
CREATE TABLE form_draft (
    id INTEGER PRIMARY KEY,
    owner_id INTEGER NOT NULL REFERENCES unit (id),
    -- As lists show it; the document has it as well.
    title TEXT NOT NULL,
    -- A JSON document that may still be wrong.
    document TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
INSERT INTO form_draft VALUES(1,1,'Biểu y tế','{"code":"bieu_y_te","version":1,"title":{"vi":"Biểu y tế"},"sections":[{"code":"A","vi":"Thông tin chung","indicators":[{"code":"tong_so_hoc_sinh","vi":"Tổng số học sinh","type":"integer","nature":"stock","aggregate":"sum","required":"always","levels":["MN","TH","THCS","TH_THCS"]}]}]}',1796046968455);
CREATE TABLE round_series (
    id INTEGER PRIMARY KEY,
    owner_id INTEGER NOT NULL REFERENCES unit (id),
    span TEXT NOT NULL CHECK (span IN ('month', 'quarter', 'half_year', 'year')),
    -- So many days before the data-closing day of its period a round is prepared.
    lead INTEGER NOT NULL CHECK (lead BETWEEN 0 AND 90),
    -- So many days before the data-closing day it opens by itself; NULL where a person opens it.
    opens INTEGER CHECK (opens BETWEEN 0 AND lead),
    -- NULL while it goes on.
    ended_at INTEGER,
    -- What of the next round is wrong, so that it could not be prepared.
    trouble TEXT,
    -- The event by which it was last chosen: who is in it.
    chosen INTEGER NOT NULL REFERENCES event (seq)
) STRICT;
INSERT INTO round_series VALUES(1,1,'quarter',10,NULL,NULL,NULL,61);
CREATE TABLE given_figure (
    round_id INTEGER NOT NULL REFERENCES round (id),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- A code of the form's `given`.
    figure TEXT NOT NULL,
    -- JSON: a whole number, true or false, a text; of a day "YYYY-MM-DD".
    value TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id, figure)
) STRICT, WITHOUT ROWID;
INSERT INTO given_figure VALUES(4,3,'pupils_listed','120');
INSERT INTO given_figure VALUES(4,4,'pupils_listed','300');
CREATE TABLE round_form (
    round_id INTEGER NOT NULL REFERENCES round (id),
    event INTEGER NOT NULL REFERENCES event (seq),
    form_id INTEGER NOT NULL REFERENCES form (id),
    PRIMARY KEY (round_id, event)
) STRICT, WITHOUT ROWID;
INSERT INTO round_form VALUES(4,60,5);
CREATE INDEX round_unit_commune ON round_unit (round_id, commune_id);
CREATE INDEX round_unit_unit ON round_unit (unit_id);
CREATE INDEX event_unit ON event (round_id, unit_id, seq);
CREATE TRIGGER event_is_final BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER report_revision_is_final BEFORE UPDATE ON report_revision
BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END;
CREATE INDEX idempotency_age ON idempotency (created_at);
CREATE INDEX account_unit ON account (unit_id);
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
CREATE TRIGGER closing_is_final BEFORE UPDATE ON closing
BEGIN SELECT RAISE(ABORT, 'closings are never changed'); END;
CREATE TRIGGER closing_report_is_final BEFORE UPDATE ON closing_report
BEGIN SELECT RAISE(ABORT, 'closings are never changed'); END;
CREATE TRIGGER closing_file_is_final BEFORE UPDATE ON closing_file
BEGIN SELECT RAISE(ABORT, 'closings are never changed'); END;
CREATE UNIQUE INDEX plan_of_owner ON plan (number, issued_on, owner_id);
CREATE UNIQUE INDEX plan_of_all ON plan (number, issued_on) WHERE owner_id IS NULL;
CREATE INDEX signed_copy_report ON signed_copy (round_id, unit_id, revision);
CREATE INDEX signed_copy_unit ON signed_copy (unit_id);
CREATE TRIGGER signed_copy_is_final BEFORE UPDATE ON signed_copy
BEGIN SELECT RAISE(ABORT, 'signed copies are never changed'); END;
CREATE INDEX unit_kind ON unit (kind);
CREATE INDEX access_link_of_unit ON access_link (unit_id);
CREATE INDEX attachment_hash ON attachment (hash);
CREATE INDEX plan_file_hash ON plan_file (hash);
CREATE INDEX signed_copy_hash ON signed_copy (hash);
CREATE TRIGGER own_report_is_final BEFORE UPDATE ON own_report
BEGIN SELECT RAISE(ABORT, 'saved answers are never changed'); END;
CREATE VIEW fitting_copy AS
SELECT signed_copy.* FROM signed_copy
LEFT JOIN paper_reading ON paper_reading.copy_id = signed_copy.id
WHERE paper_reading.bears IS NULL OR paper_reading.bears = 'own';
CREATE INDEX receipt_code ON receipt (substr(hash, 1, 5));
CREATE UNIQUE INDEX round_code ON round (code, owner_id);
CREATE UNIQUE INDEX form_of_owner ON form (code, version, owner_id);
CREATE UNIQUE INDEX form_of_all ON form (code, version) WHERE owner_id IS NULL;
CREATE UNIQUE INDEX round_unit_place ON round_unit (round_id, display_order) WHERE owes = 1;
CREATE UNIQUE INDEX round_unit_node ON round_unit (round_id, display_order)
    WHERE owes = 0;
CREATE INDEX round_unit_outside ON round_unit (round_id, display_order) WHERE outside = 1;
CREATE INDEX report_submitted ON report (round_id, state, submitted_at);
CREATE INDEX report_changed ON report (round_id, state, changed_at);
CREATE INDEX round_unit_own_due ON round_unit (round_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX report_granted_due ON report (round_id, granted_due_at)
    WHERE granted_due_at IS NOT NULL;
CREATE INDEX unit_word_word ON unit_word (word, unit_id);
CREATE UNIQUE INDEX access_link_unit ON access_link (unit_id)
    WHERE revoked_at IS NULL AND round_id IS NULL;
CREATE INDEX access_link_of_report ON access_link (round_id, unit_id) WHERE round_id IS NOT NULL;
CREATE INDEX commune_share ON commune_coverage (round_id, share, commune_id);
CREATE INDEX unit_place ON unit (display_order, name_sort);
CREATE INDEX unit_parent_under ON unit_parent (parent_id, relation, unit_id);
CREATE INDEX event_kind ON event (kind, seq);
CREATE INDEX account_word_word ON account_word (word, account_id);
CREATE INDEX form_draft_of_owner ON form_draft (owner_id, changed_at);
CREATE INDEX round_series_of_owner ON round_series (owner_id, id);
CREATE UNIQUE INDEX round_of_series ON round (series_id, series_period) WHERE series_id IS NOT NULL;
CREATE INDEX round_trial ON round (owner_id) WHERE is_trial = 1;
CREATE TRIGGER report_revision_stays BEFORE DELETE ON report_revision
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND is_trial = 1)
BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END;
CREATE TRIGGER outline_stays BEFORE DELETE ON outline
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND is_trial = 1)
BEGIN SELECT RAISE(ABORT, 'saved outlines are never deleted'); END;
CREATE TRIGGER own_report_stays BEFORE DELETE ON own_report
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND is_trial = 1)
BEGIN SELECT RAISE(ABORT, 'saved answers are never deleted'); END;
CREATE TRIGGER closing_stays BEFORE DELETE ON closing
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND is_trial = 1)
BEGIN SELECT RAISE(ABORT, 'closings are never deleted'); END;
CREATE TRIGGER closing_report_stays BEFORE DELETE ON closing_report
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND is_trial = 1)
BEGIN SELECT RAISE(ABORT, 'closings are never deleted'); END;
CREATE TRIGGER closing_file_stays BEFORE DELETE ON closing_file
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND is_trial = 1)
BEGIN SELECT RAISE(ABORT, 'closings are never deleted'); END;
CREATE TRIGGER signed_copy_stays BEFORE DELETE ON signed_copy
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND is_trial = 1)
BEGIN SELECT RAISE(ABORT, 'signed copies are never deleted'); END;
CREATE INDEX given_figure_figure ON given_figure (round_id, figure);
COMMIT;
PRAGMA application_id=1414033264;
PRAGMA user_version=40;
