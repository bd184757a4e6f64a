-- A workbook of the fifth schema, as `.dump` writes it.  Never changed.
PRAGMA application_id=1719297122;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT;
INSERT INTO "_sqlite_migrations" VALUES(1,'fzdesk','0001_reports','2026-11-21 01:56:16.702204+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'fzdesk','0002_packs','2026-11-21 01:56:16.720784+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'fzdesk','0003_ledgers','2026-11-21 01:56:16.751564+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'fzdesk','0004_versions','2026-11-21 01:56:16.778192+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'fzdesk','0005_checksums','2026-11-21 01:56:16.812028+00:00');
CREATE TABLE catalogues (
    hash TEXT PRIMARY KEY,
    json TEXT NOT NULL
, row_sum INTEGER) STRICT;
INSERT INTO "catalogues" VALUES('0e64f9edbcbec885f0fc54c83684a99826105bf7923d7c5672e5c14eeffabcaf','{"edition":"2025","valid_from":2025,"valid_to":2026,"parts":[],"ledgers":[],"problems":[],"plans":[],"deadlines":[],"words":{}}',1920426666);
CREATE TABLE dumps (
    sha256 TEXT PRIMARY KEY,
    data BLOB NOT NULL
, row_sum INTEGER) STRICT;
INSERT INTO "dumps" VALUES('f75370cbe61a804d5ea0ff9c25238c41b8dcf2cc8434d5642174ab6fbf39a3fc',X'78DAED56D16ADB3014FD173D3B99EDD84ED25F2965C8D2752A6A4B4692DB9560C8F6320A65D08D31F630F636F6D094B2A72EB0F5639A34ED5F4C5749973EEF71182E06CBE79E7375AFD1D194306A69A9260D903D1242961463E039CB818D466911162C4DD868908D123A1E8FE22C0AD3BC188EE3011FB2341BC690B22801280A9A335A908014024A6EC8DE9450694E409B17EA44F60705C5250DD428E98456F34F5D74D145175DFC6741DAE0EFD96F6CC34FFBB5063CFD8DA5165D862B09DE29268D066F15121FC7B4F42614F5D3D07D76494C18E1ED62F9EB33691DAD868AEA23B7B0BEBC5C2ECED7DF6F518C0B530963803B961679252D857FB5BA01B7A07485027C231F8771DA8BE2DE005538505E0AB929A36E729778B8C164BD30E98591D7559A83F69EC60E051C4305D2BA8C7DE2F7E768D0E32272E0A035D5F6A515B6DC5296AE15B8839BB3BBD9EBFBB30FEB2BDFA01AB4501C297C39618452C1AE3647163C25EF4F8970509223C2C22B8B06FAF5E7C3D59CB488D22A2FA17A06A4CF80CBC562757D41766448738079069875EDDD0EC917AB95811D4D8D0D525A4C04CEC06D11590430D8481D098928AFB393BB99DDCDDEB8BADAE08925FA0796C5F996055BDA4861FD5F422B9CDFE397F7EB6FBF1F3FBE7578A61A694F7DC6C5EAC77CF5EED6CFCB2A77A7C1FEB7ED1F746443B7',1713628625);
CREATE TABLE entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL REFERENCES ledgers (kind)
, row_sum INTEGER) STRICT;
CREATE TABLE entry_batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL REFERENCES ledgers (kind),
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    rows INTEGER NOT NULL
, row_sum INTEGER) STRICT;
CREATE TABLE entry_journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    action INTEGER NOT NULL,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    entry INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
, row_sum INTEGER) STRICT;
CREATE TABLE entry_months (
    kind TEXT NOT NULL REFERENCES ledgers (kind),
    month TEXT NOT NULL,
    rows INTEGER NOT NULL, row_sum INTEGER,
    PRIMARY KEY (kind, month)
) STRICT, WITHOUT ROWID;
PRAGMA writable_schema=ON;
INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql)VALUES('table','entry_search','entry_search',0,'CREATE VIRTUAL TABLE entry_search USING fts5 (words, initials, tokenize = ''ascii'')');
CREATE TABLE 'entry_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO "entry_search_config" VALUES('version',4);
CREATE TABLE 'entry_search_content'(id INTEGER PRIMARY KEY, c0, c1);
CREATE TABLE 'entry_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO "entry_search_data" VALUES(1,X'');
INSERT INTO "entry_search_data" VALUES(10,X'00000000000000');
CREATE TABLE 'entry_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'entry_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE evidence (
    entry INTEGER NOT NULL REFERENCES entries (id),
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_at TEXT NOT NULL, row_sum INTEGER,
    PRIMARY KEY (entry, sha256)
) STRICT, WITHOUT ROWID;
CREATE TABLE exports (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES versions (number),
    at TEXT NOT NULL,
    purpose TEXT NOT NULL,
    files TEXT NOT NULL
, row_sum INTEGER) STRICT;
CREATE TABLE fields (
    year INTEGER NOT NULL REFERENCES reports (year),
    path TEXT NOT NULL,
    value TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (year, path)
) STRICT, WITHOUT ROWID;
INSERT INTO "fields" VALUES(2025,'answers/own.3fa','{"reason":"字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字"}',3776634347);
INSERT INTO "fields" VALUES(2025,'answers/study.pre','{"state":"done","figures":{"n":{"value":"1.50","precision":"余"}},"remark":"第二稿"}',1296053843);
INSERT INTO "fields" VALUES(2025,'dismissed','{}',4294222264);
INSERT INTO "fields" VALUES(2025,'finalised','true',645051334);
INSERT INTO "fields" VALUES(2025,'form','{"date":"2025-12-30","deadlines":{"publish":"2026-04-01"}}',1085054551);
INSERT INTO "fields" VALUES(2025,'order','{"achievements":["study","own.1"]}',3113970843);
INSERT INTO "fields" VALUES(2025,'part_titles','{"plans":"三、打算"}',547364019);
INSERT INTO "fields" VALUES(2025,'period','["2025-01-01","2025-12-31"]',1136504166);
INSERT INTO "fields" VALUES(2025,'plans','[{"id":"b1","text":"培训"}]',3036139271);
INSERT INTO "fields" VALUES(2025,'problems','[{"id":"a1","text":"人少","plans":["b1"]}]',2039542889);
INSERT INTO "fields" VALUES(2025,'sections/study','{"prose":[{"id":"p0","origin":"own","pieces":[{"kind":"text","text":"一。"}]},{"id":"p1","origin":"own","pieces":[{"kind":"text","text":"二。"}]}]}',4272696877);
INSERT INTO "fields" VALUES(2025,'unit','{"name":"青禾镇","county":"云岭县"}',3256353551);
CREATE TABLE import_mappings (
    kind TEXT NOT NULL,
    headings TEXT NOT NULL,
    mapping TEXT NOT NULL,
    used_at TEXT NOT NULL, row_sum INTEGER,
    PRIMARY KEY (kind, headings)
) STRICT, WITHOUT ROWID
;
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL,
    action INTEGER NOT NULL,
    label TEXT NOT NULL,
    place TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    path TEXT NOT NULL,
    old TEXT,
    new TEXT,
    undone INTEGER NOT NULL DEFAULT 0
, row_sum INTEGER) STRICT;
INSERT INTO "journal" VALUES(1,2025,1,'填写','','2026-11-21T01:56:16+00:00','root','answers/study.pre','{"state":"done","figures":{"n":{"value":"1.50","precision":"余"}}}','{"state":"done","figures":{"n":{"value":"1.50","precision":"余"}},"remark":"第二稿"}',0,2328335832);
CREATE TABLE ledgers (
    kind TEXT PRIMARY KEY,
    columns TEXT NOT NULL,
    main_date TEXT NOT NULL,
    undo_from INTEGER NOT NULL DEFAULT 0
, row_sum INTEGER) STRICT;
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
, row_sum INTEGER) STRICT;
INSERT INTO "meta" VALUES('id','f3329eb67b9d4a68b1f08a5929c00c9a',3273892294);
INSERT INTO "meta" VALUES('generation','1',594810030);
CREATE TABLE packs (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    text TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    imported_at TEXT NOT NULL
, row_sum INTEGER) STRICT
;
CREATE TABLE reports (
    year INTEGER PRIMARY KEY,
    catalogue_hash TEXT NOT NULL REFERENCES catalogues (hash),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    revision INTEGER NOT NULL,
    undo_from INTEGER NOT NULL DEFAULT 0,
    place TEXT NOT NULL DEFAULT '{}'
, row_sum INTEGER) STRICT;
INSERT INTO "reports" VALUES(2025,'0e64f9edbcbec885f0fc54c83684a99826105bf7923d7c5672e5c14eeffabcaf','2026-11-21T01:56:16+00:00','2026-11-21T01:56:16+00:00',3,0,'{}',2114674062);
CREATE TABLE versions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL REFERENCES reports (year),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    progress TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    revision INTEGER NOT NULL,
    journal_seq INTEGER NOT NULL,
    dump TEXT NOT NULL REFERENCES dumps (sha256)
, row_sum INTEGER) STRICT;
INSERT INTO "versions" VALUES(1,2025,'manual','','2026-11-21T01:56:16+00:00','root','已答 0 / 0','47db2ac0a87cdd42e3344d1c6c3cfd51640889a47375f8062fabe5317bbc64f4',3,1,'f75370cbe61a804d5ea0ff9c25238c41b8dcf2cc8434d5642174ab6fbf39a3fc',3874684699);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX journal_undone ON journal (year, seq) WHERE undone = 1;
CREATE INDEX entry_journal_by_kind ON entry_journal (kind, undone, seq);
CREATE INDEX versions_of_year ON versions (year, number);
PRAGMA writable_schema=OFF;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('journal',1);
INSERT INTO "sqlite_sequence" VALUES('versions',1);
COMMIT;
