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
INSERT INTO "account" VALUES(1,'officer','Chuyên viên thử','officer',1,'$argon2id$v=19$m=19456,t=2,p=1$fihOV+bnfxRi1ADCMnTbJQ$l/gq7VVy0PC9i/sEgcJ6W2+qoIHYnMWu4RMUFIpmrEA',0,1795573925970,'','','',NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "account" VALUES(2,'nv','Nhân viên thử','clerk',3,'$argon2id$v=19$m=19456,t=2,p=1$Dcg9ST/6vSXJERW9iVT4XQ$XxVmPPzbBL1EiUhCQlmnkP+LxkpOpROenJ1MmOnyz+Y',0,1795995856687,'','','',NULL,NULL,1795995870936,NULL,1795995870928,0,NULL);
INSERT INTO "account" VALUES(3,'ht','Hiệu trưởng thử','head',3,'$argon2id$v=19$m=19456,t=2,p=1$yUAGecj1TYO7QSOoErc2/w$i9oSbdU38vTPXV6fpVVGr1t0ZiU1gVJL5VmMOhBHszQ',0,1795995856727,'','','',NULL,NULL,1795995870974,NULL,1795995870971,0,NULL);
CREATE TABLE account_word (
    account_id INTEGER NOT NULL REFERENCES account (id),
    -- Small letters without marks.
    word TEXT NOT NULL,
    PRIMARY KEY (account_id, word)
) STRICT, WITHOUT ROWID;
INSERT INTO "account_word" VALUES(1,'chuyen');
INSERT INTO "account_word" VALUES(3,'hieu');
INSERT INTO "account_word" VALUES(3,'ht');
INSERT INTO "account_word" VALUES(2,'nhan');
INSERT INTO "account_word" VALUES(2,'nv');
INSERT INTO "account_word" VALUES(1,'officer');
INSERT INTO "account_word" VALUES(1,'thu');
INSERT INTO "account_word" VALUES(2,'thu');
INSERT INTO "account_word" VALUES(3,'thu');
INSERT INTO "account_word" VALUES(3,'truong');
INSERT INTO "account_word" VALUES(1,'vien');
INSERT INTO "account_word" VALUES(2,'vien');
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
INSERT INTO "commune_coverage" VALUES(1,2,2,1);
INSERT INTO "commune_coverage" VALUES(2,2,2,0);
INSERT INTO "commune_coverage" VALUES(3,2,1,1);
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
INSERT INTO "event" VALUES(1,1795573925853,'unit_added',NULL,NULL,NULL,NULL,1,X'BAE8536BEDB97C03AA8831D41E204EDE8BAF5C1EC5903A0B99E0FBAF68ADFD7D',X'BD976188621938C85DF705DFF8B4729D685B6CD5CA5262A08F1D3717E2885BCE',NULL,NULL);
INSERT INTO "event" VALUES(2,1795573925853,'unit_added',NULL,NULL,NULL,NULL,2,X'2895CC2F6FCE77BA9836EC2F0E445B5312B066576E9B9EA3C4FD5A267590EDE3',X'A4B138885BBCE80C4A9DFDF51D4EB23E7E51273F3BFB9129A6A65A40F7D53C9F',NULL,NULL);
INSERT INTO "event" VALUES(3,1795573925853,'unit_added',NULL,NULL,NULL,NULL,3,X'C907BC2FEA97C7CC69C0B081A35A69F01A63DB2D4ECAB23F3F6EF7ABC83F3C09',X'7E943049806D22285AFC9EA8C82E6E636B84CB1CD1639119067857453F2CCADE',NULL,NULL);
INSERT INTO "event" VALUES(4,1795573925853,'unit_added',NULL,NULL,NULL,NULL,4,X'F2021F22C4FAF2C807ACFA3BC4DBC4EA9FF54059329AD8BF23F3C1A0B500E907',X'CAE994FC7FACF01D548708AC83373882BFB1AABAD5A3B21FE8CE73D2492B50B1',NULL,NULL);
INSERT INTO "event" VALUES(5,1795573925888,'form_imported',NULL,NULL,NULL,NULL,NULL,X'EE0192F0A845F74C41EDA263730FB226E74C53AD9DD2E275EB69E000FB69F4A1',X'C4D67ECCC217BF938FB43105FC13B8FFD38F31CAAED01BD6B39737AA020D81D3',NULL,NULL);
INSERT INTO "event" VALUES(6,1795573925916,'plan_added',NULL,NULL,NULL,NULL,NULL,X'2E50707A5388BF9B8D4F30494BDDB1A6958C47E6C36482F64EADCB13832EC8DE',X'120CB9D11856ADFCED695A2A7B854255B3431E7FFFCBFD3DC349CA6864BC61CA',NULL,NULL);
INSERT INTO "event" VALUES(7,1795573925916,'round_opened',NULL,NULL,NULL,1,NULL,X'91A357F125F87847E543714F6CA81A6C1116C3335BB33EE3C89C29486FFE7D0D',X'0E06FC5832FCB52A5FB2D29328796EA73BE83B31419F2AE63CEDE232E631B9DD',NULL,NULL);
INSERT INTO "event" VALUES(8,1795573925970,'account_added',NULL,NULL,NULL,NULL,1,X'ECB8A41D8634CB7CBA919608587A843CB76BF95934F9750A02FCA3FCA3DF1439',X'74C051578920A98E14EAAD194AC45BF29CF45C8520EA18008AA8D21448AA18EC',NULL,NULL);
INSERT INTO "event" VALUES(9,1795573925999,'token_created',NULL,NULL,NULL,NULL,1,X'07430215C68CE0D6981F15F17B2F606E52B3ED5EF249E49D90FE6588B68FD53B',X'0604FE2616BAE2205B2EF5A1351C904B98AE6861E7346B678E23EFEABCED1940',NULL,NULL);
INSERT INTO "event" VALUES(10,1795573927053,'report_submitted',NULL,1,'officer',1,3,X'B5F123CD5724EF93788E7B72D22879D3EE9776E52265E7AAE880B2CBBC53744B',X'601051EF3F7A9E51C20493C67E1FAA49C89CB8173E156957D9A0332FA39423B4',NULL,NULL);
INSERT INTO "event" VALUES(11,1795584701304,'account_changed',NULL,NULL,NULL,NULL,1,X'E4774E04EE9B33630FE0D79B4A9343F3CA15D8600C75BEAE781F7838EDE304BF',X'1F41AEBD94A9DC5D3BE9AF64CFD9D441233132110038E47AEA82F00F8B5552B3',NULL,NULL);
INSERT INTO "event" VALUES(12,1795941293153,'form_imported',NULL,NULL,NULL,NULL,NULL,X'6AF9902C190686A7727AEA900F070A52F5BD9BB83AC9417673F2FF2B4855BF2B',X'E3E07D5F7D081CBE784F1441155351EDA2F140BF336C8FE3BF1C19AA4F48F5B0',NULL,NULL);
INSERT INTO "event" VALUES(13,1795953504104,'round_planned',NULL,NULL,NULL,2,NULL,X'6938333D436442C9FDE58D9BA561820ED7F35501738C9A62FD5265335BF5CB9C',X'0A782871BD30A2636E72E63C42F12ABA65EA2CDF893737F66FF4F0F983E893E2',NULL,NULL);
INSERT INTO "event" VALUES(14,1795953504104,'round_opened',NULL,NULL,NULL,2,NULL,X'1915C88973BB52C0677F92A1040B75628ECF788522AAF79BFBDA52FFD916F520',X'44C18C1AEE68011B17791B1504DF675664C3DD70C119AE115B31099F8C15AC1D',NULL,NULL);
INSERT INTO "event" VALUES(15,1795964813360,'token_created',NULL,NULL,NULL,NULL,1,X'4B776E70E9FCE2A31AE3FB4DBE0FD799101437F3C420C0DD30A317A1BADD2EF9',X'CF040F5F0A66ED4241F0D64B8003B8AA5AF6ADDE5392ECEF4523E36BD63A53DC',NULL,NULL);
INSERT INTO "event" VALUES(16,1795964813397,'server_started',NULL,NULL,NULL,NULL,NULL,X'D12A3B98FCC5049B8AB9BE3D4FCF32BB8E8BE9CA7AFC18ECC7012D38E1962B86',X'89E2C92060C622302B2CE7AC12F79282CEBCA0A7D126D767D25B6E467E454658',NULL,NULL);
INSERT INTO "event" VALUES(17,1795964813397,'setting_changed',NULL,NULL,NULL,NULL,NULL,X'F13B42EB25B0625990396A206B4A8B94415CE8C0C1CF44A171960F3556599EFF',X'D45194AA4F09DF491CF16106C9A4C0D3257608F8E3DAD546B14E0485A498FFCE',NULL,NULL);
INSERT INTO "event" VALUES(18,1795964815383,'form_imported',NULL,2,'officer',NULL,1,X'860BD20952B66D563F6D2C24FBE8184DF7D619496B4E5C64449513CFBEAD960D',X'2F6A3DBA3617C9265FD21E3E6D9442EEB44D343EC539DFD14B40681E5D5ABBEC',NULL,X'FE3B31200D55DD70A837BBD1B51D7C331F4B28B6F75436F477365494328BF80E');
INSERT INTO "event" VALUES(19,1795964815392,'round_planned',NULL,2,'officer',3,NULL,X'CC2D9CFA4D19550AAAE78A451A417ED969BA0CBCC0D561F3E7C53482DDE06AE4',X'03ED9BAFB004ED260A499275C6010835BF1CBB3E7F38D8072D3224C41589FC77',NULL,X'49AE5A2F80D9556BA07D2E1B12EDFB34A0B379C9197FA35C109188F271EE5869');
INSERT INTO "event" VALUES(20,1795964815392,'round_opened',NULL,2,'officer',3,NULL,X'C75C6052595C6E742F5041B035F7E5F53FB19858D3BB96A2C908E2482D03DC82',X'5565BF1C06F77D43FD38CDB5957A37C75F710F6870563F74748AAE857ED77BF7',NULL,X'3A6B3B6C16F9474FA648A4E5970F89BC3D8EBAA82B7C0F1C4291F5B9B203F32A');
INSERT INTO "event" VALUES(21,1795964815410,'rule_waived',NULL,2,'officer',3,4,X'4373A8E33F323FAAD3DAB4AA92DE09F1B9232E009869583C43EAF5042FAA6A51',X'08F7635BCD107016603BA51C933D52951A85ED9C7F2B433DB08B55EC668DA05D',NULL,X'453678AB9A23BDE0A905CBB9FB0EE3CA01F54E0955DDC4AFBE20FD8310E6A69A');
INSERT INTO "event" VALUES(22,1795964815421,'report_submitted',NULL,2,'officer',3,4,X'D91A29C88944F7195F9C3F03115BFB1DC3AB67B26AC4798DA2032C344D0513B2',X'F3F3FA48D77994827D4A72F52B3D1457BB42973050C9112C9DAB3786DD3F135C',NULL,X'00E90CABB4B622F9413E9A4A7474BAA85074820B64B1C700F8D2F404802DB0B6');
INSERT INTO "event" VALUES(23,1795977660520,'form_imported',NULL,NULL,NULL,NULL,2,X'2A39FF4E2BD0E917A785623EEDD3B8CA6794F31FA0513C1D1533297F63F3280A',X'EADE048A58D3F98DD2DE31C01FE5FDD9271F192782EEAF6F84BAADAF2A5D057A',NULL,NULL);
INSERT INTO "event" VALUES(24,1795989768184,'server_started',NULL,NULL,NULL,NULL,NULL,X'35957E4650C73A0FEBE264194B3370BC78D5D593340F697B5D7BA7990F2FA118',X'D720A97CBE5D84A48D408A13F8A49A03A44A9A061CB39D517B5446C6602AEF38',NULL,NULL);
INSERT INTO "event" VALUES(25,1795995856687,'account_added',NULL,NULL,NULL,NULL,3,X'4EEA99D7279BBE7902DD978B05AA074FE2768794BA22B1E97F83F89FD88F7C1A',X'CBB3F037F5133F8156A2E9CD1F2059F6CB894B16E32790C7CF7C82872CC09BAA',NULL,NULL);
INSERT INTO "event" VALUES(26,1795995856687,'account_changed',NULL,NULL,NULL,NULL,3,X'61BEC025ED0B14687AB32E610FED655CD2BAB492BF4BD3A76376F6B402D28300',X'FFF98F00DB17F4F12B05F4471B2D22684EDE8EB4F8056CE0D8229FD9C8140619',NULL,NULL);
INSERT INTO "event" VALUES(27,1795995856727,'account_added',NULL,NULL,NULL,NULL,3,X'2D0E06D8E05AD7489E9D7165A614AC30496F2D3726F403C0B404BFC57C99B693',X'F5FB4909A028222248BFEF338F591E8386443556FA608DDB2CFAD6F4293FB0FB',NULL,NULL);
INSERT INTO "event" VALUES(28,1795995856727,'account_changed',NULL,NULL,NULL,NULL,3,X'7739438F6822B8AAA5C53F0A6AA260CDA5D186D46A9C4A07E48450FA75C9B531',X'FA31AC30E7CFC8DFAF19C5B0FEB26CFC56FAAB79435A805BCBFD129062AE4420',NULL,NULL);
INSERT INTO "event" VALUES(29,1795995856863,'server_started',NULL,NULL,NULL,NULL,NULL,X'38F69AEAAF959C9FA87A9707C41AA2357B086F697185F5FB43D0BB3949BE3C96',X'D02FAA123C5BB65B17FF21748881D53994362A1B0B7600097319037DFE0C2883',NULL,NULL);
INSERT INTO "event" VALUES(30,1795995856901,'signed_in',2,NULL,'clerk',NULL,3,X'81FBA21BF822C95350E7277579162B4F2C7E58D0F7C9A02C4E4F2B5F6095992A',X'F217C15EB2552AFCAC60A7AF6C95F00BA6D47DEDE99F8E94A3FD153D94EE76DE',NULL,X'954394503C09CD5570BD3C24EF8BD38C3DDBF960F73BC9F0FE2A6F8CFB3BE289');
INSERT INTO "event" VALUES(31,1795995856920,'signed_in',3,NULL,'head',NULL,3,X'A64B8B58A349106A786C77B4D7BF8AA799BAD624D16D06F7AC8C2977BDD6CC1D',X'22CE098E832C3E9A496C34FA3985DBA8C3CE3BB813465BCC335AB18C8EDAA8FC',NULL,X'72F2737A309035FB3D32671CD1FC2356BFEBC5F35E4648D3771070413A1F0E7E');
INSERT INTO "event" VALUES(32,1795995862303,'server_started',NULL,NULL,NULL,NULL,NULL,X'6A85C52EE2D184EB11D067DA4B88D634DF11F759992B765E1C949D6CA41D1685',X'914BCE758D00C55CC0D42F9DA99C9EF4FF819CE7817C1EF2C35D516C221F24C6',NULL,NULL);
INSERT INTO "event" VALUES(33,1795995862338,'signed_in',2,NULL,'clerk',NULL,3,X'36787B35062EE9B737FDCBC0932749C530B5BC61F50857F39DD52B4640A7611B',X'F5CDB9C4F01E08F08D14D63DB24F430152A3D820E1A45DA7DBDB68D545BBC552',NULL,X'F3B5A61D1CFA5ADD189069F5EFC0E0422D7DF46226E2ACD746933A7B8D1783FF');
INSERT INTO "event" VALUES(34,1795995862358,'signed_in',3,NULL,'head',NULL,3,X'3261D2C3D35A8ECDFB2F3F47AE175D062A490F95A04B4FBCB272865E90D5A876',X'6F1E9F259565583EBBF233A41C75E6E028F643617CE2237A76E09B4791DC57DD',NULL,X'C72323690CBAF7ECDBD3E96591ABA965F3DA142C7ED0E496141AE08615E11F40');
INSERT INTO "event" VALUES(35,1795995870891,'server_started',NULL,NULL,NULL,NULL,NULL,X'7865C7EB92C5D839BB638591252F0CF9D8875129BC240F5D65D552146CFB9525',X'8DEAB0D07381214D0CCFB31B8390F981144D2ABD90999316AA1033D80FBF0DD1',NULL,NULL);
INSERT INTO "event" VALUES(36,1795995870928,'signed_in',2,NULL,'clerk',NULL,3,X'48A0DED25FEC6A7A573E23F92A841BC9BD5CB234D901645A6BB79018535C71E2',X'FF3AACC1DB66C8FE7BC63AB4272DBB4181F6A473C219EB9B9909C6DCFA70C4A0',NULL,X'127F2514127973B46DF279E7D13D5E6971E7068D411E6F760C1E59FFC4C69C3A');
INSERT INTO "event" VALUES(37,1795995870936,'account_changed',2,NULL,'clerk',NULL,3,X'CA7A78C27B65D784E84800BEB5FEE034D420E5DF8713E9F51D3ACA0F75524EB4',X'AC884F618C4B285FF5F61C361C1DB6BF92C456CE525F5401F955A58C9F33A37E',NULL,X'D4270D21DA43684636E888C0A324FDD8C5E7DC68FD4EC63B25A8E8B6756A3094');
INSERT INTO "event" VALUES(38,1795995870948,'report_saved',2,NULL,'clerk',2,3,X'FF51C2429A84F86873100F045B1AAB6C9BA0A06BF41449E6B7B737450D946388',X'F0AC77E95ADD25229634D7E7ED7E07628003383BD814E22D66BFA77BA623DEE8',NULL,X'B370AECE73301A3DEA957F8E7B59F0DF9320538432947D279E27829ECDDD17DA');
INSERT INTO "event" VALUES(39,1795995870971,'signed_in',3,NULL,'head',NULL,3,X'FFC693FAE3BB3CE5E9C9A626D69F66E81B9D5A1866E929259E10A27025F2AFD5',X'2D87842F1D3EAF9E46474E8F4828BCFAB2E0743F5CC4E41DDD47C2E3E986CEAC',NULL,X'623B19A8B8BFF507B1DC35B55DA89438365268580FB759FB4E2A7D034188824B');
INSERT INTO "event" VALUES(40,1795995870974,'account_changed',3,NULL,'head',NULL,3,X'C0F4FFB5EE92F6DA12DC2DD7D9C0F0DD2D1A160E815086FE06C361BA8A014629',X'C67AAF26E61C80AC1AA2941545BC3ADA4AAC17BEA01079017848D93E9EDE509C',NULL,X'D68DF938F29694A42386AA290558FA43B5AB51902289652D780257A7188EABA4');
INSERT INTO "event" VALUES(41,1795995870978,'report_saved',3,NULL,'head',2,3,X'5C66EADF5313A44E3DF82844365362F7B15BB9837B6A5C96206FB9D18D1911C5',X'DBC6D57D074C91B16D8A5682191824EED943B57F11A25F7E3B5B6F4B4503CD15',NULL,X'DF219D654BC07F0FE6580582889C3367A9D9727AED6067A811EFB9425C62EFA1');
INSERT INTO "event" VALUES(42,1796005487930,'server_started',NULL,NULL,NULL,NULL,NULL,X'5693F341C03DC997FC7292033652F89F97B8098265D9E46F0D0F6A2AEBB22E84',X'A8CC57A364705EAC784360990F6BC4FC9DFF40611C0F85FD2A6E75E4D6D749CE',NULL,NULL);
CREATE TABLE event_address (
    seq INTEGER PRIMARY KEY REFERENCES event (seq),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    address TEXT NOT NULL
) STRICT;
INSERT INTO "event_address" VALUES(18,X'A70F571033084D326443AAF5927468F8','127.0.0.1');
INSERT INTO "event_address" VALUES(19,X'91C97E0CD4EEB05E3CB00944FAD60AA1','127.0.0.1');
INSERT INTO "event_address" VALUES(20,X'9300DD6EB17D1BB49E1FA0394E6177DD','127.0.0.1');
INSERT INTO "event_address" VALUES(21,X'1E8839DBF8930090539FF1D8E855F4C9','127.0.0.1');
INSERT INTO "event_address" VALUES(22,X'6D2E0EE101E4A9D4E58F4AF8665D1B85','127.0.0.1');
INSERT INTO "event_address" VALUES(30,X'B25089FDA7F785ED06B44C37DC994BDE','127.0.0.1');
INSERT INTO "event_address" VALUES(31,X'6143158F4263A0FCE45089E5D11DBA9A','127.0.0.1');
INSERT INTO "event_address" VALUES(33,X'CABD2F17043E3C44367F9EE76023E7DB','127.0.0.1');
INSERT INTO "event_address" VALUES(34,X'B3CA1E2DF117984668D2F5C146E04CE2','127.0.0.1');
INSERT INTO "event_address" VALUES(36,X'89C56B9FB317D2AA34E4ED652AE1CAD1','127.0.0.1');
INSERT INTO "event_address" VALUES(37,X'46515D452C971970366402AF2A4EF45F','127.0.0.1');
INSERT INTO "event_address" VALUES(38,X'517C041B3CC86DFB9CD6567E6996BFFA','127.0.0.1');
INSERT INTO "event_address" VALUES(39,X'4F74A85113547A8A9E3F79593749DB36','127.0.0.1');
INSERT INTO "event_address" VALUES(40,X'5E3C168B8B17A2A7EBEC7EE3524C4094','127.0.0.1');
INSERT INTO "event_address" VALUES(41,X'6EE17466303060247F2072C18949100F','127.0.0.1');
CREATE TABLE event_detail (
    seq INTEGER PRIMARY KEY REFERENCES event (seq),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    -- Canonical JSON.
    detail TEXT NOT NULL
) STRICT;
INSERT INTO "event_detail" VALUES(1,X'DA00F2C345BBD8834D2A876720ADEB94','{"code":"pgd","name":"Phòng Giáo dục thử"}');
INSERT INTO "event_detail" VALUES(2,X'FB796F9596101A22E63EEEE433C6A9DA','{"code":"xa-mot","name":"Xã Một"}');
INSERT INTO "event_detail" VALUES(3,X'63EA2D1588FC486CE2E2A2EB5DD42505','{"code":"mn-mot","name":"Trường Mầm non Một"}');
INSERT INTO "event_detail" VALUES(4,X'025F0FDB7CC9DD8E3BE2FA2CE7283D87','{"code":"th-hai","name":"Trường Tiểu học Hai"}');
INSERT INTO "event_detail" VALUES(5,X'411EF0A46259A74D04DEAA623759C682','{"code":"thu","version":1}');
INSERT INTO "event_detail" VALUES(6,X'8E579C8F26980298D9C3D9AD4E9A2483','{"number":"1/KH"}');
INSERT INTO "event_detail" VALUES(7,X'7DE7C4AC91A0A7AAFFEDF8F3C5AAA24B','{"units":2}');
INSERT INTO "event_detail" VALUES(8,X'65ED8970C1C424976B9A2C57B6990520','{"role":"officer","user_name":"officer"}');
INSERT INTO "event_detail" VALUES(9,X'C31648B18D6FDD277E3AD5246BF542C8','{"name":"script","role":"officer"}');
INSERT INTO "event_detail" VALUES(10,X'15540A03F6F3E96BBF82FDD83079F64E','{"address":"127.0.0.1","cells":{"a_choice":{"after":"yes","before":null},"a_integer":{"after":7,"before":null}},"hash":"dc8aaf776c3be598360b5c3241894339b0dc82135d6da53a69e9d1fef248aa5f","on_behalf_reason":"gửi bản giấy","revision":1}');
INSERT INTO "event_detail" VALUES(11,X'BF72332F2D709D35ADB67FBB16F55FC9','{"changed":"password","user_name":"officer"}');
INSERT INTO "event_detail" VALUES(12,X'4782BA08CD43DAA6437FC2472908B806','{"code":"thu","hash":"83c0f4f7e045608fd28dd097ec5a7828345d6cc3a9c276d02ff216163979637c","version":2}');
INSERT INTO "event_detail" VALUES(13,X'5FF83A692EA3887852362BCE988ED460','{"after":{"data_close":"2027-06-30","disabled":[],"due_at":"2027-07-10T00:00:00+07:00","due_text":"trước ngày 10/7/2027","form":"thu 2","grace":0,"owner":1,"parameters":{},"period_from":"2027-01-01","period_to":"2027-06-30","plan":1,"previous":1,"title":"Đợt thử, năm sau","wants_head":false},"code":"thu-2027","title":"Đợt thử, năm sau"}');
INSERT INTO "event_detail" VALUES(14,X'1371FBF0914B5F393EF2838B8376C635','{"frozen":"4155a276c67ff9032c6b1e095bab7f49ed0fb3a5cbbe9eb39c8bf04952dda605","units":2}');
INSERT INTO "event_detail" VALUES(15,X'9986C017F07DE066D2B2FF9F0EA291D7','{"expires_at":"2027-11-29T22:06:53+07:00","name":"kiem-tra","role":"officer","token":2}');
INSERT INTO "event_detail" VALUES(16,X'5F57C37F636D483A281196B0837693BB','{"clean":true,"notes":[]}');
INSERT INTO "event_detail" VALUES(17,X'9248501E188D9C8BD6B8234A6C0DFD72','{"after":"b495336eebbaa2f6","before":null,"setting":"key_identity"}');
INSERT INTO "event_detail" VALUES(18,X'A8724F7927840102216B59EC105CE7EF','{"code":"thu","hash":"e86c4358a563924329cc7be90ecf55980fc94291d5c76fae7fdde4f70c547891","version":3}');
INSERT INTO "event_detail" VALUES(19,X'B16096000ED1E32379DCA1FD7B06F710','{"after":{"contact":"Bộ phận Tiểu học","data_close":"2028-06-30","disabled":[],"due_at":"2028-07-10T00:00:00+07:00","due_text":"trước ngày 10/7/2028","form":"thu 3","grace":0,"owner":1,"parameters":{},"period_from":"2028-01-01","period_to":"2028-06-30","plan":1,"previous":2,"title":"Đợt thử, có quy tắc","wants_head":false},"code":"thu-2028","title":"Đợt thử, có quy tắc"}');
INSERT INTO "event_detail" VALUES(20,X'4E41544516CCB7F9946E14E5D09C21B4','{"frozen":"f1655340cb36623f24ad5593a05e7ce5981069d9aa95425267212401b2763c9a","units":1}');
INSERT INTO "event_detail" VALUES(21,X'B9F8FBC09C2D769E64F9D3D00D420424','{"reason":"Không phát sinh.","rule":"W01"}');
INSERT INTO "event_detail" VALUES(22,X'31E5599803264EAE1F03972230087096','{"cells":{"a_integer":{"after":0,"before":null}},"hash":"0f4b0ca39cea6e86b0c25bacadf17bfcc2ffca49800da5718a0eed6c7d2ef18d","on_behalf_reason":"gửi bản giấy","revision":1}');
INSERT INTO "event_detail" VALUES(23,X'D0FC7A1597EC3CA45200C4A2F513BD73','{"code":"thu","hash":"e86c4358a563924329cc7be90ecf55980fc94291d5c76fae7fdde4f70c547891","version":3}');
INSERT INTO "event_detail" VALUES(24,X'10362E5B443CED574F143B95EF52F159','{"clean":true,"notes":["/tmp/mine/fx/old.db is open to others: chmod 600"]}');
INSERT INTO "event_detail" VALUES(25,X'AF8D44D74BF3BDAE8AA3B6D18B2983A6','{"account":2,"after":{"name":"Nhân viên thử","office_mail":"","office_phone":"","position":""},"role":"clerk","salt":"","user_name":"nv"}');
INSERT INTO "event_detail" VALUES(26,X'205BA9294C60389EB1A846987F239C0B','{"account":2,"changed":"password","salt":"Dcg9ST/6vSXJERW9iVT4XQ","user_name":"nv"}');
INSERT INTO "event_detail" VALUES(27,X'A52D36E459EE765828ED03FED87FD2DA','{"account":3,"after":{"name":"Hiệu trưởng thử","office_mail":"","office_phone":"","position":""},"role":"head","salt":"","user_name":"ht"}');
INSERT INTO "event_detail" VALUES(28,X'17EC318A42E4B7086265B6987F3B70CF','{"account":3,"changed":"password","salt":"yUAGecj1TYO7QSOoErc2/w","user_name":"ht"}');
INSERT INTO "event_detail" VALUES(29,X'AF300A597A5E5C724632349CD2E7CC6B','{"clean":true,"notes":[]}');
INSERT INTO "event_detail" VALUES(30,X'10CC29BD605094453A57EDBB23770B04','{}');
INSERT INTO "event_detail" VALUES(31,X'47155971B59A7B9D3110E0919FD53563','{}');
INSERT INTO "event_detail" VALUES(32,X'FDE7D0F491CC5BE72DB37D6F52E779A6','{"clean":true,"notes":[]}');
INSERT INTO "event_detail" VALUES(33,X'466BECBC401A4E501DF08B9AF55DA255','{}');
INSERT INTO "event_detail" VALUES(34,X'4B6D0529047EFBCCE1FE59CED679D3C6','{}');
INSERT INTO "event_detail" VALUES(35,X'FF976A1901FBF7E9D078BDA191B19249','{"clean":true,"notes":[]}');
INSERT INTO "event_detail" VALUES(36,X'901E2FF8D8204DF29E8428DFDBB28303','{}');
INSERT INTO "event_detail" VALUES(37,X'68F7C5C35C898D210C31D024E49F8227','{"account":2,"changed":"notice","user_name":"nv"}');
INSERT INTO "event_detail" VALUES(38,X'6D6391E3AADB19C399206BAB4258B02A','{"cells":{"a_choice":{"after":"yes","before":null},"a_integer":{"after":{"unreadable":"12x"},"before":null}}}');
INSERT INTO "event_detail" VALUES(39,X'3BB2C3418D1BBBB1E790A72D1063CF82','{}');
INSERT INTO "event_detail" VALUES(40,X'BC445849159BA520F11723D1746D8EF5','{"account":3,"changed":"notice","user_name":"ht"}');
INSERT INTO "event_detail" VALUES(41,X'582336CE93E30957B4505BBB08C8DCB1','{"cells":{"a_choice":{"after":"no","before":"yes"}}}');
INSERT INTO "event_detail" VALUES(42,X'2CA76542DC96D2CE218CBF0B9FA1DC86','{"clean":true,"notes":["t.db is open to others: chmod 600"]}');
CREATE TABLE "form" (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    -- The JSON document that it was imported from.
    document TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    -- The unit whose form it is; NULL for one that every department may use.
    owner_id INTEGER REFERENCES unit (id)
) STRICT;
INSERT INTO "form" VALUES(1,'thu',1,'{"code":"thu","version":1,"title":{"vi":"Báo cáo thử"},"lists":{"CL":[{"value":"yes","vi":"Có"},{"value":"no","vi":"Không"}]},"sections":[{"code":"A","vi":"Mục A","indicators":[{"code":"a_integer","vi":"Số","type":"integer","nature":"flow","aggregate":"sum","required":"always","levels":["MN","TH"]},{"code":"a_choice","vi":"Chọn","type":"choice","list":"CL","nature":"state","aggregate":"distribution","required":"optional","levels":["MN","TH"]}]}],"rules":[],"measures":[{"code":"m_sum","vi":"Tổng","value":"sum(a_integer)"}]}',1795573925888,NULL);
INSERT INTO "form" VALUES(2,'thu',2,'{"code":"thu","version":2,"title":{"vi":"Thử, sửa"},"lists":{"CL":[{"value":"yes","vi":"Có"},{"value":"no","vi":"Không"}]},"sections":[{"code":"A","vi":"Mục A","indicators":[{"code":"a_integer","vi":"Số","type":"integer","nature":"flow","aggregate":"sum","required":"always","levels":["MN","TH"]},{"code":"a_choice","vi":"Chọn","type":"choice","list":"CL","nature":"state","aggregate":"distribution","required":"optional","levels":["MN","TH"]}]}],"rules":[],"measures":[{"code":"m_sum","vi":"Tổng","value":"sum(a_integer)"}]}',1795941293153,NULL);
INSERT INTO "form" VALUES(3,'thu',3,'{"code":"thu","version":3,"title":{"vi":"Thử, có quy tắc"},"sections":[{"code":"A","vi":"Mục A","indicators":[{"code":"a_integer","vi":"Số","type":"integer","nature":"flow","aggregate":"sum","required":"always","levels":["MN","TH"]}]}],"rules":[{"id":"W01","severity":"warning","at":["a_integer"],"holds":"a_integer >= 1","vi":"Số nhỏ hơn 1.","en":"Less than 1."}],"measures":[]}',1795964815383,1);
INSERT INTO "form" VALUES(4,'thu',3,'{"code":"thu","version":3,"title":{"vi":"Thử, có quy tắc"},"sections":[{"code":"A","vi":"Mục A","indicators":[{"code":"a_integer","vi":"Số","type":"integer","nature":"flow","aggregate":"sum","required":"always","levels":["MN","TH"]}]}],"rules":[{"id":"W01","severity":"warning","at":["a_integer"],"holds":"a_integer >= 1","vi":"Số nhỏ hơn 1.","en":"Less than 1."}],"measures":[]}',1795977660520,2);
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
INSERT INTO "idempotency" VALUES('account:2','form:aff6e0b2f719098bcc851a35742aef3f98aaf7f18ff4ca9dc6c126c120cf7d97',X'D49BB501CD139AE3E976055B93833F38713B50F26D6B8D9C91B4029857D0F128',303,X'',1795995870936,'/');
INSERT INTO "idempotency" VALUES('account:3','form:4aeb4dd5ada403f5f021d923b9b9069c0417d919973a82ae9c37896dd22bcb66',X'0CEE5C80B145B3415967618E826F9B9AF9EB029244E88EECCD75B6CDDAD42443',303,X'',1795995870974,'/');
INSERT INTO "idempotency" VALUES('token:1','k1',X'81A0603D824BB4D4C43F487E85F8E121A8E7724ED6E6EFEA54079385E29E3C16',201,X'7B2272656365697074223A7B226E756D626572223A227468752D323032362F6D6E2D6D6F742F31222C227375626D69747465645F6174223A22323032362D31312D32355430393A33323A30372B30373A3030222C226C617465223A66616C73652C2268617368223A2264633861616637373663336265353938333630623563333234313839343333396230646338323133356436646135336136396539643166656632343861613566222C227265766973696F6E223A317D7D',1795573927053,NULL);
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
INSERT INTO "level" VALUES('MN','Mầm non','Mầm non',0);
INSERT INTO "level" VALUES('TH','Tiểu học','Tiểu học',1);
INSERT INTO "level" VALUES('THCS','Trung học cơ sở','THCS',2);
INSERT INTO "level" VALUES('TH_THCS','Tiểu học và Trung học cơ sở','TH&THCS',3);
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
INSERT INTO "listed_report" VALUES(1,1,'MN','submitted',0,0,3);
INSERT INTO "listed_report" VALUES(1,1,'TH','not_started',0,1,4);
INSERT INTO "listed_report" VALUES(1,2,'MN','submitted',0,0,3);
INSERT INTO "listed_report" VALUES(1,2,'TH','not_started',0,1,4);
INSERT INTO "listed_report" VALUES(2,1,'MN','draft',0,0,3);
INSERT INTO "listed_report" VALUES(2,1,'TH','not_started',0,1,4);
INSERT INTO "listed_report" VALUES(2,2,'MN','draft',0,0,3);
INSERT INTO "listed_report" VALUES(2,2,'TH','not_started',0,1,4);
INSERT INTO "listed_report" VALUES(3,1,'TH','submitted',0,0,4);
INSERT INTO "listed_report" VALUES(3,2,'TH','submitted',0,0,4);
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
CREATE TABLE "plan" (
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
INSERT INTO "receipt" VALUES('thu-2026/mn-mot/1',1,3,1,1795573927053,0,X'DC8AAF776C3BE598360B5C3241894339B0DC82135D6DA53A69E9D1FEF248AA5F');
INSERT INTO "receipt" VALUES('thu-2028/th-hai/1',3,4,1,1795964815421,0,X'0F4B0CA39CEA6E86B0C25BACADF17BFCC2FFCA49800DA5718A0EED6C7D2EF18D');
CREATE TABLE recovery_code (
    account_id INTEGER NOT NULL REFERENCES second_factor (account_id) ON DELETE CASCADE,
    -- HMAC with the key file; a code that was used has no row.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (account_id, hash)
) STRICT, WITHOUT ROWID;
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
INSERT INTO "report" VALUES(1,3,'submitted',1,1,1795573927053,1795573927053,NULL,NULL,0,NULL,1795573927053,NULL,NULL,NULL);
INSERT INTO "report" VALUES(1,4,'not_started',0,0,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "report" VALUES(2,3,'draft',2,0,NULL,NULL,NULL,NULL,0,NULL,1795995870978,NULL,NULL,NULL);
INSERT INTO "report" VALUES(2,4,'not_started',0,0,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "report" VALUES(3,4,'submitted',1,1,1795964815421,1795964815421,NULL,NULL,0,NULL,1795964815421,NULL,NULL,NULL);
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
INSERT INTO "report_revision" VALUES(1,3,1,1795573927053,'{"confirmations":[],"form":"thu","form_version":1,"not_applicable":[],"on_behalf_reason":"gửi bản giấy","revision":1,"round":"thu-2026","submitted_at":"2026-11-25T09:32:07+07:00","submitted_at_ms":1795573927053,"unit":"mn-mot","values":{"a_choice":"yes","a_integer":7}}',X'DC8AAF776C3BE598360B5C3241894339B0DC82135D6DA53A69E9D1FEF248AA5F',10);
INSERT INTO "report_revision" VALUES(3,4,1,1795964815421,'{"channel":"paper","confirmations":[],"form":"thu","form_version":3,"not_applicable":[],"on_behalf_reason":"gửi bản giấy","problems":[{"at":["a_integer"],"message":"Số nhỏ hơn 1. Quy tắc W01 được miễn áp dụng cho báo cáo này: “Không phát sinh.”","rule":"W01","severity":"note","waived":"warning"}],"revision":1,"round":"thu-2028","submitted_at":"2026-11-29T22:06:55+07:00","submitted_at_ms":1795964815421,"unit":"th-hai","values":{"a_integer":0},"waivers":[{"reason":"Không phát sinh.","rule":"W01"}]}',X'0F4B0CA39CEA6E86B0C25BACADF17BFCC2FFCA49800DA5718A0EED6C7D2EF18D',22);
CREATE TABLE returned_cell (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    indicator TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id, indicator),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE "round" (
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
    selection TEXT NOT NULL DEFAULT '[]',
    CHECK (period_from <= period_to)
) STRICT;
INSERT INTO "round" VALUES(1,'thu-2026','Đợt thử',1,1,1,'2026-01-01','2026-06-30','2026-06-30',1893430800000,'trước ngày 01/01/2030','',0,0,'open',NULL,'{}','[]',2,NULL,NULL,'[]');
INSERT INTO "round" VALUES(2,'thu-2027','Đợt thử, năm sau',1,2,1,'2027-01-01','2027-06-30','2027-06-30',1815152400000,'trước ngày 10/7/2027','',0,0,'open',1,'{}','[]',3,NULL,NULL,'[3,4]');
INSERT INTO "round" VALUES(3,'thu-2028','Đợt thử, có quy tắc',1,3,1,'2028-01-01','2028-06-30','2028-06-30',1846774800000,'trước ngày 10/7/2028','Bộ phận Tiểu học',0,0,'open',2,'{}','[]',3,NULL,NULL,'[4]');
CREATE TABLE round_letterhead (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    -- JSON, as in letterhead.
    content TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id),
    FOREIGN KEY (round_id, unit_id) REFERENCES round_unit (round_id, unit_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "round_letterhead" VALUES(2,3,'{"addressees":["Phòng Giáo dục thử"],"authority":["HIỆU TRƯỞNG"],"issuer":"TRƯỜNG MẦM NON MỘT","name":"Trường Mầm non Một","parent":"PHÒNG GIÁO DỤC THỬ","place":"Một","recipients":["Như trên","Lưu: VT"],"signer":"","symbol":"MNM"}');
INSERT INTO "round_letterhead" VALUES(2,4,'{"addressees":["Phòng Giáo dục thử"],"authority":["HIỆU TRƯỞNG"],"issuer":"TRƯỜNG TIỂU HỌC HAI","name":"Trường Tiểu học Hai","parent":"PHÒNG GIÁO DỤC THỬ","place":"Một","recipients":["Như trên","Lưu: VT"],"signer":"","symbol":"THH"}');
INSERT INTO "round_letterhead" VALUES(3,4,'{"addressees":["Phòng Giáo dục thử"],"authority":["HIỆU TRƯỞNG"],"issuer":"TRƯỜNG TIỂU HỌC HAI","name":"Trường Tiểu học Hai","parent":"PHÒNG GIÁO DỤC THỬ","place":"Một","recipients":["Như trên","Lưu: VT"],"signer":"","symbol":"THH"}');
CREATE TABLE round_setting (
    round_id INTEGER PRIMARY KEY REFERENCES round (id),
    -- JSON: the plan, and what the round's owner is called.
    content TEXT NOT NULL
) STRICT;
INSERT INTO "round_setting" VALUES(2,'{"owner":"Phòng Giáo dục thử","plan":{"bases":[],"date":"2026-01-05","issuer":"Phòng thử","number":"1/KH","subject":"Kế hoạch thử","tasks":[]}}');
INSERT INTO "round_setting" VALUES(3,'{"owner":"Phòng Giáo dục thử","plan":{"bases":[],"date":"2026-01-05","issuer":"Phòng thử","number":"1/KH","subject":"Kế hoạch thử","tasks":[]}}');
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
INSERT INTO "round_unit" VALUES(1,1,NULL,NULL,0,'department',NULL,'Phòng Giáo dục thử','Phòng thử',X'352B32312A012A2C203201253A2401392B3B00010102010101010105010101060101010103000201010101010201010101010101010101010050686FCC806E6720476961CC816F206475CCA36320746875CC9BCC89',0,NULL,0);
INSERT INTO "round_unit" VALUES(1,2,NULL,NULL,0,'commune',NULL,'Xã Một','Xã Một',X'3033390001060100020101004D6FCCA3CC8274',1,NULL,0);
INSERT INTO "round_unit" VALUES(1,3,1,2,1,'school','MN','Trường Mầm non Một','MN Một',X'3033390001060100020101004D6FCCA3CC8274',0,NULL,0);
INSERT INTO "round_unit" VALUES(1,4,1,2,1,'school','TH','Trường Tiểu học Hai','TH Hai',X'2B202C000101010002010100486169',1,NULL,0);
INSERT INTO "round_unit" VALUES(2,1,NULL,NULL,0,'department',NULL,'Phòng Giáo dục thử','Phòng thử',X'352B32312A012A2C203201253A2401392B3B00010102010101010105010101060101010103000201010101010201010101010101010101010050686FCC806E6720476961CC816F206475CCA36320746875CC9BCC89',0,NULL,0);
INSERT INTO "round_unit" VALUES(2,2,NULL,NULL,0,'commune',NULL,'Xã Một','Xã Một',X'3033390001060100020101004D6FCCA3CC8274',1,NULL,0);
INSERT INTO "round_unit" VALUES(2,3,1,2,1,'school','MN','Trường Mầm non Một','MN Một',X'3033390001060100020101004D6FCCA3CC8274',0,NULL,0);
INSERT INTO "round_unit" VALUES(2,4,1,2,1,'school','TH','Trường Tiểu học Hai','TH Hai',X'2B202C000101010002010100486169',1,NULL,0);
INSERT INTO "round_unit" VALUES(3,1,NULL,NULL,0,'department',NULL,'Phòng Giáo dục thử','Phòng thử',X'352B32312A012A2C203201253A2401392B3B00010102010101010105010101060101010103000201010101010201010101010101010101010050686FCC806E6720476961CC816F206475CCA36320746875CC9BCC89',0,NULL,0);
INSERT INTO "round_unit" VALUES(3,2,NULL,NULL,0,'commune',NULL,'Xã Một','Xã Một',X'3033390001060100020101004D6FCCA3CC8274',1,NULL,0);
INSERT INTO "round_unit" VALUES(3,4,1,2,1,'school','TH','Trường Tiểu học Hai','TH Hai',X'2B202C000101010002010100486169',0,NULL,0);
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
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    -- JSON.
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "setting" VALUES('account_search_version','1');
INSERT INTO "setting" VALUES('commune_counts','1');
INSERT INTO "setting" VALUES('key_identity','"b495336eebbaa2f6"');
INSERT INTO "setting" VALUES('search_version','1');
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
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('round','round_code','3 1 1');
INSERT INTO "sqlite_stat1" VALUES('unit','unit_kind','4 2');
INSERT INTO "sqlite_stat1" VALUES('unit','sqlite_autoindex_unit_1','4 1');
INSERT INTO "sqlite_stat1" VALUES('round_unit','round_unit_node','6 2 1');
INSERT INTO "sqlite_stat1" VALUES('round_unit','round_unit_place','5 2 1');
INSERT INTO "sqlite_stat1" VALUES('round_unit','round_unit_unit','11 3');
INSERT INTO "sqlite_stat1" VALUES('round_unit','round_unit_commune','11 4 2');
INSERT INTO "sqlite_stat1" VALUES('round_unit','round_unit','11 4 1');
INSERT INTO "sqlite_stat1" VALUES('event','event_at','41 2');
INSERT INTO "sqlite_stat1" VALUES('event','event_account','41 14 1');
INSERT INTO "sqlite_stat1" VALUES('event','event_subject','41 9 1');
INSERT INTO "sqlite_stat1" VALUES('event','event_unit','41 11 4 1');
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
INSERT INTO "submission_quarter" VALUES(1,1,1995082,1);
INSERT INTO "submission_quarter" VALUES(1,2,1995082,1);
INSERT INTO "submission_quarter" VALUES(3,1,1995516,1);
INSERT INTO "submission_quarter" VALUES(3,2,1995516,1);
CREATE TABLE throttle (
    -- HMAC with the key file: neither names that were tried nor addresses stand here.
    key BLOB PRIMARY KEY CHECK (length(key) = 16),
    failures INTEGER NOT NULL,
    -- The last one, by the steady clock.
    failed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "throttle" VALUES(X'19887F9A0518D07D60ED3558178EBCA9',0,1795995870912);
INSERT INTO "throttle" VALUES(X'417EF5B502FA9AB78756C9B7321617C9',0,1795995870953);
INSERT INTO "throttle" VALUES(X'BE4D67E6D8AEA706618D13E23A2F7A3E',0,1795995870953);
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
INSERT INTO "token" VALUES(1,X'21D9758784865EC499AE9D62735FF08CCBA1F55CEF3501FF8A5564AE27FC890C','script','officer',1,1795573925999,1827109925999,NULL,NULL);
INSERT INTO "token" VALUES(2,X'D8CBE5242AF827E1EE34BAE15D5CE94F596476D53133737B25C767882BC78391','kiem-tra','officer',1,1795964813360,1827500813360,NULL,1795964815381);
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
INSERT INTO "totals" VALUES(1,1,'MN','not_started',0,0,NULL,0);
INSERT INTO "totals" VALUES(1,1,'MN','submitted',1,0,X'0101070101010007',0);
INSERT INTO "totals" VALUES(1,1,'TH','not_started',1,0,NULL,0);
INSERT INTO "totals" VALUES(1,2,'MN','not_started',0,0,NULL,0);
INSERT INTO "totals" VALUES(1,2,'MN','submitted',1,0,X'0101070101010007',0);
INSERT INTO "totals" VALUES(1,2,'TH','not_started',1,0,NULL,0);
INSERT INTO "totals" VALUES(2,1,'MN','draft',1,0,NULL,0);
INSERT INTO "totals" VALUES(2,1,'MN','not_started',0,0,NULL,0);
INSERT INTO "totals" VALUES(2,1,'TH','not_started',1,0,NULL,0);
INSERT INTO "totals" VALUES(2,2,'MN','draft',1,0,NULL,0);
INSERT INTO "totals" VALUES(2,2,'MN','not_started',0,0,NULL,0);
INSERT INTO "totals" VALUES(2,2,'TH','not_started',1,0,NULL,0);
INSERT INTO "totals" VALUES(3,1,'TH','not_started',0,0,NULL,0);
INSERT INTO "totals" VALUES(3,1,'TH','submitted',1,0,X'010100',0);
INSERT INTO "totals" VALUES(3,2,'TH','not_started',0,0,NULL,0);
INSERT INTO "totals" VALUES(3,2,'TH','submitted',1,0,X'010100',0);
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
INSERT INTO "unit" VALUES(1,'pgd','Phòng Giáo dục thử','Phòng thử','department',NULL,NULL,X'352B32312A012A2C203201253A2401392B3B00010102010101010105010101060101010103000201010101010201010101010101010101010050686FCC806E6720476961CC816F206475CCA36320746875CC9BCC89',0,NULL,NULL);
INSERT INTO "unit" VALUES(2,'xa-mot','Xã Một','Xã Một','commune',NULL,NULL,X'3033390001060100020101004D6FCCA3CC8274',1,NULL,NULL);
INSERT INTO "unit" VALUES(3,'mn-mot','Trường Mầm non Một','MN Một','school','MN',NULL,X'3033390001060100020101004D6FCCA3CC8274',2,NULL,NULL);
INSERT INTO "unit" VALUES(4,'th-hai','Trường Tiểu học Hai','TH Hai','school','TH',NULL,X'2B202C000101010002010100486169',3,NULL,NULL);
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
INSERT INTO "unit_parent" VALUES(3,1,'reporting','0001-01-01',NULL);
INSERT INTO "unit_parent" VALUES(3,2,'territorial','0001-01-01',NULL);
INSERT INTO "unit_parent" VALUES(4,1,'reporting','0001-01-01',NULL);
INSERT INTO "unit_parent" VALUES(4,2,'territorial','0001-01-01',NULL);
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
INSERT INTO "unit_word" VALUES(1,'duc');
INSERT INTO "unit_word" VALUES(1,'giao');
INSERT INTO "unit_word" VALUES(4,'hai');
INSERT INTO "unit_word" VALUES(4,'hoc');
INSERT INTO "unit_word" VALUES(3,'mam');
INSERT INTO "unit_word" VALUES(3,'mn');
INSERT INTO "unit_word" VALUES(2,'mot');
INSERT INTO "unit_word" VALUES(3,'mot');
INSERT INTO "unit_word" VALUES(3,'non');
INSERT INTO "unit_word" VALUES(1,'phong');
INSERT INTO "unit_word" VALUES(4,'th');
INSERT INTO "unit_word" VALUES(1,'thu');
INSERT INTO "unit_word" VALUES(4,'tieu');
INSERT INTO "unit_word" VALUES(3,'truong');
INSERT INTO "unit_word" VALUES(4,'truong');
INSERT INTO "unit_word" VALUES(2,'xa');
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
INSERT INTO "waiver" VALUES(3,4,'W01','Không phát sinh.',21);
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
INSERT INTO "working_copy" VALUES(1,3,'{"a_choice":"yes","a_integer":7}',10,'{}');
INSERT INTO "working_copy" VALUES(2,3,'{"a_choice":"no","a_integer":["12x"]}',41,'{"a_integer":38}');
INSERT INTO "working_copy" VALUES(3,4,'{"a_integer":0}',22,'{}');
CREATE INDEX round_unit_commune ON round_unit (round_id, commune_id);
CREATE INDEX round_unit_unit ON round_unit (unit_id);
CREATE INDEX event_unit ON event (round_id, unit_id, seq);
CREATE TRIGGER event_is_final BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER report_revision_is_final BEFORE UPDATE ON report_revision
BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END;
CREATE TRIGGER report_revision_stays BEFORE DELETE ON report_revision
BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END;
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
COMMIT;
PRAGMA application_id=1414033264;
PRAGMA user_version=35;
