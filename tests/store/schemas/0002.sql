-- A workbook of the second schema, as `.dump` writes it.  Never changed.
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
CREATE TABLE catalogues (
    hash TEXT PRIMARY KEY,
    json TEXT NOT NULL
) STRICT;
INSERT INTO "catalogues" VALUES('0e64f9edbcbec885f0fc54c83684a99826105bf7923d7c5672e5c14eeffabcaf','{"edition":"2025","valid_from":2025,"valid_to":2026,"parts":[],"ledgers":[],"problems":[],"plans":[],"deadlines":[],"words":{}}');
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
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX journal_undone ON journal (year, seq) WHERE undone = 1;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('journal',3);
INSERT INTO "sqlite_sequence" VALUES('packs',1);
COMMIT;
