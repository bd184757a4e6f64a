-- A workbook of the fourth schema, as `.dump` writes it.  Never changed.
PRAGMA application_id=1719297122;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT;
INSERT INTO "_sqlite_migrations" VALUES(1,'fzdesk','0001_reports','2026-11-20 22:28:25.624433+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'fzdesk','0002_packs','2026-11-20 22:40:34.568947+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'fzdesk','0003_ledgers','2026-11-21 01:41:45.130922+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'fzdesk','0004_versions','2026-11-21 01:41:45.158111+00:00');
CREATE TABLE catalogues (
    hash TEXT PRIMARY KEY,
    json TEXT NOT NULL
) STRICT;
INSERT INTO "catalogues" VALUES('0e64f9edbcbec885f0fc54c83684a99826105bf7923d7c5672e5c14eeffabcaf','{"edition":"2025","valid_from":2025,"valid_to":2026,"parts":[],"ledgers":[],"problems":[],"plans":[],"deadlines":[],"words":{}}');
CREATE TABLE dumps (
    sha256 TEXT PRIMARY KEY,
    data BLOB NOT NULL
) STRICT;
INSERT INTO "dumps" VALUES('1534117ff99d67a2bd3c274b35fba01df34dd1c296a1179045c0f661228c395e',X'78DAED56CB6ADB4014FD9759CBAE244BF2E3574228A3993BCE1069468C46498311B8DD944028A4A5942E4A77A58B3884AE52439B8F895D377FD1B963A7CEBACB22B868313AF79CFB107334238C5A5AE86903644242C81231069EB31CD868948A50B03461A341364AE8783C8AB3284C73311CC7033E6469368C216551022004CD191524204242C16B329911AAEA5330F5337DAAFA0341F1C800ADB57242EBC5872EBAE8A28B2EFEB3206DF0F7EEAF6DC3CFFA9501BCFD6B4B2DBA0CD70ABC534C1B03DE2A143E4E68E14D28EAA7A17BED9298ACA5B78BD58F8FA475B4064A6A8EDDC1E6EA6AB5BCD87CBD433121152D640D9C4CAC69C01D68532223DFEAC5619CF6A2B837405A0E9417526D75AB267789475B4CD60B935E1879216D38186F62EC48C20994A0ACCB3820BE214783A616914307ADA8B1CFADB4C58EB270BD63C9B7E7F7F397BFCEDF6DAEFD442A305273A4F0E584114A05FBDA1C59F0987C3023D241498E080B2F2C3AE6E7EFBFAF17A44594D17901E513207D025C2D97EB9B4BB227439A43CCAB815937CFDD567CB146D7B0A7A97040DAC8A9C4A1BB1691450283ADD4B15488F23A7BB9DBF9FDFC95ABAB0D1E59A27F60595EEC5870A48D92D67F16B4C4FD3D7C7ABBF9F2F3E1FD6B8767BA51F6CC675CAEBF2DD66FEEFCBEAC763F3138FFB6FD0349DC3E50');
CREATE TABLE entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL REFERENCES ledgers (kind)
) STRICT;
CREATE TABLE entry_batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL REFERENCES ledgers (kind),
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    rows INTEGER NOT NULL
) STRICT;
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
) STRICT;
CREATE TABLE entry_months (
    kind TEXT NOT NULL REFERENCES ledgers (kind),
    month TEXT NOT NULL,
    rows INTEGER NOT NULL,
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
    added_at TEXT NOT NULL,
    PRIMARY KEY (entry, sha256)
) STRICT, WITHOUT ROWID;
CREATE TABLE exports (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES versions (number),
    at TEXT NOT NULL,
    purpose TEXT NOT NULL,
    files TEXT NOT NULL
) STRICT;
INSERT INTO "exports" VALUES(1,2,'2026-11-21T01:41:45+00:00','submit','["报告.docx"]');
CREATE TABLE fields (
    year INTEGER NOT NULL REFERENCES reports (year),
    path TEXT NOT NULL,
    value TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (year, path)
) STRICT, WITHOUT ROWID;
INSERT INTO "fields" VALUES(2024,'finalised','false',1718720839);
INSERT INTO "fields" VALUES(2024,'form','{}',612969187);
INSERT INTO "fields" VALUES(2024,'order','{}',4141931686);
INSERT INTO "fields" VALUES(2024,'part_titles','{}',3925434917);
INSERT INTO "fields" VALUES(2024,'period','["2024-01-01","2024-12-31"]',1434702012);
INSERT INTO "fields" VALUES(2024,'plans','[]',1439816479);
INSERT INTO "fields" VALUES(2024,'problems','[]',916451881);
INSERT INTO "fields" VALUES(2024,'unit','{"name":"青禾镇","county":"云岭县"}',2209605684);
INSERT INTO "fields" VALUES(2025,'answers/own.3fa','{"reason":"字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字"}',2870347118);
INSERT INTO "fields" VALUES(2025,'answers/study.pre','{"state":"done","figures":{"n":{"value":"1.50","precision":"余"}},"remark":"第二稿"}',4096760464);
INSERT INTO "fields" VALUES(2025,'finalised','true',4083966957);
INSERT INTO "fields" VALUES(2025,'form','{"date":"2025-12-30","deadlines":{"publish":"2026-04-01"}}',109261996);
INSERT INTO "fields" VALUES(2025,'order','{"achievements":["study","own.1"]}',1559347548);
INSERT INTO "fields" VALUES(2025,'part_titles','{"plans":"三、打算"}',2708315341);
INSERT INTO "fields" VALUES(2025,'period','["2025-01-01","2025-12-31"]',1439735871);
INSERT INTO "fields" VALUES(2025,'plans','[{"id":"b1","text":"培训"}]',4055198409);
INSERT INTO "fields" VALUES(2025,'problems','[{"id":"a1","text":"人少","plans":["b1"]}]',192095848);
INSERT INTO "fields" VALUES(2025,'sections/study','{"prose":[{"id":"p0","origin":"own","pieces":[{"kind":"text","text":"一。"}]},{"id":"p1","origin":"own","pieces":[{"kind":"text","text":"二。"}]}]}',3179442141);
INSERT INTO "fields" VALUES(2025,'unit','{"name":"青禾镇","county":"云岭县"}',2209605684);
CREATE TABLE import_mappings (
    kind TEXT NOT NULL,
    headings TEXT NOT NULL,
    mapping TEXT NOT NULL,
    used_at TEXT NOT NULL,
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
) STRICT;
INSERT INTO "journal" VALUES(1,2025,1,'填写“会前学法”','study.pre','2026-11-20T22:28:25+00:00','王小明','answers/study.pre','{"state":"done","figures":{"n":{"value":"1.50","precision":"余"}}}','{"state":"done","figures":{"n":{"value":"1.50","precision":"余"}},"remark":"第一稿"}',0);
INSERT INTO "journal" VALUES(2,2025,2,'改写“会前学法”','','2026-11-20T22:28:25+00:00','王小明','answers/study.pre','{"state":"done","figures":{"n":{"value":"1.50","precision":"余"}},"remark":"第一稿"}','{"state":"done","figures":{"n":{"value":"1.50","precision":"余"}},"remark":"第二稿"}',0);
INSERT INTO "journal" VALUES(3,2025,3,'清空','','2026-11-20T22:28:25+00:00','王小明','answers/study.pre','{"state":"done","figures":{"n":{"value":"1.50","precision":"余"}},"remark":"第二稿"}','{"state":"done","figures":{"n":{"value":"1.50","precision":"余"}}}',1);
CREATE TABLE ledgers (
    kind TEXT PRIMARY KEY,
    columns TEXT NOT NULL,
    main_date TEXT NOT NULL,
    undo_from INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
INSERT INTO "meta" VALUES('id','1460e4fc62a54448aa10af45d52771bf');
INSERT INTO "meta" VALUES('generation','2');
CREATE TABLE packs (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    text TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    imported_at TEXT NOT NULL
) STRICT;
INSERT INTO "packs" VALUES(1,'云岭县目录','yunling.toml','name = "云岭县目录"
',1862629939,'2026-11-20T22:40:34+00:00');
CREATE TABLE reports (
    year INTEGER PRIMARY KEY,
    catalogue_hash TEXT NOT NULL REFERENCES catalogues (hash),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    revision INTEGER NOT NULL,
    undo_from INTEGER NOT NULL DEFAULT 0,
    place TEXT NOT NULL DEFAULT '{}'
) STRICT;
INSERT INTO "reports" VALUES(2024,'0e64f9edbcbec885f0fc54c83684a99826105bf7923d7c5672e5c14eeffabcaf','2026-11-20T22:28:25+00:00','2026-11-20T22:28:25+00:00',6,3,'{}');
INSERT INTO "reports" VALUES(2025,'0e64f9edbcbec885f0fc54c83684a99826105bf7923d7c5672e5c14eeffabcaf','2026-11-20T22:28:25+00:00','2026-11-20T22:28:25+00:00',7,3,'{}');
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
) STRICT;
INSERT INTO "versions" VALUES(1,2025,'manual','一稿','2026-11-21T01:41:45+00:00','王小明','已答 0 / 0','47db2ac0a87cdd42e3344d1c6c3cfd51640889a47375f8062fabe5317bbc64f4',7,3,'1534117ff99d67a2bd3c274b35fba01df34dd1c296a1179045c0f661228c395e');
INSERT INTO "versions" VALUES(2,2025,'final','','2026-11-21T01:41:45+00:00','王小明','已答 0 / 0','47db2ac0a87cdd42e3344d1c6c3cfd51640889a47375f8062fabe5317bbc64f4',7,3,'1534117ff99d67a2bd3c274b35fba01df34dd1c296a1179045c0f661228c395e');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX journal_undone ON journal (year, seq) WHERE undone = 1;
CREATE INDEX entry_journal_by_kind ON entry_journal (kind, undone, seq);
CREATE INDEX versions_of_year ON versions (year, number);
PRAGMA writable_schema=OFF;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('journal',3);
INSERT INTO "sqlite_sequence" VALUES('packs',1);
INSERT INTO "sqlite_sequence" VALUES('versions',2);
COMMIT;
