-- A workbook of the fifth schema with entries in two ledgers, as `.dump` writes it.  Never changed.
PRAGMA application_id=1719297122;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT;
INSERT INTO _sqlite_migrations VALUES(1,'fzdesk','0001_reports','2026-11-21 01:56:16.702204+00:00');
INSERT INTO _sqlite_migrations VALUES(2,'fzdesk','0002_packs','2026-11-21 01:56:16.720784+00:00');
INSERT INTO _sqlite_migrations VALUES(3,'fzdesk','0003_ledgers','2026-11-21 01:56:16.751564+00:00');
INSERT INTO _sqlite_migrations VALUES(4,'fzdesk','0004_versions','2026-11-21 01:56:16.778192+00:00');
INSERT INTO _sqlite_migrations VALUES(5,'fzdesk','0005_checksums','2026-11-21 01:56:16.812028+00:00');
CREATE TABLE catalogues (
    hash TEXT PRIMARY KEY,
    json TEXT NOT NULL
, row_sum INTEGER) STRICT;
INSERT INTO catalogues VALUES('0e64f9edbcbec885f0fc54c83684a99826105bf7923d7c5672e5c14eeffabcaf','{"edition":"2025","valid_from":2025,"valid_to":2026,"parts":[],"ledgers":[],"problems":[],"plans":[],"deadlines":[],"words":{}}',1920426666);
CREATE TABLE dumps (
    sha256 TEXT PRIMARY KEY,
    data BLOB NOT NULL
, row_sum INTEGER) STRICT;
INSERT INTO dumps VALUES('f75370cbe61a804d5ea0ff9c25238c41b8dcf2cc8434d5642174ab6fbf39a3fc',X'78daed56d16adb3014fd173d3b99edd84ed25f2965c8d2752a6a4b4692db9560c8f6320a65d08d31f630f636f6d094b2a72eb0f5639a34ed5f4c5749973eef71182e06cbe79e7375afd1d194306a69a9260d903d1242961463e039cb818d466911162c4dd868908d123a1e8fe22c0ad3bc188ee3011fb2341bc690b22801280a9a335a908014024a6ec8de9450694e409b17ea44f60705c5250dd428e98456f34f5d74d145175dfc6741dae0efd96f6cc34ffbb5063cfd8da5165d862b09de29268d066f15121fc7b4f42614f5d3d07d76494c18e1ed62f9eb33691dad868aea23b7b0bebc5c2eced7df6f518c0b530963803b961679252d857fb5ba01b7a07485027c231f8771da8be2de005538505e0ab929a36e729778b8c164bd30e98591d7559a83f69ec60e051c4305d2ba8c7de2f7e768d0e32272e0a035d5f6a515b6dc5296ae15b8839bb3bbd9ebfbb30feb2bdfa01ab4501c297c39618452c1ae3647163c25ef4f8970509223c2c22b8b06faf5e7c3d59cb488d22a2fa17a06a4cf80cbc562757d41766448738079069875eddd0ec917ab95811d4d8d0d525a4c04cec06d11590430d8481d098928afb393bb99ddcddeb8badae08925fa0796c5f996055bda4861fd5f422b9cdfe397f7eb6fbf1f3fbe7578a61a694f7dc6c5eac77cf5eed6cfcb2a77a7c1feb7ed1f746443b7',1713628625);
CREATE TABLE entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL REFERENCES ledgers (kind)
, row_sum INTEGER) STRICT;
INSERT INTO entries VALUES(1,'study',3252035634);
INSERT INTO entries VALUES(2,'study',3500886603);
INSERT INTO entries VALUES(3,'mediation',69391348);
INSERT INTO entries VALUES(4,'mediation',1310480575);
INSERT INTO entries VALUES(5,'mediation',2583615719);
INSERT INTO entries VALUES(6,'mediation',984112718);
CREATE TABLE entry_batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL REFERENCES ledgers (kind),
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    rows INTEGER NOT NULL
, row_sum INTEGER) STRICT;
INSERT INTO entry_batches VALUES(1,'mediation','导入“调解.xlsx”','2026-11-21T02:11:48+00:00','王小明',3,1298242937);
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
INSERT INTO entry_journal VALUES(1,'study',1,'添加“学习民法典”','2026-11-21T02:11:48+00:00','王小明',1,0,'{"state":2,"cells":{"date":"2025-03-08","form":"中心组","title":"学习民法典","attendees":16}}','{"state":0,"cells":{"date":"2025-03-08","form":"中心组","title":"学习民法典","attendees":16}}',0,66761468);
INSERT INTO entry_journal VALUES(2,'study',2,'添加“调解法讲座”','2026-11-21T02:11:48+00:00','王小明',2,0,'{"state":2,"cells":{"date":"2025-03-08","form":"讲座","title":"调解法讲座"}}','{"state":0,"cells":{"date":"2025-03-08","form":"讲座","title":"调解法讲座"}}',0,4002439559);
INSERT INTO entry_journal VALUES(3,'study',3,'修改“学习民法典”','2026-11-21T02:11:48+00:00','王小明',1,0,'{"state":0,"cells":{"date":"2025-03-08","form":"中心组","title":"学习民法典","attendees":16}}','{"state":0,"cells":{"date":"2025-03-08","form":"中心组","title":"学习民法典","attendees":17}}',0,2958402992);
INSERT INTO entry_journal VALUES(4,'study',4,'删除“调解法讲座”','2026-11-21T02:11:48+00:00','王小明',2,0,'{"state":0,"cells":{"date":"2025-03-08","form":"讲座","title":"调解法讲座"}}','{"state":1,"cells":{"date":"2025-03-08","form":"讲座","title":"调解法讲座"}}',0,2699859455);
INSERT INTO entry_journal VALUES(5,'study',5,'附上“签到表.jpg”','2026-11-21T02:11:48+00:00','王小明',1,0,'{"files":[]}','{"files":[["abababababababababababababababababababababababababababababababab","签到表.jpg",1200,"2026-11-21T02:11:48.145739+00:00"]]}',0,1453232207);
INSERT INTO entry_journal VALUES(6,'mediation',6,'导入“调解.xlsx”','2026-11-21T02:11:48+00:00','王小明',0,1,'{"state":2}','{"state":0}',0,773226267);
INSERT INTO entry_journal VALUES(7,'mediation',7,'添加“采光纠纷”','2026-11-21T02:11:48+00:00','王小明',6,0,'{"state":2,"cells":{"date":"2025-03-08","committee":"石桥村调委会","title":"采光纠纷"}}','{"state":0,"cells":{"date":"2025-03-08","committee":"石桥村调委会","title":"采光纠纷"}}',1,2340945023);
CREATE TABLE entry_months (
    kind TEXT NOT NULL REFERENCES ledgers (kind),
    month TEXT NOT NULL,
    rows INTEGER NOT NULL, row_sum INTEGER,
    PRIMARY KEY (kind, month)
) STRICT, WITHOUT ROWID;
INSERT INTO entry_months VALUES('mediation','2025-03',3,3386878647);
INSERT INTO entry_months VALUES('study','2025-03',1,3907884572);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','entry_search','entry_search',0,'CREATE VIRTUAL TABLE entry_search USING fts5 (words, initials, tokenize = ''ascii'')');
CREATE TABLE IF NOT EXISTS 'entry_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO entry_search_config VALUES('version',4);
CREATE TABLE IF NOT EXISTS 'entry_search_content'(id INTEGER PRIMARY KEY, c0, c1);
INSERT INTO entry_search_content VALUES(1,'中 心 组 ␞ 学 习 民 法 典','z x z ␞ x x m f d');
INSERT INTO entry_search_content VALUES(2,'讲 座 ␞ 调 解 法 讲 座','j z ␞ t j f j z');
INSERT INTO entry_search_content VALUES(3,'河 湾 村 调 委 会 ␞ 邻 里 纠 纷 ␞ 成 功','h w c d w h ␞ l l j f ␞ c g');
INSERT INTO entry_search_content VALUES(4,'柳 林 村 调 委 会 ␞ 邻 里 纠 纷 ␞ 成 功','l l c d w h ␞ l l j f ␞ c g');
INSERT INTO entry_search_content VALUES(5,'河 湾 村 调 委 会 ␞ 邻 里 纠 纷 ␞ 成 功','h w c d w h ␞ l l j f ␞ c g');
INSERT INTO entry_search_content VALUES(6,'石 桥 村 调 委 会 ␞ 采 光 纠 纷','s q c d w h ␞ c g j f');
CREATE TABLE IF NOT EXISTS 'entry_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO entry_search_data VALUES(1,X'064646');
INSERT INTO entry_search_data VALUES(10,X'000000000104040004010101020101030101040101');
INSERT INTO entry_search_data VALUES(137438953473,X'00000076023064010601010a010166010601010901016d0106010108010178010a010103050301017a0108010102040103e2909e0108050101050103e4b8ad0102020202b9a00102070103e585b801020a0202ada60102060202bf830102030103e6b0910102080202b3950102090103e7bb84010204040808080a090b08070807070807');
INSERT INTO entry_search_data VALUES(274877906945,X'0000005a023066020601010701016a020a0101020604010174020601010501017a0208010103080103e2909e0208040101040103e5baa7020403080103e6b3950202070103e8a7a30202060202aeb2020402080202b08302020504080a08090b09080808');
INSERT INTO entry_search_data VALUES(412316860417,X'0000016602306303080101040c01080101040c01080101040c010164030601010501060101050106010105010166030601010c010601010c010601010c010167030601010f010601010f010601010f010168030801010207010601010701080101020701016a030601010b010601010b010601010b01016c030801010903010c01010203080301080101090301017703080101030501060101060108010103050103e2909e030c080701010807010c080701010807010c0807010108070103e4bc9a0302070102070102070103e58a9f03020f01020f01020f0202a7940302060102060102060103e6889003020e01020e01020e02029d9103020401020401020402029e9704020302029fb30402020202b2b30302020202020202b9be0302030202030103e7baa003020b01020b01020b0301b703020c01020c01020c0103e8b0830302050102050102050103e982bb0302090102090102090202878c03020a01020a01020a0415121212141217141d0e0e0d0e0d07070a0a0e0c0e0e');
INSERT INTO entry_search_data VALUES(549755813889,X'000000a30230630608010104070101640606010105010166060601010c010167060601010a010168060601010701016a060601010b0101710606010103010173060601010201017706060101060103e2909e0608080101080103e4bc9a0602070103e5858906020a0202a7940602060103e69d910602040202a1a50602030103e79fb30602020202baa006020b0301b706020c0103e8b0830602050103e98787060209040908080808080808080b080807080708070608');
CREATE TABLE IF NOT EXISTS 'entry_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO entry_search_docsize VALUES(1,X'0909');
INSERT INTO entry_search_docsize VALUES(2,X'0808');
INSERT INTO entry_search_docsize VALUES(3,X'0e0e');
INSERT INTO entry_search_docsize VALUES(4,X'0e0e');
INSERT INTO entry_search_docsize VALUES(5,X'0e0e');
INSERT INTO entry_search_docsize VALUES(6,X'0b0b');
CREATE TABLE IF NOT EXISTS 'entry_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO entry_search_idx VALUES(1,X'',2);
INSERT INTO entry_search_idx VALUES(2,X'',2);
INSERT INTO entry_search_idx VALUES(3,X'',2);
INSERT INTO entry_search_idx VALUES(4,X'',2);
CREATE TABLE evidence (
    entry INTEGER NOT NULL REFERENCES entries (id),
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_at TEXT NOT NULL, row_sum INTEGER,
    PRIMARY KEY (entry, sha256)
) STRICT, WITHOUT ROWID;
INSERT INTO evidence VALUES(1,'abababababababababababababababababababababababababababababababab','签到表.jpg',1200,'2026-11-21T02:11:48.145739+00:00',3007122327);
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
INSERT INTO fields VALUES(2025,'answers/own.3fa','{"reason":"字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字"}',3776634347);
INSERT INTO fields VALUES(2025,'answers/study.pre','{"state":"done","figures":{"n":{"value":"1.50","precision":"余"}},"remark":"第二稿"}',1296053843);
INSERT INTO fields VALUES(2025,'dismissed','{}',4294222264);
INSERT INTO fields VALUES(2025,'finalised','true',645051334);
INSERT INTO fields VALUES(2025,'form','{"date":"2025-12-30","deadlines":{"publish":"2026-04-01"}}',1085054551);
INSERT INTO fields VALUES(2025,'order','{"achievements":["study","own.1"]}',3113970843);
INSERT INTO fields VALUES(2025,'part_titles','{"plans":"三、打算"}',547364019);
INSERT INTO fields VALUES(2025,'period','["2025-01-01","2025-12-31"]',1136504166);
INSERT INTO fields VALUES(2025,'plans','[{"id":"b1","text":"培训"}]',3036139271);
INSERT INTO fields VALUES(2025,'problems','[{"id":"a1","text":"人少","plans":["b1"]}]',2039542889);
INSERT INTO fields VALUES(2025,'sections/study','{"prose":[{"id":"p0","origin":"own","pieces":[{"kind":"text","text":"一。"}]},{"id":"p1","origin":"own","pieces":[{"kind":"text","text":"二。"}]}]}',4272696877);
INSERT INTO fields VALUES(2025,'unit','{"name":"青禾镇","county":"云岭县"}',3256353551);
CREATE TABLE import_mappings (
    kind TEXT NOT NULL,
    headings TEXT NOT NULL,
    mapping TEXT NOT NULL,
    used_at TEXT NOT NULL, row_sum INTEGER,
    PRIMARY KEY (kind, headings)
) STRICT, WITHOUT ROWID
;
INSERT INTO import_mappings VALUES('mediation','日期序号','{"日期": "date", "序号": ""}','2026-11-21T02:11:48+00:00',1995980942);
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
INSERT INTO journal VALUES(1,2025,1,'填写','','2026-11-21T01:56:16+00:00','root','answers/study.pre','{"state":"done","figures":{"n":{"value":"1.50","precision":"余"}}}','{"state":"done","figures":{"n":{"value":"1.50","precision":"余"}},"remark":"第二稿"}',0,2328335832);
CREATE TABLE ledgers (
    kind TEXT PRIMARY KEY,
    columns TEXT NOT NULL,
    main_date TEXT NOT NULL,
    undo_from INTEGER NOT NULL DEFAULT 0
, row_sum INTEGER) STRICT;
INSERT INTO ledgers VALUES('study','{"date": "date", "form": "choice", "title": "text", "laws": "text", "law_count": "integer", "lecturer": "text", "attendees": "integer", "expected": "integer", "passed": "integer", "place": "text", "remark": "text"}','date',0,190652278);
INSERT INTO ledgers VALUES('mediation','{"date": "date", "committee": "text", "title": "text", "kind": "text", "accepted": "yes_no", "result": "choice", "closed": "date", "place": "text", "remark": "text"}','date',0,2117553815);
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
, row_sum INTEGER) STRICT;
INSERT INTO meta VALUES('id','f3329eb67b9d4a68b1f08a5929c00c9a',3273892294);
INSERT INTO meta VALUES('generation','2',3128771860);
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
INSERT INTO reports VALUES(2025,'0e64f9edbcbec885f0fc54c83684a99826105bf7923d7c5672e5c14eeffabcaf','2026-11-21T01:56:16+00:00','2026-11-21T01:56:16+00:00',11,0,'{}',1543066872);
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
INSERT INTO versions VALUES(1,2025,'manual','','2026-11-21T01:56:16+00:00','root','已答 0 / 0','47db2ac0a87cdd42e3344d1c6c3cfd51640889a47375f8062fabe5317bbc64f4',3,1,'f75370cbe61a804d5ea0ff9c25238c41b8dcf2cc8434d5642174ab6fbf39a3fc',3874684699);
CREATE TABLE IF NOT EXISTS "ledger_study" (_id INTEGER PRIMARY KEY REFERENCES entries (id), _state INTEGER NOT NULL, _batch INTEGER NOT NULL, _entered_at TEXT NOT NULL, _who TEXT NOT NULL, "date" TEXT, "form" TEXT, "title" TEXT, "laws" TEXT, "law_count" INTEGER, "lecturer" TEXT, "attendees" INTEGER, "expected" INTEGER, "passed" INTEGER, "place" TEXT, "remark" TEXT, row_sum INTEGER) STRICT;
INSERT INTO ledger_study VALUES(1,0,0,'2026-11-21T02:11:48+00:00','王小明','2025-03-08','中心组','学习民法典',NULL,NULL,NULL,17,NULL,NULL,NULL,NULL,1121892827);
INSERT INTO ledger_study VALUES(2,1,0,'2026-11-21T02:11:48+00:00','王小明','2025-03-08','讲座','调解法讲座',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,3475163818);
CREATE TABLE IF NOT EXISTS "ledger_mediation" (_id INTEGER PRIMARY KEY REFERENCES entries (id), _state INTEGER NOT NULL, _batch INTEGER NOT NULL, _entered_at TEXT NOT NULL, _who TEXT NOT NULL, "date" TEXT, "committee" TEXT, "title" TEXT, "kind" TEXT, "accepted" INTEGER, "result" TEXT, "closed" TEXT, "place" TEXT, "remark" TEXT, row_sum INTEGER) STRICT;
INSERT INTO ledger_mediation VALUES(3,0,1,'2026-11-21T02:11:48+00:00','王小明','2025-03-08','河湾村调委会','邻里纠纷',NULL,1,'成功','2025-04-01',NULL,NULL,150216692);
INSERT INTO ledger_mediation VALUES(4,0,1,'2026-11-21T02:11:48+00:00','王小明','2025-03-08','柳林村调委会','邻里纠纷',NULL,1,'成功','2025-04-01',NULL,NULL,2750278631);
INSERT INTO ledger_mediation VALUES(5,0,1,'2026-11-21T02:11:48+00:00','王小明','2025-03-08','河湾村调委会','邻里纠纷',NULL,1,'成功','2025-04-01',NULL,NULL,1497120297);
INSERT INTO ledger_mediation VALUES(6,2,0,'2026-11-21T02:11:48+00:00','王小明','2025-03-08','石桥村调委会','采光纠纷',NULL,NULL,NULL,NULL,NULL,NULL,2484171806);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('journal',1);
INSERT INTO sqlite_sequence VALUES('versions',1);
INSERT INTO sqlite_sequence VALUES('entries',6);
INSERT INTO sqlite_sequence VALUES('entry_journal',7);
INSERT INTO sqlite_sequence VALUES('entry_batches',1);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX journal_undone ON journal (year, seq) WHERE undone = 1;
CREATE INDEX entry_journal_by_kind ON entry_journal (kind, undone, seq);
CREATE INDEX versions_of_year ON versions (year, number);
CREATE INDEX "ledger_study_by__batch" ON "ledger_study" (_batch) WHERE _batch > 0;
CREATE INDEX "ledger_study_by__date" ON "ledger_study" ("date", _id, _state) WHERE _state = 0;
CREATE INDEX "ledger_mediation_by__batch" ON "ledger_mediation" (_batch) WHERE _batch > 0;
CREATE INDEX "ledger_mediation_by__date" ON "ledger_mediation" ("date", _id, _state) WHERE _state = 0;
PRAGMA writable_schema=OFF;
COMMIT;
