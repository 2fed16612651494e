-- A journal as version 3 of the tables left it: something in every table, and a history.
BEGIN TRANSACTION;
CREATE TABLE batch (                      -- one command, one row: what undo takes back
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid    TEXT NOT NULL UNIQUE,
  at      TEXT NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  target  INTEGER REFERENCES batch (id),  -- the batch that an undo or redo is about
  session TEXT NOT NULL,                  -- which terminal or program wrote it
  summary TEXT NOT NULL,
  open    INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1)),
  CHECK ((kind = 'do') = (target IS NULL))
) STRICT;
INSERT INTO "batch" VALUES(1,'00000000-0000-4000-8000-000000000001','2026-11-19T21:00:00+01:00','do',NULL,'s1','log shedding=2 mood=6',0);
INSERT INTO "batch" VALUES(2,'00000000-0000-4000-8000-000000000004','2026-11-19T21:00:00+01:00','do',NULL,'s1','product add kratom --form leaf-powder --unit g --usual 4g --strength "1.5 % alkaloids" --lot B-17 -n …',0);
INSERT INTO "batch" VALUES(3,'00000000-0000-4000-8000-000000000006','2026-11-19T21:00:00+01:00','do',NULL,'s1','dose kratom 4g --at 08:30 -n …',0);
INSERT INTO "batch" VALUES(4,'00000000-0000-4000-8000-000000000008','2026-11-19T21:00:00+01:00','do',NULL,'s1','dose tea none -n …',0);
INSERT INTO "batch" VALUES(5,'00000000-0000-4000-8000-00000000000b','2026-11-19T21:00:00+01:00','do',NULL,'s1','regimen sertraline 50mg daily --from 2026-11-01',0);
INSERT INTO "batch" VALUES(6,'00000000-0000-4000-8000-00000000000e','2026-11-19T21:00:00+01:00','do',NULL,'s1','regimen kratom "6g every 2 days" --from 2026-11-05',0);
INSERT INTO "batch" VALUES(7,'00000000-0000-4000-8000-000000000010','2026-11-20T21:00:00+01:00','do',NULL,'s1','log mood=4 --at 08:30',0);
INSERT INTO "batch" VALUES(8,'00000000-0000-4000-8000-000000000012','2026-11-20T21:00:00+01:00','do',NULL,'s1','log dryness=skip --on yesterday',0);
INSERT INTO "batch" VALUES(9,'00000000-0000-4000-8000-000000000014','2026-11-20T21:00:00+01:00','do',NULL,'s1','log shedding=3 --on yesterday',0);
INSERT INTO "batch" VALUES(10,'00000000-0000-4000-8000-000000000015','2026-11-20T21:00:00+01:00','do',NULL,'s1','measure add flakes --title Flakes --question … --range 0..4 --lag 3..28 --bad 3',0);
INSERT INTO "batch" VALUES(11,'00000000-0000-4000-8000-000000000018','2026-11-20T21:00:00+01:00','do',NULL,'s1','log flakes=3',0);
INSERT INTO "batch" VALUES(12,'00000000-0000-4000-8000-00000000001a','2026-11-20T21:00:00+01:00','do',NULL,'s1','measure edit shedding --bad 2',0);
INSERT INTO "batch" VALUES(13,'00000000-0000-4000-8000-00000000001b','2026-11-20T21:00:00+01:00','do',NULL,'s1','measure edit dryness --lag 5..20',0);
INSERT INTO "batch" VALUES(14,'00000000-0000-4000-8000-00000000001c','2026-11-20T21:00:00+01:00','do',NULL,'s1','measure edit energy --range 0..100',0);
INSERT INTO "batch" VALUES(15,'00000000-0000-4000-8000-00000000001e','2026-11-20T21:00:00+01:00','do',NULL,'s1','measure edit nails --title "My nails" --question …',0);
INSERT INTO "batch" VALUES(16,'00000000-0000-4000-8000-00000000001f','2026-11-20T21:00:00+01:00','do',NULL,'s1','measure track itch',0);
INSERT INTO "batch" VALUES(17,'00000000-0000-4000-8000-000000000020','2026-11-20T21:00:00+01:00','do',NULL,'s1','measure retire craving',0);
INSERT INTO "batch" VALUES(18,'00000000-0000-4000-8000-000000000021','2026-11-20T21:00:00+01:00','do',NULL,'s1','dose kratom 3.5g --estimate',0);
INSERT INTO "batch" VALUES(19,'00000000-0000-4000-8000-000000000023','2026-11-20T21:00:00+01:00','do',NULL,'s1','event reduce kratom 8g 4g -n …',0);
INSERT INTO "batch" VALUES(20,'00000000-0000-4000-8000-000000000025','2026-11-20T21:00:00+01:00','do',NULL,'s1','event illness cold',0);
INSERT INTO "batch" VALUES(21,'00000000-0000-4000-8000-000000000027','2026-11-21T21:00:00+01:00','do',NULL,'s1','event illness flu --from -2d --to yesterday',0);
INSERT INTO "batch" VALUES(22,'00000000-0000-4000-8000-000000000029','2026-11-21T21:00:00+01:00','do',NULL,'s1','edit e3 --title "bad flu"',0);
INSERT INTO "batch" VALUES(23,'00000000-0000-4000-8000-00000000002a','2026-11-21T21:00:00+01:00','do',NULL,'s1','edit e2 --to open',0);
INSERT INTO "batch" VALUES(24,'00000000-0000-4000-8000-00000000002b','2026-11-21T21:00:00+01:00','do',NULL,'s1','regimen magnesium "200mg twice daily" --from 2026-11-10',0);
INSERT INTO "batch" VALUES(25,'00000000-0000-4000-8000-00000000002e','2026-11-21T21:00:00+01:00','do',NULL,'s1','log -n …',0);
INSERT INTO "batch" VALUES(26,'00000000-0000-4000-8000-000000000030','2026-11-21T21:00:00+01:00','do',NULL,'s1','visit add … --on … --goal …',0);
INSERT INTO "batch" VALUES(27,'00000000-0000-4000-8000-000000000032','2026-11-21T21:00:00+01:00','do',NULL,'s1','visit ask … --visit …',0);
INSERT INTO "batch" VALUES(28,'00000000-0000-4000-8000-000000000034','2026-11-21T21:00:00+01:00','do',NULL,'s1','visit answer …',0);
INSERT INTO "batch" VALUES(29,'00000000-0000-4000-8000-000000000035','2026-11-21T21:00:00+01:00','do',NULL,'s1','visit add … --on …',0);
INSERT INTO "batch" VALUES(30,'00000000-0000-4000-8000-000000000037','2026-11-21T21:00:00+01:00','do',NULL,'s1','visit done …',0);
INSERT INTO "batch" VALUES(31,'00000000-0000-4000-8000-000000000038','2026-11-21T21:00:00+01:00','do',NULL,'s1','profile name …',0);
INSERT INTO "batch" VALUES(32,'00000000-0000-4000-8000-00000000003a','2026-11-21T21:00:00+01:00','do',NULL,'s1','profile born …',0);
INSERT INTO "batch" VALUES(33,'00000000-0000-4000-8000-00000000003c','2026-11-21T21:00:00+01:00','do',NULL,'s1','profile born --forget',0);
INSERT INTO "batch" VALUES(34,'00000000-0000-4000-8000-00000000003d','2026-11-21T21:00:00+01:00','do',NULL,'s1','product add powder --unit g',0);
INSERT INTO "batch" VALUES(35,'00000000-0000-4000-8000-00000000003f','2026-11-21T21:00:00+01:00','do',NULL,'s1','dose powder 2g',0);
INSERT INTO "batch" VALUES(36,'00000000-0000-4000-8000-000000000041','2026-11-21T21:00:00+01:00','do',NULL,'s1','product join powder kratom --both --yes',0);
INSERT INTO "batch" VALUES(37,'00000000-0000-4000-8000-000000000042','2026-11-21T21:00:00+01:00','do',NULL,'s1','nail',0);
INSERT INTO "batch" VALUES(38,'00000000-0000-4000-8000-000000000044','2026-11-21T21:00:00+01:00','do',NULL,'s1','photo',0);
INSERT INTO "batch" VALUES(39,'00000000-0000-4000-8000-000000000046','2026-11-22T21:00:00+01:00','do',NULL,'s1','log mood=7',0);
INSERT INTO "batch" VALUES(40,'00000000-0000-4000-8000-000000000048','2026-11-22T21:00:00+01:00','do',NULL,'s1','delete n1 --yes',0);
INSERT INTO "batch" VALUES(41,'00000000-0000-4000-8000-000000000049','2026-11-22T21:00:00+01:00','undo',40,'s1','undo',0);
INSERT INTO "batch" VALUES(42,'00000000-0000-4000-8000-00000000004a','2026-11-22T21:00:00+01:00','redo',40,'s1','redo',0);
INSERT INTO "batch" VALUES(43,'00000000-0000-4000-8000-00000000004b','2026-11-22T21:00:00+01:00','undo',40,'s1','undo',0);
INSERT INTO "batch" VALUES(44,'00000000-0000-4000-8000-00000000004c','2026-11-22T21:00:00+01:00','do',NULL,'s1','log mood=8',0);
INSERT INTO "batch" VALUES(45,'00000000-0000-4000-8000-00000000004d','2026-11-22T21:00:00+01:00','do',NULL,'s1','dose kratom 2g',0);
INSERT INTO "batch" VALUES(46,'00000000-0000-4000-8000-00000000004f','2026-11-22T21:00:00+01:00','undo',45,'s1','undo',0);
CREATE TABLE catalog (
  part TEXT PRIMARY KEY,
  mark TEXT NOT NULL
) STRICT;
INSERT INTO "catalog" VALUES('measures','1');
CREATE TABLE change (                     -- append-only; the rows are as in literals.py
  id         INTEGER PRIMARY KEY,
  batch_id   INTEGER NOT NULL REFERENCES batch (id),
  table_name TEXT NOT NULL,
  row_id     INTEGER NOT NULL,
  old        TEXT,                        -- NULL: the row is new
  new        TEXT,                        -- NULL: the row is gone
  CHECK (old IS NOT NULL OR new IS NOT NULL)
) STRICT;
INSERT INTO "change" VALUES(1,1,'observation',1,NULL,'id=1,uuid=''00000000-0000-4000-8000-000000000002'',measure_id=1,scale_version=1,day=''2026-11-19'',at=NULL,value=2.0,recorded_at=''2026-11-19T21:00:00+01:00'',recorded_on=''2026-11-19'',source=NULL');
INSERT INTO "change" VALUES(2,1,'observation',2,NULL,'id=2,uuid=''00000000-0000-4000-8000-000000000003'',measure_id=4,scale_version=1,day=''2026-11-19'',at=NULL,value=6.0,recorded_at=''2026-11-19T21:00:00+01:00'',recorded_on=''2026-11-19'',source=NULL');
INSERT INTO "change" VALUES(3,2,'product',1,NULL,'id=1,uuid=''00000000-0000-4000-8000-000000000005'',name=''kratom'',form=NULL,unit=NULL,strength=NULL,lot=NULL,usual_amount=NULL,note=NULL,retired_on=NULL');
INSERT INTO "change" VALUES(4,2,'product',1,'id=1,uuid=''00000000-0000-4000-8000-000000000005'',name=''kratom'',form=NULL,unit=NULL,strength=NULL,lot=NULL,usual_amount=NULL,note=NULL,retired_on=NULL','id=1,uuid=''00000000-0000-4000-8000-000000000005'',name=''kratom'',form=''leaf-powder'',unit=''g'',strength=''1.5 % alkaloids'',lot=''B-17'',usual_amount=4.0,note=''from the shop'',retired_on=NULL');
INSERT INTO "change" VALUES(5,3,'dose',1,NULL,'id=1,uuid=''00000000-0000-4000-8000-000000000007'',product_id=1,day=''2026-11-19'',at=''2026-11-19T08:30+01:00'',taken=1,amount=4.0,estimate=0,entered=''4g'',note=''with tea'',recorded_at=''2026-11-19T21:00:00+01:00'',recorded_on=''2026-11-19'',source=NULL');
INSERT INTO "change" VALUES(6,4,'product',2,NULL,'id=2,uuid=''00000000-0000-4000-8000-000000000009'',name=''tea'',form=NULL,unit=NULL,strength=NULL,lot=NULL,usual_amount=NULL,note=NULL,retired_on=NULL');
INSERT INTO "change" VALUES(7,4,'dose',2,NULL,'id=2,uuid=''00000000-0000-4000-8000-00000000000a'',product_id=2,day=''2026-11-19'',at=NULL,taken=0,amount=NULL,estimate=0,entered=''none'',note=''fasting'',recorded_at=''2026-11-19T21:00:00+01:00'',recorded_on=''2026-11-19'',source=NULL');
INSERT INTO "change" VALUES(8,5,'product',3,NULL,'id=3,uuid=''00000000-0000-4000-8000-00000000000c'',name=''sertraline'',form=NULL,unit=''mg'',strength=NULL,lot=NULL,usual_amount=NULL,note=NULL,retired_on=NULL');
INSERT INTO "change" VALUES(9,5,'regimen_step',1,NULL,'id=1,uuid=''00000000-0000-4000-8000-00000000000d'',product_id=3,from_day=''2026-11-01'',daily_amount=50.0,note=NULL,recorded_at=''2026-11-19T21:00:00+01:00'',every_days=1,times=1');
INSERT INTO "change" VALUES(10,6,'regimen_step',2,NULL,'id=2,uuid=''00000000-0000-4000-8000-00000000000f'',product_id=1,from_day=''2026-11-05'',daily_amount=6.0,note=NULL,recorded_at=''2026-11-19T21:00:00+01:00'',every_days=2,times=1');
INSERT INTO "change" VALUES(11,7,'observation',3,NULL,'id=3,uuid=''00000000-0000-4000-8000-000000000011'',measure_id=4,scale_version=1,day=''2026-11-20'',at=''2026-11-20T08:30+01:00'',value=4.0,recorded_at=''2026-11-20T21:00:00+01:00'',recorded_on=''2026-11-20'',source=NULL');
INSERT INTO "change" VALUES(12,8,'observation',4,NULL,'id=4,uuid=''00000000-0000-4000-8000-000000000013'',measure_id=2,scale_version=1,day=''2026-11-19'',at=NULL,value=NULL,recorded_at=''2026-11-20T21:00:00+01:00'',recorded_on=''2026-11-20'',source=NULL');
INSERT INTO "change" VALUES(13,9,'observation',1,'id=1,uuid=''00000000-0000-4000-8000-000000000002'',measure_id=1,scale_version=1,day=''2026-11-19'',at=NULL,value=2.0,recorded_at=''2026-11-19T21:00:00+01:00'',recorded_on=''2026-11-19'',source=NULL','id=1,uuid=''00000000-0000-4000-8000-000000000002'',measure_id=1,scale_version=1,day=''2026-11-19'',at=NULL,value=3.0,recorded_at=''2026-11-20T21:00:00+01:00'',recorded_on=''2026-11-20'',source=NULL');
INSERT INTO "change" VALUES(14,10,'measure',20,NULL,'id=20,uuid=''00000000-0000-4000-8000-000000000016'',name=''flakes'',title=''Flakes'',question=''How many flakes?'',position=19,tracked=1,built_in=0,retired_on=NULL');
INSERT INTO "change" VALUES(15,10,'scale',20,NULL,'id=20,uuid=''00000000-0000-4000-8000-000000000017'',measure_id=20,version=1,kind=''rating'',minimum=0.0,maximum=4.0,whole=1,unit='''',anchors=''[]'',better=''lower'',recall=''today'',day_rule=''maximum'',lag_first=3,lag_last=28,lag_source=''set by the person'',lag_set_at=''2026-11-20T21:00:00+01:00'',every_days=1,source=''the person''''s own'',bad_from=3.0,bad_set_at=''2026-11-20T21:00:00+01:00''');
INSERT INTO "change" VALUES(16,11,'observation',5,NULL,'id=5,uuid=''00000000-0000-4000-8000-000000000019'',measure_id=20,scale_version=1,day=''2026-11-20'',at=NULL,value=3.0,recorded_at=''2026-11-20T21:00:00+01:00'',recorded_on=''2026-11-20'',source=NULL');
INSERT INTO "change" VALUES(17,12,'scale',1,'id=1,uuid=''21eb5fab-5982-5615-85f3-8b2960d49084'',measure_id=1,version=1,kind=''rating'',minimum=0.0,maximum=4.0,whole=1,unit='''',anchors=''[[0, "none noticed"], [1, "some, my normal"], [2, "more than my normal"], [3, "much more than my normal"], [4, "clumps, or far more than my normal"]]'',better=''lower'',recall=''today'',day_rule=''maximum'',lag_first=60,lag_last=120,lag_source=''Shedding follows its trigger by 3 to 4 months (Clinical Advisor, abrupt onset of hair loss); that it can begin after 2 months is general knowledge, not checked.'',lag_set_at=NULL,every_days=1,source=''sidelog''''s own words, version 1; not validated'',bad_from=3.0,bad_set_at=NULL','id=1,uuid=''21eb5fab-5982-5615-85f3-8b2960d49084'',measure_id=1,version=1,kind=''rating'',minimum=0.0,maximum=4.0,whole=1,unit='''',anchors=''[[0, "none noticed"], [1, "some, my normal"], [2, "more than my normal"], [3, "much more than my normal"], [4, "clumps, or far more than my normal"]]'',better=''lower'',recall=''today'',day_rule=''maximum'',lag_first=60,lag_last=120,lag_source=''Shedding follows its trigger by 3 to 4 months (Clinical Advisor, abrupt onset of hair loss); that it can begin after 2 months is general knowledge, not checked.'',lag_set_at=NULL,every_days=1,source=''sidelog''''s own words, version 1; not validated'',bad_from=2.0,bad_set_at=''2026-11-20T21:00:00+01:00''');
INSERT INTO "change" VALUES(18,13,'scale',2,'id=2,uuid=''fe9c3f48-9773-5f45-af4e-b2fc90695fd0'',measure_id=2,version=1,kind=''rating'',minimum=0.0,maximum=4.0,whole=1,unit='''',anchors=''[[0, "none"], [1, "a little dry or tight"], [2, "dry, rough to the touch"], [3, "very dry, flaking or red"], [4, "cracked, sore or bleeding"]]'',better=''lower'',recall=''today'',day_rule=''maximum'',lag_first=3,lag_last=28,lag_source=''Moisturiser had improved dry skin by day 28 (Kang, EEMCO guidance, yonsei.pure.elsevier.com); that it takes some days is general knowledge, not checked.'',lag_set_at=NULL,every_days=1,source=''sidelog''''s own words, version 1; not validated'',bad_from=3.0,bad_set_at=NULL','id=2,uuid=''fe9c3f48-9773-5f45-af4e-b2fc90695fd0'',measure_id=2,version=1,kind=''rating'',minimum=0.0,maximum=4.0,whole=1,unit='''',anchors=''[[0, "none"], [1, "a little dry or tight"], [2, "dry, rough to the touch"], [3, "very dry, flaking or red"], [4, "cracked, sore or bleeding"]]'',better=''lower'',recall=''today'',day_rule=''maximum'',lag_first=5,lag_last=20,lag_source=''set by the person'',lag_set_at=''2026-11-20T21:00:00+01:00'',every_days=1,source=''sidelog''''s own words, version 1; not validated'',bad_from=3.0,bad_set_at=NULL');
INSERT INTO "change" VALUES(19,14,'scale',21,NULL,'id=21,uuid=''00000000-0000-4000-8000-00000000001d'',measure_id=9,version=2,kind=''rating'',minimum=0.0,maximum=100.0,whole=1,unit='''',anchors=''[]'',better=''higher'',recall=''today'',day_rule=''mean'',lag_first=0,lag_last=2,lag_source=''General knowledge, not checked: sleep and feelings answer within days.  The first two weeks after a reduction are looked at apart, because withdrawal falls into them.'',lag_set_at=NULL,every_days=1,source=''sidelog''''s own words, version 1; not validated'',bad_from=NULL,bad_set_at=NULL');
INSERT INTO "change" VALUES(20,15,'measure',3,'id=3,uuid=''8a028dd9-9593-5b1a-ba56-26a3c8c15bb2'',name=''nails'',title=''Nail changes'',question=''How changed are your nails today?'',position=2,tracked=1,built_in=1,retired_on=NULL','id=3,uuid=''8a028dd9-9593-5b1a-ba56-26a3c8c15bb2'',name=''nails'',title=''My nails'',question=''And the nails?'',position=2,tracked=1,built_in=1,retired_on=NULL');
INSERT INTO "change" VALUES(21,16,'measure',5,'id=5,uuid=''8526877a-cf03-5afc-97db-5e9663563a54'',name=''itch'',title=''Itch'',question=''How much did you itch today overall, on dry skin or not?'',position=4,tracked=0,built_in=1,retired_on=NULL','id=5,uuid=''8526877a-cf03-5afc-97db-5e9663563a54'',name=''itch'',title=''Itch'',question=''How much did you itch today overall, on dry skin or not?'',position=4,tracked=1,built_in=1,retired_on=NULL');
INSERT INTO "change" VALUES(22,17,'measure',10,'id=10,uuid=''bfcbc86b-a9a0-5c0a-bf70-715f6a83f6d2'',name=''craving'',title=''Craving'',question=''How strong was craving today overall?'',position=9,tracked=0,built_in=1,retired_on=NULL','id=10,uuid=''bfcbc86b-a9a0-5c0a-bf70-715f6a83f6d2'',name=''craving'',title=''Craving'',question=''How strong was craving today overall?'',position=9,tracked=0,built_in=1,retired_on=''2026-11-20''');
INSERT INTO "change" VALUES(23,18,'dose',3,NULL,'id=3,uuid=''00000000-0000-4000-8000-000000000022'',product_id=1,day=''2026-11-20'',at=NULL,taken=1,amount=3.5,estimate=1,entered=''3.5g'',note=NULL,recorded_at=''2026-11-20T21:00:00+01:00'',recorded_on=''2026-11-20'',source=NULL');
INSERT INTO "change" VALUES(24,19,'event',1,NULL,'id=1,uuid=''00000000-0000-4000-8000-000000000024'',kind=''reduce'',product_id=1,day=''2026-11-20'',until=NULL,title=NULL,note=''slowly'',recorded_at=''2026-11-20T21:00:00+01:00'',recorded_on=''2026-11-20'',source=NULL,amount_before=8.0,amount_after=4.0,ongoing=0');
INSERT INTO "change" VALUES(25,20,'event',2,NULL,'id=2,uuid=''00000000-0000-4000-8000-000000000026'',kind=''illness'',product_id=NULL,day=''2026-11-20'',until=NULL,title=''cold'',note=NULL,recorded_at=''2026-11-20T21:00:00+01:00'',recorded_on=''2026-11-20'',source=NULL,amount_before=NULL,amount_after=NULL,ongoing=0');
INSERT INTO "change" VALUES(26,21,'event',3,NULL,'id=3,uuid=''00000000-0000-4000-8000-000000000028'',kind=''illness'',product_id=NULL,day=''2026-11-19'',until=''2026-11-20'',title=''flu'',note=NULL,recorded_at=''2026-11-21T21:00:00+01:00'',recorded_on=''2026-11-21'',source=NULL,amount_before=NULL,amount_after=NULL,ongoing=0');
INSERT INTO "change" VALUES(27,22,'event',3,'id=3,uuid=''00000000-0000-4000-8000-000000000028'',kind=''illness'',product_id=NULL,day=''2026-11-19'',until=''2026-11-20'',title=''flu'',note=NULL,recorded_at=''2026-11-21T21:00:00+01:00'',recorded_on=''2026-11-21'',source=NULL,amount_before=NULL,amount_after=NULL,ongoing=0','id=3,uuid=''00000000-0000-4000-8000-000000000028'',kind=''illness'',product_id=NULL,day=''2026-11-19'',until=''2026-11-20'',title=''bad flu'',note=NULL,recorded_at=''2026-11-21T21:00:00+01:00'',recorded_on=''2026-11-21'',source=NULL,amount_before=NULL,amount_after=NULL,ongoing=0');
INSERT INTO "change" VALUES(28,23,'event',2,'id=2,uuid=''00000000-0000-4000-8000-000000000026'',kind=''illness'',product_id=NULL,day=''2026-11-20'',until=NULL,title=''cold'',note=NULL,recorded_at=''2026-11-20T21:00:00+01:00'',recorded_on=''2026-11-20'',source=NULL,amount_before=NULL,amount_after=NULL,ongoing=0','id=2,uuid=''00000000-0000-4000-8000-000000000026'',kind=''illness'',product_id=NULL,day=''2026-11-20'',until=NULL,title=''cold'',note=NULL,recorded_at=''2026-11-21T21:00:00+01:00'',recorded_on=''2026-11-21'',source=NULL,amount_before=NULL,amount_after=NULL,ongoing=1');
INSERT INTO "change" VALUES(29,24,'product',4,NULL,'id=4,uuid=''00000000-0000-4000-8000-00000000002c'',name=''magnesium'',form=NULL,unit=''mg'',strength=NULL,lot=NULL,usual_amount=NULL,note=NULL,retired_on=NULL');
INSERT INTO "change" VALUES(30,24,'regimen_step',3,NULL,'id=3,uuid=''00000000-0000-4000-8000-00000000002d'',product_id=4,from_day=''2026-11-10'',daily_amount=400.0,note=NULL,recorded_at=''2026-11-21T21:00:00+01:00'',every_days=1,times=2');
INSERT INTO "change" VALUES(31,25,'note',1,NULL,'id=1,uuid=''00000000-0000-4000-8000-00000000002f'',day=''2026-11-21'',at=NULL,text=''wash day'',recorded_at=''2026-11-21T21:00:00+01:00'',recorded_on=''2026-11-21'',source=NULL');
INSERT INTO "change" VALUES(32,26,'visit',1,NULL,'id=1,uuid=''00000000-0000-4000-8000-000000000031'',day=''2026-12-04'',who=''Dr A'',goal=''to know'',note=NULL,recorded_at=''2026-11-21T21:00:00+01:00'',done_on=NULL');
INSERT INTO "change" VALUES(33,27,'question',1,NULL,'id=1,uuid=''00000000-0000-4000-8000-000000000033'',visit_id=1,position=1,text=''Why?'',answer=NULL,recorded_at=''2026-11-21T21:00:00+01:00''');
INSERT INTO "change" VALUES(34,28,'question',1,'id=1,uuid=''00000000-0000-4000-8000-000000000033'',visit_id=1,position=1,text=''Why?'',answer=NULL,recorded_at=''2026-11-21T21:00:00+01:00''','id=1,uuid=''00000000-0000-4000-8000-000000000033'',visit_id=1,position=1,text=''Why?'',answer=''later'',recorded_at=''2026-11-21T21:00:00+01:00''');
INSERT INTO "change" VALUES(35,29,'visit',2,NULL,'id=2,uuid=''00000000-0000-4000-8000-000000000036'',day=''2026-11-20'',who=''Dr B'',goal=NULL,note=NULL,recorded_at=''2026-11-21T21:00:00+01:00'',done_on=NULL');
INSERT INTO "change" VALUES(36,30,'visit',2,'id=2,uuid=''00000000-0000-4000-8000-000000000036'',day=''2026-11-20'',who=''Dr B'',goal=NULL,note=NULL,recorded_at=''2026-11-21T21:00:00+01:00'',done_on=NULL','id=2,uuid=''00000000-0000-4000-8000-000000000036'',day=''2026-11-20'',who=''Dr B'',goal=NULL,note=NULL,recorded_at=''2026-11-21T21:00:00+01:00'',done_on=''2026-11-21''');
INSERT INTO "change" VALUES(37,31,'profile',1,NULL,'id=1,uuid=''00000000-0000-4000-8000-000000000039'',key=''name'',value=''Ada''');
INSERT INTO "change" VALUES(38,32,'profile',2,NULL,'id=2,uuid=''00000000-0000-4000-8000-00000000003b'',key=''born'',value=''1980-02-03''');
INSERT INTO "change" VALUES(39,33,'profile',2,'id=2,uuid=''00000000-0000-4000-8000-00000000003b'',key=''born'',value=''1980-02-03''',NULL);
INSERT INTO "change" VALUES(40,34,'product',5,NULL,'id=5,uuid=''00000000-0000-4000-8000-00000000003e'',name=''powder'',form=NULL,unit=NULL,strength=NULL,lot=NULL,usual_amount=NULL,note=NULL,retired_on=NULL');
INSERT INTO "change" VALUES(41,34,'product',5,'id=5,uuid=''00000000-0000-4000-8000-00000000003e'',name=''powder'',form=NULL,unit=NULL,strength=NULL,lot=NULL,usual_amount=NULL,note=NULL,retired_on=NULL','id=5,uuid=''00000000-0000-4000-8000-00000000003e'',name=''powder'',form=NULL,unit=''g'',strength=NULL,lot=NULL,usual_amount=NULL,note=NULL,retired_on=NULL');
INSERT INTO "change" VALUES(42,35,'dose',4,NULL,'id=4,uuid=''00000000-0000-4000-8000-000000000040'',product_id=5,day=''2026-11-21'',at=NULL,taken=1,amount=2.0,estimate=0,entered=''2g'',note=NULL,recorded_at=''2026-11-21T21:00:00+01:00'',recorded_on=''2026-11-21'',source=NULL');
INSERT INTO "change" VALUES(43,36,'dose',4,'id=4,uuid=''00000000-0000-4000-8000-000000000040'',product_id=5,day=''2026-11-21'',at=NULL,taken=1,amount=2.0,estimate=0,entered=''2g'',note=NULL,recorded_at=''2026-11-21T21:00:00+01:00'',recorded_on=''2026-11-21'',source=NULL','id=4,uuid=''00000000-0000-4000-8000-000000000040'',product_id=1,day=''2026-11-21'',at=NULL,taken=1,amount=2.0,estimate=0,entered=''2g'',note=NULL,recorded_at=''2026-11-21T21:00:00+01:00'',recorded_on=''2026-11-21'',source=NULL');
INSERT INTO "change" VALUES(44,36,'product',5,'id=5,uuid=''00000000-0000-4000-8000-00000000003e'',name=''powder'',form=NULL,unit=''g'',strength=NULL,lot=NULL,usual_amount=NULL,note=NULL,retired_on=NULL',NULL);
INSERT INTO "change" VALUES(45,37,'nail_finding',1,NULL,'id=1,uuid=''00000000-0000-4000-8000-000000000043'',day=''2026-11-20'',limb=''left hand'',digit=1,kind=''line'',fold_mm=3.0,note=NULL,recorded_at=''2026-11-22T21:00:00+01:00'',recorded_on=''2026-11-22''');
INSERT INTO "change" VALUES(46,38,'photo',1,NULL,'id=1,uuid=''00000000-0000-4000-8000-000000000045'',day=''2026-11-20'',at=NULL,site=''crown'',sha256=''0000000000000000000000000000000000000000000000000000000000000000'',note=NULL,recorded_at=''2026-11-22T21:00:00+01:00'',recorded_on=''2026-11-22''');
INSERT INTO "change" VALUES(47,39,'observation',6,NULL,'id=6,uuid=''00000000-0000-4000-8000-000000000047'',measure_id=4,scale_version=1,day=''2026-11-22'',at=NULL,value=7.0,recorded_at=''2026-11-22T21:00:00+01:00'',recorded_on=''2026-11-22'',source=NULL');
INSERT INTO "change" VALUES(48,40,'note',1,'id=1,uuid=''00000000-0000-4000-8000-00000000002f'',day=''2026-11-21'',at=NULL,text=''wash day'',recorded_at=''2026-11-21T21:00:00+01:00'',recorded_on=''2026-11-21'',source=NULL',NULL);
INSERT INTO "change" VALUES(49,41,'note',1,NULL,'id=1,uuid=''00000000-0000-4000-8000-00000000002f'',day=''2026-11-21'',at=NULL,text=''wash day'',recorded_at=''2026-11-21T21:00:00+01:00'',recorded_on=''2026-11-21'',source=NULL');
INSERT INTO "change" VALUES(50,42,'note',1,'id=1,uuid=''00000000-0000-4000-8000-00000000002f'',day=''2026-11-21'',at=NULL,text=''wash day'',recorded_at=''2026-11-21T21:00:00+01:00'',recorded_on=''2026-11-21'',source=NULL',NULL);
INSERT INTO "change" VALUES(51,43,'note',1,NULL,'id=1,uuid=''00000000-0000-4000-8000-00000000002f'',day=''2026-11-21'',at=NULL,text=''wash day'',recorded_at=''2026-11-21T21:00:00+01:00'',recorded_on=''2026-11-21'',source=NULL');
INSERT INTO "change" VALUES(52,44,'observation',6,'id=6,uuid=''00000000-0000-4000-8000-000000000047'',measure_id=4,scale_version=1,day=''2026-11-22'',at=NULL,value=7.0,recorded_at=''2026-11-22T21:00:00+01:00'',recorded_on=''2026-11-22'',source=NULL','id=6,uuid=''00000000-0000-4000-8000-000000000047'',measure_id=4,scale_version=1,day=''2026-11-22'',at=NULL,value=8.0,recorded_at=''2026-11-22T21:00:00+01:00'',recorded_on=''2026-11-22'',source=NULL');
INSERT INTO "change" VALUES(53,45,'dose',5,NULL,'id=5,uuid=''00000000-0000-4000-8000-00000000004e'',product_id=1,day=''2026-11-22'',at=NULL,taken=1,amount=2.0,estimate=0,entered=''2g'',note=NULL,recorded_at=''2026-11-22T21:00:00+01:00'',recorded_on=''2026-11-22'',source=NULL');
INSERT INTO "change" VALUES(54,46,'dose',5,'id=5,uuid=''00000000-0000-4000-8000-00000000004e'',product_id=1,day=''2026-11-22'',at=NULL,taken=1,amount=2.0,estimate=0,entered=''2g'',note=NULL,recorded_at=''2026-11-22T21:00:00+01:00'',recorded_on=''2026-11-22'',source=NULL',NULL);
CREATE TABLE dose (                       -- taken 0: none that day; amount NULL: not known
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  product_id  INTEGER NOT NULL REFERENCES product (id),
  day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
  at TEXT CHECK (at IS NULL OR datetime(at) IS NOT NULL),
  taken       INTEGER NOT NULL CHECK (taken IN (0, 1)),
  amount      REAL CHECK (amount > 0 AND amount < 1e15),  -- in the product's unit
  estimate    INTEGER NOT NULL CHECK (estimate IN (0, 1)),
  entered     TEXT NOT NULL,              -- the amount as it was typed
  note TEXT CHECK (length(trim(note)) > 0 AND instr(note, char(0)) = 0),
  recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL),
  recorded_on TEXT NOT NULL CHECK (recorded_on IS date(recorded_on, '+0 days')),
  source      TEXT,
  CHECK (taken = 1 OR (amount IS NULL AND at IS NULL AND estimate = 0)),
  CHECK (estimate = 0 OR amount IS NOT NULL),
  CHECK (day <= recorded_on)
) STRICT;
INSERT INTO "dose" VALUES(1,'00000000-0000-4000-8000-000000000007',1,'2026-11-19','2026-11-19T08:30+01:00',1,4.0,0,'4g','with tea','2026-11-19T21:00:00+01:00','2026-11-19',NULL);
INSERT INTO "dose" VALUES(2,'00000000-0000-4000-8000-00000000000a',2,'2026-11-19',NULL,0,NULL,0,'none','fasting','2026-11-19T21:00:00+01:00','2026-11-19',NULL);
INSERT INTO "dose" VALUES(3,'00000000-0000-4000-8000-000000000022',1,'2026-11-20',NULL,1,3.5,1,'3.5g',NULL,'2026-11-20T21:00:00+01:00','2026-11-20',NULL);
INSERT INTO "dose" VALUES(4,'00000000-0000-4000-8000-000000000040',1,'2026-11-21',NULL,1,2.0,0,'2g',NULL,'2026-11-21T21:00:00+01:00','2026-11-21',NULL);
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL CHECK (length(kind) > 0),
  product_id  INTEGER REFERENCES product (id),
  day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
  until       TEXT CHECK (until IS date(until, '+0 days') AND until >= day),
  title       TEXT CHECK (length(trim(title)) > 0),
  note TEXT CHECK (length(trim(note)) > 0 AND instr(note, char(0)) = 0),
  recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL),
  recorded_on TEXT NOT NULL CHECK (recorded_on IS date(recorded_on, '+0 days')),
  source      TEXT, amount_before REAL CHECK (
  amount_before IS NULL
  OR (product_id IS NOT NULL AND amount_before >= 0 AND amount_before < 1e15)
), amount_after REAL CHECK (
  amount_after IS NULL OR (product_id IS NOT NULL AND amount_after >= 0 AND amount_after < 1e15)
), ongoing INTEGER NOT NULL DEFAULT 0
  CHECK (ongoing IN (0, 1) AND (ongoing = 0 OR until IS NULL)),
  CHECK (coalesce(until, day) <= recorded_on)
) STRICT;
INSERT INTO "event" VALUES(1,'00000000-0000-4000-8000-000000000024','reduce',1,'2026-11-20',NULL,NULL,'slowly','2026-11-20T21:00:00+01:00','2026-11-20',NULL,8.0,4.0,0);
INSERT INTO "event" VALUES(2,'00000000-0000-4000-8000-000000000026','illness',NULL,'2026-11-20',NULL,'cold',NULL,'2026-11-21T21:00:00+01:00','2026-11-21',NULL,NULL,NULL,1);
INSERT INTO "event" VALUES(3,'00000000-0000-4000-8000-000000000028','illness',NULL,'2026-11-19','2026-11-20','bad flu',NULL,'2026-11-21T21:00:00+01:00','2026-11-21',NULL,NULL,NULL,0);
CREATE TABLE measure (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40),
  title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 60),
  question   TEXT NOT NULL,
  position   INTEGER NOT NULL,
  tracked    INTEGER NOT NULL CHECK (tracked IN (0, 1)),
  built_in   INTEGER NOT NULL CHECK (built_in IN (0, 1)),
  retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days'))
) STRICT;
INSERT INTO "measure" VALUES(1,'00341e4e-1415-524d-8f23-1794e5ed6b83','shedding','Hair shedding','How much hair did you shed today?',0,1,1,NULL);
INSERT INTO "measure" VALUES(2,'f5770ab4-3a2c-5571-941b-dcd3e4c4de8e','dryness','Skin dryness','How dry was your skin today overall? (dryness, not itch)',1,1,1,NULL);
INSERT INTO "measure" VALUES(3,'8a028dd9-9593-5b1a-ba56-26a3c8c15bb2','nails','My nails','And the nails?',2,1,1,NULL);
INSERT INTO "measure" VALUES(4,'cf474a40-9caf-5a5a-a306-00b9a04bff70','mood','Mood','How was your mood today overall?',3,1,1,NULL);
INSERT INTO "measure" VALUES(5,'8526877a-cf03-5afc-97db-5e9663563a54','itch','Itch','How much did you itch today overall, on dry skin or not?',4,1,1,NULL);
INSERT INTO "measure" VALUES(6,'bd820ff1-3cd4-531c-b79a-cb6b88406ab6','sleep','Sleep quality','How well did you sleep last night?',5,0,1,NULL);
INSERT INTO "measure" VALUES(7,'d44f860c-6942-5cf8-ae38-2e28834252af','sleep-hours','Sleep duration','How many hours did you sleep, naps included?',6,0,1,NULL);
INSERT INTO "measure" VALUES(8,'881836d6-021a-518b-91c7-ac9f9ff3f1c8','stress','Stress','How stressed were you today overall?',7,0,1,NULL);
INSERT INTO "measure" VALUES(9,'3863dd73-a656-51b3-8962-f1fe50fd42e2','energy','Energy','How much energy did you have today overall?',8,0,1,NULL);
INSERT INTO "measure" VALUES(10,'bfcbc86b-a9a0-5c0a-bf70-715f6a83f6d2','craving','Craving','How strong was craving today overall?',9,0,1,'2026-11-20');
INSERT INTO "measure" VALUES(11,'2df9321d-2f17-52d2-a904-0ba75d87d3d8','withdrawal','Withdrawal discomfort','How much withdrawal discomfort did you have today overall?',10,0,1,NULL);
INSERT INTO "measure" VALUES(12,'537077fe-f234-5dbb-9f8f-e0aa8a0732f5','hair-count','Hair count','How many hairs did you count, all collected today?',11,0,1,NULL);
INSERT INTO "measure" VALUES(13,'828f43e6-a196-579d-a5c4-4f903cf942f0','moisturiser','Moisturiser used','Did you use moisturiser today?',12,0,1,NULL);
INSERT INTO "measure" VALUES(14,'0a959cc7-15a9-5b1a-8b89-288f12af2c2f','hair-washed','Hair washed','Did you wash your hair today?',13,0,1,NULL);
INSERT INTO "measure" VALUES(15,'5f9cc706-92e2-594f-84ca-a49f907e85a4','weight','Body weight','How much do you weigh today?',14,0,1,NULL);
INSERT INTO "measure" VALUES(16,'c28e0c49-4849-5820-b5be-3645f3547cc7','ferritin','Ferritin (blood test)','Ferritin on the lab report? (ng/mL is the same)',15,0,1,NULL);
INSERT INTO "measure" VALUES(17,'e916d6fc-4816-5575-9863-57cbac72f5b1','tsh','TSH (blood test)','TSH on the lab report? (µIU/mL is the same)',16,0,1,NULL);
INSERT INTO "measure" VALUES(18,'95566a8d-b7dd-5377-b031-b33ecfb3b1a2','darkening','Skin darkening','How much darker is your skin than it used to be?',17,0,1,NULL);
INSERT INTO "measure" VALUES(19,'0a528b54-efea-5340-99bf-99e17e02bf31','function','What I could not do','What could you not do today because of how you felt?',18,0,1,NULL);
INSERT INTO "measure" VALUES(20,'00000000-0000-4000-8000-000000000016','flakes','Flakes','How many flakes?',19,1,0,NULL);
CREATE TABLE nail_finding (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
  limb        TEXT NOT NULL CHECK (limb IN ('left hand', 'right hand', 'left foot', 'right foot')),
  digit       INTEGER NOT NULL CHECK (digit BETWEEN 1 AND 5),  -- 1 is thumb or big toe
  kind        TEXT NOT NULL CHECK (length(kind) > 0),
  fold_mm     REAL CHECK (fold_mm >= 0 AND fold_mm < 40),      -- from the proximal nail fold
  note TEXT CHECK (length(trim(note)) > 0 AND instr(note, char(0)) = 0),
  recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL),
  recorded_on TEXT NOT NULL CHECK (recorded_on IS date(recorded_on, '+0 days')),
  CHECK (day <= recorded_on)
) STRICT;
INSERT INTO "nail_finding" VALUES(1,'00000000-0000-4000-8000-000000000043','2026-11-20','left hand',1,'line',3.0,NULL,'2026-11-22T21:00:00+01:00','2026-11-22');
CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
  at TEXT CHECK (at IS NULL OR datetime(at) IS NOT NULL),
  text        TEXT NOT NULL CHECK (length(trim(text)) > 0 AND instr(text, char(0)) = 0),
  recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL),
  recorded_on TEXT NOT NULL CHECK (recorded_on IS date(recorded_on, '+0 days')),
  source      TEXT,
  CHECK (day <= recorded_on)
) STRICT;
INSERT INTO "note" VALUES(1,'00000000-0000-4000-8000-00000000002f','2026-11-21',NULL,'wash day','2026-11-21T21:00:00+01:00','2026-11-21',NULL);
CREATE TABLE observation (                -- no row: unknown; value NULL: the day was skipped
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  measure_id    INTEGER NOT NULL,
  scale_version INTEGER NOT NULL,
  day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
  at TEXT CHECK (at IS NULL OR datetime(at) IS NOT NULL),  -- set: momentary
  value         REAL CHECK (abs(value) < 1e15),
  recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL),
  recorded_on TEXT NOT NULL CHECK (recorded_on IS date(recorded_on, '+0 days')),
  source        TEXT,                     -- set: imported from there
  CHECK (value IS NOT NULL OR at IS NULL),
  CHECK (day <= recorded_on),
  FOREIGN KEY (measure_id, scale_version) REFERENCES scale (measure_id, version)
) STRICT;
INSERT INTO "observation" VALUES(1,'00000000-0000-4000-8000-000000000002',1,1,'2026-11-19',NULL,3.0,'2026-11-20T21:00:00+01:00','2026-11-20',NULL);
INSERT INTO "observation" VALUES(2,'00000000-0000-4000-8000-000000000003',4,1,'2026-11-19',NULL,6.0,'2026-11-19T21:00:00+01:00','2026-11-19',NULL);
INSERT INTO "observation" VALUES(3,'00000000-0000-4000-8000-000000000011',4,1,'2026-11-20','2026-11-20T08:30+01:00',4.0,'2026-11-20T21:00:00+01:00','2026-11-20',NULL);
INSERT INTO "observation" VALUES(4,'00000000-0000-4000-8000-000000000013',2,1,'2026-11-19',NULL,NULL,'2026-11-20T21:00:00+01:00','2026-11-20',NULL);
INSERT INTO "observation" VALUES(5,'00000000-0000-4000-8000-000000000019',20,1,'2026-11-20',NULL,3.0,'2026-11-20T21:00:00+01:00','2026-11-20',NULL);
INSERT INTO "observation" VALUES(6,'00000000-0000-4000-8000-000000000047',4,1,'2026-11-22',NULL,8.0,'2026-11-22T21:00:00+01:00','2026-11-22',NULL);
CREATE TABLE photo (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
  at TEXT CHECK (at IS NULL OR datetime(at) IS NOT NULL),
  site        TEXT NOT NULL CHECK (length(trim(site)) > 0),
  sha256      TEXT NOT NULL REFERENCES picture (sha256),
  note TEXT CHECK (length(trim(note)) > 0 AND instr(note, char(0)) = 0),
  recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL),
  recorded_on TEXT NOT NULL CHECK (recorded_on IS date(recorded_on, '+0 days')),
  CHECK (day <= recorded_on)
) STRICT;
INSERT INTO "photo" VALUES(1,'00000000-0000-4000-8000-000000000045','2026-11-20',NULL,'crown','0000000000000000000000000000000000000000000000000000000000000000',NULL,'2026-11-22T21:00:00+01:00','2026-11-22');
CREATE TABLE picture (                    -- the bytes, kept while any photo or undo needs them
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  media  TEXT NOT NULL CHECK (media IN ('image/jpeg', 'image/png')),
  bytes  BLOB NOT NULL
) STRICT;
INSERT INTO "picture" VALUES('0000000000000000000000000000000000000000000000000000000000000000','image/png',X'89504E47');
CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
  form       TEXT,                        -- NULL: not said yet
  unit       TEXT,                        -- NULL: not said yet
  strength   TEXT,                        -- as the label says it
  lot        TEXT,
  usual_amount REAL CHECK (usual_amount > 0),
  note TEXT CHECK (length(trim(note)) > 0 AND instr(note, char(0)) = 0),
  retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
  CHECK (usual_amount IS NULL OR unit IS NOT NULL)
) STRICT;
INSERT INTO "product" VALUES(1,'00000000-0000-4000-8000-000000000005','kratom','leaf-powder','g','1.5 % alkaloids','B-17',4.0,'from the shop',NULL);
INSERT INTO "product" VALUES(2,'00000000-0000-4000-8000-000000000009','tea',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "product" VALUES(3,'00000000-0000-4000-8000-00000000000c','sertraline',NULL,'mg',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "product" VALUES(4,'00000000-0000-4000-8000-00000000002c','magnesium',NULL,'mg',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE profile (                    -- what a report may say of the person
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  key   TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;
INSERT INTO "profile" VALUES(1,'00000000-0000-4000-8000-000000000039','name','Ada');
CREATE TABLE question (                   -- visit_id NULL: for the next visit
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  visit_id    INTEGER REFERENCES visit (id),
  position    INTEGER NOT NULL,
  text        TEXT NOT NULL CHECK (length(trim(text)) > 0 AND instr(text, char(0)) = 0),
  answer      TEXT CHECK (length(trim(answer)) > 0),
  recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL)
) STRICT;
INSERT INTO "question" VALUES(1,'00000000-0000-4000-8000-000000000033',1,1,'Why?','later','2026-11-21T21:00:00+01:00');
CREATE TABLE regimen_step (               -- a plan: this much a day from this day on
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  product_id   INTEGER NOT NULL REFERENCES product (id),
  from_day     TEXT NOT NULL CHECK (from_day IS date(from_day, '+0 days')),
  daily_amount REAL NOT NULL CHECK (daily_amount >= 0),
  note TEXT CHECK (length(trim(note)) > 0 AND instr(note, char(0)) = 0),
  recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL), every_days INTEGER NOT NULL DEFAULT 1
  CHECK (every_days BETWEEN 1 AND 366), times INTEGER NOT NULL DEFAULT 1
  CHECK (times BETWEEN 1 AND 24),
  UNIQUE (product_id, from_day)
) STRICT;
INSERT INTO "regimen_step" VALUES(1,'00000000-0000-4000-8000-00000000000d',3,'2026-11-01',50.0,NULL,'2026-11-19T21:00:00+01:00',1,1);
INSERT INTO "regimen_step" VALUES(2,'00000000-0000-4000-8000-00000000000f',1,'2026-11-05',6.0,NULL,'2026-11-19T21:00:00+01:00',2,1);
INSERT INTO "regimen_step" VALUES(3,'00000000-0000-4000-8000-00000000002d',4,'2026-11-10',400.0,NULL,'2026-11-21T21:00:00+01:00',1,2);
CREATE TABLE scale (                      -- the highest version of a measure is in force
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  measure_id  INTEGER NOT NULL REFERENCES measure (id),
  version     INTEGER NOT NULL CHECK (version >= 1),
  kind        TEXT NOT NULL CHECK (kind IN ('rating', 'count', 'quantity', 'yes-no')),
  minimum     REAL NOT NULL,
  maximum     REAL CHECK (maximum > minimum),
  whole       INTEGER NOT NULL CHECK (whole IN (0, 1)),
  unit        TEXT NOT NULL DEFAULT '',
  anchors     TEXT NOT NULL,              -- JSON: [[value, "words"], ...]
  better      TEXT NOT NULL CHECK (better IN ('lower', 'higher', 'neither')),
  recall      TEXT NOT NULL,
  day_rule    TEXT NOT NULL CHECK (day_rule IN ('mean', 'median', 'maximum', 'sum')),
  lag_first   INTEGER CHECK (lag_first >= 0),
  lag_last    INTEGER CHECK (lag_last >= lag_first),
  lag_source  TEXT,
  lag_set_at  TEXT,                       -- when the window was declared
  every_days  INTEGER NOT NULL CHECK (every_days BETWEEN 1 AND 366),
  source      TEXT NOT NULL DEFAULT '', bad_from REAL CHECK (
  bad_from IS NULL
  OR (better <> 'neither' AND bad_from BETWEEN minimum AND coalesce(maximum, 1e15))
), bad_set_at TEXT,
  UNIQUE (measure_id, version),
  CHECK ((lag_first IS NULL) = (lag_last IS NULL))
) STRICT;
INSERT INTO "scale" VALUES(1,'21eb5fab-5982-5615-85f3-8b2960d49084',1,1,'rating',0.0,4.0,1,'','[[0, "none noticed"], [1, "some, my normal"], [2, "more than my normal"], [3, "much more than my normal"], [4, "clumps, or far more than my normal"]]','lower','today','maximum',60,120,'Shedding follows its trigger by 3 to 4 months (Clinical Advisor, abrupt onset of hair loss); that it can begin after 2 months is general knowledge, not checked.',NULL,1,'sidelog''s own words, version 1; not validated',2.0,'2026-11-20T21:00:00+01:00');
INSERT INTO "scale" VALUES(2,'fe9c3f48-9773-5f45-af4e-b2fc90695fd0',2,1,'rating',0.0,4.0,1,'','[[0, "none"], [1, "a little dry or tight"], [2, "dry, rough to the touch"], [3, "very dry, flaking or red"], [4, "cracked, sore or bleeding"]]','lower','today','maximum',5,20,'set by the person','2026-11-20T21:00:00+01:00',1,'sidelog''s own words, version 1; not validated',3.0,NULL);
INSERT INTO "scale" VALUES(3,'edf08571-c4c9-5a10-800e-c4d09841b035',3,1,'rating',0.0,4.0,1,'','[[0, "none"], [1, "faint ridges, lines or dullness"], [2, "plainly ridged, brittle or off-colour"], [3, "splitting, breaking or misshapen"], [4, "painful, lifting or lost"]]','lower','today','maximum',90,180,'Fingernails grow about 3.5 mm a month (PubMed 19744178); that a whole nail takes 4 to 6 months is general knowledge, not checked.',NULL,7,'sidelog''s own words, version 1; not validated',3.0,NULL);
INSERT INTO "scale" VALUES(4,'ae095881-8a2a-5fcf-a68a-427a9ca40149',4,1,'rating',0.0,10.0,1,'','[[0, "worst I can imagine"], [5, "neither good nor bad"], [10, "best I can imagine"]]','higher','today','mean',0,2,'General knowledge, not checked: sleep and feelings answer within days.  The first two weeks after a reduction are looked at apart, because withdrawal falls into them.',NULL,1,'sidelog''s own words, version 1; not validated',3.0,NULL);
INSERT INTO "scale" VALUES(5,'34cd1615-d6c4-57df-a5a9-6c5d5a67af60',5,1,'rating',0.0,4.0,1,'','[[0, "none"], [1, "now and then, soon forgotten"], [2, "often, but I can leave it alone"], [3, "most of the day, I keep scratching"], [4, "all the time, or it keeps me awake"]]','lower','today','maximum',2,49,'Itch is one of the signs of liver injury linked to kratom, with a latency of 2 to 49 days (Schimmel and Dart 2020).  Itch has many other causes.',NULL,1,'sidelog''s own words, version 1; not validated',3.0,NULL);
INSERT INTO "scale" VALUES(6,'fff04675-d931-5c25-b7c0-436fc957d98d',6,1,'rating',0.0,10.0,1,'','[[0, "no rest at all"], [5, "middling"], [10, "deep and restful"]]','higher','last night','mean',0,2,'General knowledge, not checked: sleep and feelings answer within days.  The first two weeks after a reduction are looked at apart, because withdrawal falls into them.',NULL,1,'sidelog''s own words, version 1; not validated',3.0,NULL);
INSERT INTO "scale" VALUES(7,'1195ba66-8b33-58ac-866e-ac118918d35f',7,1,'quantity',0.0,24.0,0,'h','[]','neither','last night and today','sum',0,2,'General knowledge, not checked: sleep and feelings answer within days.  The first two weeks after a reduction are looked at apart, because withdrawal falls into them.',NULL,1,'measured, no scale',NULL,NULL);
INSERT INTO "scale" VALUES(8,'f2b1d36f-fdf5-57dc-a37c-e11c198a8391',8,1,'rating',0.0,10.0,1,'','[[0, "not at all"], [5, "some, I can manage"], [10, "more than I can take"]]','lower','today','mean',0,2,'General knowledge, not checked: sleep and feelings answer within days.  The first two weeks after a reduction are looked at apart, because withdrawal falls into them.',NULL,1,'sidelog''s own words, version 1; not validated',7.0,NULL);
INSERT INTO "scale" VALUES(9,'99e9a057-30f1-5e26-9a5d-43c5c223fb76',9,1,'rating',0.0,10.0,1,'','[[0, "none at all"], [5, "enough to get by"], [10, "full of it"]]','higher','today','mean',0,2,'General knowledge, not checked: sleep and feelings answer within days.  The first two weeks after a reduction are looked at apart, because withdrawal falls into them.',NULL,1,'sidelog''s own words, version 1; not validated',3.0,NULL);
INSERT INTO "scale" VALUES(10,'fe74dfd0-0f02-548a-877e-fd587d99d136',10,1,'rating',0.0,10.0,1,'','[[0, "none"], [5, "strong at times"], [10, "I can think of nothing else"]]','lower','today','mean',0,14,'General knowledge, not checked: what is published disagrees, so the window is wide.',NULL,1,'sidelog''s own words, version 1; not validated',7.0,NULL);
INSERT INTO "scale" VALUES(11,'d27f0704-e109-595c-9aa8-9a732c4bc6ff',11,1,'rating',0.0,4.0,1,'','[[0, "none"], [1, "slight, easy to ignore"], [2, "plain to feel, my day goes on"], [3, "hard, I manage part of my day"], [4, "I cannot manage my day"]]','lower','today','maximum',0,14,'General knowledge, not checked: what is published disagrees, so the window is wide.',NULL,1,'sidelog''s own words, version 1; not validated',3.0,NULL);
INSERT INTO "scale" VALUES(12,'fc546572-87f5-5822-98e9-55da089f26d5',12,1,'count',0.0,NULL,1,'hairs','[]','lower','today''s wash or combing','sum',60,120,'Shedding follows its trigger by 3 to 4 months (Clinical Advisor, abrupt onset of hair loss); that it can begin after 2 months is general knowledge, not checked.',NULL,3,'measured, no scale',NULL,NULL);
INSERT INTO "scale" VALUES(13,'fb24f201-a87b-5a61-bd34-da74b96ebe2c',13,1,'yes-no',0.0,1.0,1,'','[[0, "no"], [1, "yes"]]','neither','today','maximum',NULL,NULL,NULL,NULL,1,'sidelog''s own words, version 1; not validated',NULL,NULL);
INSERT INTO "scale" VALUES(14,'c98c6886-606d-53b4-bd2b-3073614104b2',14,1,'yes-no',0.0,1.0,1,'','[[0, "no"], [1, "yes"]]','neither','today','maximum',NULL,NULL,NULL,NULL,1,'sidelog''s own words, version 1; not validated',NULL,NULL);
INSERT INTO "scale" VALUES(15,'cb4f5938-d87f-5816-86c7-8c01e20b9fdb',15,1,'quantity',0.0,NULL,0,'kg','[]','neither','today','mean',NULL,NULL,NULL,NULL,7,'measured, no scale',NULL,NULL);
INSERT INTO "scale" VALUES(16,'7fad22bc-bbad-55f7-8042-f3a9194d4fd7',16,1,'quantity',0.0,NULL,0,'µg/L','[]','neither','the day of the blood test','mean',NULL,NULL,NULL,NULL,90,'measured, no scale',NULL,NULL);
INSERT INTO "scale" VALUES(17,'a3ca21c4-4655-563b-86e4-9c5d35f0d3f2',17,1,'quantity',0.0,NULL,0,'mIU/L','[]','neither','the day of the blood test','mean',NULL,NULL,NULL,NULL,90,'measured, no scale',NULL,NULL);
INSERT INTO "scale" VALUES(18,'08734bba-09c1-546f-a046-e62acc3ae439',18,1,'rating',0.0,4.0,1,'','[[0, "none, my usual colour"], [1, "a hint, seen only when I look for it"], [2, "plain to see in one place"], [3, "plain to see in several places"], [4, "dark or blue-grey over wide areas"]]','lower','today','maximum',NULL,NULL,NULL,NULL,28,'sidelog''s own words, version 1; not validated.  It has no lag window on purpose: in the one published case that was followed (doi 10.64550/joid.s60n3136) the colour was unchanged 16 months after stopping.',3.0,NULL);
INSERT INTO "scale" VALUES(19,'6a286c96-73ae-52fd-b8b2-44a1bf0a64f1',19,1,'rating',0.0,4.0,1,'','[[0, "nothing, I did what I wanted to"], [1, "little things, or all took more effort"], [2, "some of what I wanted to do"], [3, "most of what I wanted to do"], [4, "nearly all of what I wanted to do"]]','lower','today','maximum',0,2,'General knowledge, not checked: sleep and feelings answer within days.  The first two weeks after a reduction are looked at apart, because withdrawal falls into them.',NULL,1,'sidelog''s own words, version 1; not validated',3.0,NULL);
INSERT INTO "scale" VALUES(20,'00000000-0000-4000-8000-000000000017',20,1,'rating',0.0,4.0,1,'','[]','lower','today','maximum',3,28,'set by the person','2026-11-20T21:00:00+01:00',1,'the person''s own',3.0,'2026-11-20T21:00:00+01:00');
INSERT INTO "scale" VALUES(21,'00000000-0000-4000-8000-00000000001d',9,2,'rating',0.0,100.0,1,'','[]','higher','today','mean',0,2,'General knowledge, not checked: sleep and feelings answer within days.  The first two weeks after a reduction are looked at apart, because withdrawal falls into them.',NULL,1,'sidelog''s own words, version 1; not validated',NULL,NULL);
CREATE TABLE visit (                      -- an appointment; it may lie ahead
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
  who         TEXT CHECK (length(trim(who)) > 0),
  goal        TEXT CHECK (length(trim(goal)) > 0),
  note TEXT CHECK (length(trim(note)) > 0 AND instr(note, char(0)) = 0),
  recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL)
, done_on TEXT CHECK (done_on IS date(done_on, '+0 days'))) STRICT;
INSERT INTO "visit" VALUES(1,'00000000-0000-4000-8000-000000000031','2026-12-04','Dr A','to know',NULL,'2026-11-21T21:00:00+01:00',NULL);
INSERT INTO "visit" VALUES(2,'00000000-0000-4000-8000-000000000036','2026-11-20','Dr B',NULL,NULL,'2026-11-21T21:00:00+01:00','2026-11-21');
CREATE UNIQUE INDEX batch_open ON batch (open) WHERE open = 1;
CREATE INDEX batch_kind ON batch (kind, id);
CREATE INDEX batch_target ON batch (target, id, kind) WHERE target IS NOT NULL;
CREATE INDEX change_batch ON change (batch_id);
CREATE INDEX change_removed ON change (table_name, id) WHERE new IS NULL;
CREATE INDEX change_removed_name ON change (table_name, id)
  WHERE new IS NULL AND table_name IN ('measure', 'product');
CREATE UNIQUE INDEX observation_of_the_day ON observation (measure_id, day) WHERE at IS NULL;
CREATE INDEX observation_day ON observation (day);
CREATE INDEX note_day ON note (day);
CREATE UNIQUE INDEX dose_none ON dose (product_id, day) WHERE taken = 0;
CREATE INDEX dose_window ON dose (product_id, day, taken, amount, at);
CREATE INDEX dose_day ON dose (day);
CREATE INDEX event_day ON event (day);
CREATE INDEX nail_finding_day ON nail_finding (day);
CREATE INDEX photo_day ON photo (day);
CREATE TRIGGER change_is_append_only BEFORE UPDATE ON change
BEGIN SELECT raise(ABORT, 'the history is append-only'); END;
CREATE TRIGGER change_is_kept BEFORE DELETE ON change
BEGIN SELECT raise(ABORT, 'the history is append-only'); END;
CREATE TRIGGER batch_is_kept BEFORE DELETE ON batch
BEGIN SELECT raise(ABORT, 'the history is append-only'); END;
CREATE TRIGGER batch_is_append_only BEFORE UPDATE ON batch
WHEN old.open = 0 OR new.id <> old.id OR new.at <> old.at OR new.kind <> old.kind
BEGIN SELECT raise(ABORT, 'the history is append-only'); END;
CREATE TRIGGER observation_on_the_scale BEFORE INSERT ON observation
WHEN new.value IS NOT NULL
BEGIN
  SELECT raise(ABORT, 'the value is off its scale') FROM scale
  WHERE measure_id = new.measure_id AND version = new.scale_version
    AND (new.value < minimum OR new.value > maximum OR (whole AND new.value <> round(new.value)));
END;
CREATE TRIGGER observation_stays_on_the_scale
BEFORE UPDATE OF value, measure_id, scale_version ON observation
WHEN new.value IS NOT NULL
BEGIN
  SELECT raise(ABORT, 'the value is off its scale') FROM scale
  WHERE measure_id = new.measure_id AND version = new.scale_version
    AND (new.value < minimum OR new.value > maximum OR (whole AND new.value <> round(new.value)));
END;
CREATE TRIGGER scale_holds_its_values BEFORE UPDATE OF minimum, maximum, whole, unit ON scale
WHEN (old.minimum, old.maximum, old.whole, old.unit)
     IS NOT (new.minimum, new.maximum, new.whole, new.unit)
  AND EXISTS (SELECT 1 FROM observation
              WHERE measure_id = old.measure_id AND scale_version = old.version)
BEGIN SELECT raise(ABORT, 'the scale has values: a change needs a new version'); END;
CREATE TRIGGER dose_or_none BEFORE INSERT ON dose
WHEN EXISTS (SELECT 1 FROM dose WHERE product_id = new.product_id AND day = new.day
             AND taken <> new.taken)
BEGIN SELECT raise(ABORT, 'a day has doses or none, not both'); END;
CREATE TRIGGER dose_stays_or_none BEFORE UPDATE OF product_id, day, taken ON dose
WHEN EXISTS (SELECT 1 FROM dose WHERE product_id = new.product_id AND day = new.day
             AND taken <> new.taken AND id <> new.id)
BEGIN SELECT raise(ABORT, 'a day has doses or none, not both'); END;
CREATE TRIGGER dose_has_a_unit BEFORE INSERT ON dose
WHEN new.amount IS NOT NULL AND (SELECT unit FROM product WHERE id = new.product_id) IS NULL
BEGIN SELECT raise(ABORT, 'an amount needs the unit of its product'); END;
CREATE TRIGGER dose_keeps_a_unit BEFORE UPDATE OF amount, product_id ON dose
WHEN new.amount IS NOT NULL AND (SELECT unit FROM product WHERE id = new.product_id) IS NULL
BEGIN SELECT raise(ABORT, 'an amount needs the unit of its product'); END;
CREATE TRIGGER event_has_a_unit BEFORE INSERT ON event
WHEN (new.amount_before > 0 OR new.amount_after > 0) AND (SELECT unit FROM product WHERE id = new.product_id) IS NULL
BEGIN SELECT raise(ABORT, 'an amount needs the unit of its product'); END;
CREATE TRIGGER event_keeps_a_unit BEFORE UPDATE OF amount_before, amount_after, product_id ON event
WHEN (new.amount_before > 0 OR new.amount_after > 0) AND (SELECT unit FROM product WHERE id = new.product_id) IS NULL
BEGIN SELECT raise(ABORT, 'an amount needs the unit of its product'); END;
CREATE INDEX observation_window
  ON observation (measure_id, day, value, at, recorded_on, scale_version, source, recorded_at);
CREATE TRIGGER regimen_has_a_unit BEFORE INSERT ON regimen_step
WHEN new.daily_amount > 0 AND (SELECT unit FROM product WHERE id = new.product_id) IS NULL
BEGIN SELECT raise(ABORT, 'an amount needs the unit of its product'); END;
CREATE TRIGGER regimen_keeps_a_unit BEFORE UPDATE OF daily_amount, product_id ON regimen_step
WHEN new.daily_amount > 0 AND (SELECT unit FROM product WHERE id = new.product_id) IS NULL
BEGIN SELECT raise(ABORT, 'an amount needs the unit of its product'); END;
CREATE TRIGGER product_keeps_its_unit BEFORE UPDATE OF unit ON product
WHEN old.unit IS NOT new.unit
  AND (EXISTS (SELECT 1 FROM dose WHERE product_id = old.id AND amount IS NOT NULL)
       OR EXISTS (SELECT 1 FROM regimen_step WHERE product_id = old.id AND daily_amount > 0)
       OR EXISTS (SELECT 1 FROM event WHERE product_id = old.id
                  AND (amount_before > 0 OR amount_after > 0)))
BEGIN SELECT raise(ABORT, 'the product has amounts in its unit'); END;
CREATE TRIGGER history_measure_insert AFTER insert ON measure
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'measure', new.id, NULL, 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'name=' || quote(new.name) || ',' || 'title=' || quote(new.title) || ',' || 'question=' || quote(new.question) || ',' || 'position=' || quote(new.position) || ',' || 'tracked=' || quote(new.tracked) || ',' || 'built_in=' || quote(new.built_in) || ',' || 'retired_on=' || quote(new.retired_on));
END;
CREATE TRIGGER history_measure_update AFTER update ON measure
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'measure', new.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'name=' || quote(old.name) || ',' || 'title=' || quote(old.title) || ',' || 'question=' || quote(old.question) || ',' || 'position=' || quote(old.position) || ',' || 'tracked=' || quote(old.tracked) || ',' || 'built_in=' || quote(old.built_in) || ',' || 'retired_on=' || quote(old.retired_on), 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'name=' || quote(new.name) || ',' || 'title=' || quote(new.title) || ',' || 'question=' || quote(new.question) || ',' || 'position=' || quote(new.position) || ',' || 'tracked=' || quote(new.tracked) || ',' || 'built_in=' || quote(new.built_in) || ',' || 'retired_on=' || quote(new.retired_on));
END;
CREATE TRIGGER history_measure_delete AFTER delete ON measure
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'measure', old.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'name=' || quote(old.name) || ',' || 'title=' || quote(old.title) || ',' || 'question=' || quote(old.question) || ',' || 'position=' || quote(old.position) || ',' || 'tracked=' || quote(old.tracked) || ',' || 'built_in=' || quote(old.built_in) || ',' || 'retired_on=' || quote(old.retired_on), NULL);
END;
CREATE TRIGGER text_measure_insert BEFORE insert ON measure
WHEN instr(new.uuid, char(0)) OR instr(new.name, char(0)) OR instr(new.title, char(0)) OR instr(new.question, char(0)) OR instr(new.retired_on, char(0))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER text_measure_update BEFORE update ON measure
WHEN (new.uuid IS NOT old.uuid AND instr(new.uuid, char(0))) OR (new.name IS NOT old.name AND instr(new.name, char(0))) OR (new.title IS NOT old.title AND instr(new.title, char(0))) OR (new.question IS NOT old.question AND instr(new.question, char(0))) OR (new.retired_on IS NOT old.retired_on AND instr(new.retired_on, char(0)))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER history_scale_insert AFTER insert ON scale
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'scale', new.id, NULL, 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'measure_id=' || quote(new.measure_id) || ',' || 'version=' || quote(new.version) || ',' || 'kind=' || quote(new.kind) || ',' || 'minimum=' || CASE WHEN new.minimum IS NULL THEN 'NULL' ELSE printf('%!.20g', new.minimum) END || ',' || 'maximum=' || CASE WHEN new.maximum IS NULL THEN 'NULL' ELSE printf('%!.20g', new.maximum) END || ',' || 'whole=' || quote(new.whole) || ',' || 'unit=' || quote(new.unit) || ',' || 'anchors=' || quote(new.anchors) || ',' || 'better=' || quote(new.better) || ',' || 'recall=' || quote(new.recall) || ',' || 'day_rule=' || quote(new.day_rule) || ',' || 'lag_first=' || quote(new.lag_first) || ',' || 'lag_last=' || quote(new.lag_last) || ',' || 'lag_source=' || quote(new.lag_source) || ',' || 'lag_set_at=' || quote(new.lag_set_at) || ',' || 'every_days=' || quote(new.every_days) || ',' || 'source=' || quote(new.source) || ',' || 'bad_from=' || CASE WHEN new.bad_from IS NULL THEN 'NULL' ELSE printf('%!.20g', new.bad_from) END || ',' || 'bad_set_at=' || quote(new.bad_set_at));
END;
CREATE TRIGGER history_scale_update AFTER update ON scale
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'scale', new.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'measure_id=' || quote(old.measure_id) || ',' || 'version=' || quote(old.version) || ',' || 'kind=' || quote(old.kind) || ',' || 'minimum=' || CASE WHEN old.minimum IS NULL THEN 'NULL' ELSE printf('%!.20g', old.minimum) END || ',' || 'maximum=' || CASE WHEN old.maximum IS NULL THEN 'NULL' ELSE printf('%!.20g', old.maximum) END || ',' || 'whole=' || quote(old.whole) || ',' || 'unit=' || quote(old.unit) || ',' || 'anchors=' || quote(old.anchors) || ',' || 'better=' || quote(old.better) || ',' || 'recall=' || quote(old.recall) || ',' || 'day_rule=' || quote(old.day_rule) || ',' || 'lag_first=' || quote(old.lag_first) || ',' || 'lag_last=' || quote(old.lag_last) || ',' || 'lag_source=' || quote(old.lag_source) || ',' || 'lag_set_at=' || quote(old.lag_set_at) || ',' || 'every_days=' || quote(old.every_days) || ',' || 'source=' || quote(old.source) || ',' || 'bad_from=' || CASE WHEN old.bad_from IS NULL THEN 'NULL' ELSE printf('%!.20g', old.bad_from) END || ',' || 'bad_set_at=' || quote(old.bad_set_at), 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'measure_id=' || quote(new.measure_id) || ',' || 'version=' || quote(new.version) || ',' || 'kind=' || quote(new.kind) || ',' || 'minimum=' || CASE WHEN new.minimum IS NULL THEN 'NULL' ELSE printf('%!.20g', new.minimum) END || ',' || 'maximum=' || CASE WHEN new.maximum IS NULL THEN 'NULL' ELSE printf('%!.20g', new.maximum) END || ',' || 'whole=' || quote(new.whole) || ',' || 'unit=' || quote(new.unit) || ',' || 'anchors=' || quote(new.anchors) || ',' || 'better=' || quote(new.better) || ',' || 'recall=' || quote(new.recall) || ',' || 'day_rule=' || quote(new.day_rule) || ',' || 'lag_first=' || quote(new.lag_first) || ',' || 'lag_last=' || quote(new.lag_last) || ',' || 'lag_source=' || quote(new.lag_source) || ',' || 'lag_set_at=' || quote(new.lag_set_at) || ',' || 'every_days=' || quote(new.every_days) || ',' || 'source=' || quote(new.source) || ',' || 'bad_from=' || CASE WHEN new.bad_from IS NULL THEN 'NULL' ELSE printf('%!.20g', new.bad_from) END || ',' || 'bad_set_at=' || quote(new.bad_set_at));
END;
CREATE TRIGGER history_scale_delete AFTER delete ON scale
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'scale', old.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'measure_id=' || quote(old.measure_id) || ',' || 'version=' || quote(old.version) || ',' || 'kind=' || quote(old.kind) || ',' || 'minimum=' || CASE WHEN old.minimum IS NULL THEN 'NULL' ELSE printf('%!.20g', old.minimum) END || ',' || 'maximum=' || CASE WHEN old.maximum IS NULL THEN 'NULL' ELSE printf('%!.20g', old.maximum) END || ',' || 'whole=' || quote(old.whole) || ',' || 'unit=' || quote(old.unit) || ',' || 'anchors=' || quote(old.anchors) || ',' || 'better=' || quote(old.better) || ',' || 'recall=' || quote(old.recall) || ',' || 'day_rule=' || quote(old.day_rule) || ',' || 'lag_first=' || quote(old.lag_first) || ',' || 'lag_last=' || quote(old.lag_last) || ',' || 'lag_source=' || quote(old.lag_source) || ',' || 'lag_set_at=' || quote(old.lag_set_at) || ',' || 'every_days=' || quote(old.every_days) || ',' || 'source=' || quote(old.source) || ',' || 'bad_from=' || CASE WHEN old.bad_from IS NULL THEN 'NULL' ELSE printf('%!.20g', old.bad_from) END || ',' || 'bad_set_at=' || quote(old.bad_set_at), NULL);
END;
CREATE TRIGGER text_scale_insert BEFORE insert ON scale
WHEN instr(new.uuid, char(0)) OR instr(new.kind, char(0)) OR instr(new.unit, char(0)) OR instr(new.anchors, char(0)) OR instr(new.better, char(0)) OR instr(new.recall, char(0)) OR instr(new.day_rule, char(0)) OR instr(new.lag_source, char(0)) OR instr(new.lag_set_at, char(0)) OR instr(new.source, char(0)) OR instr(new.bad_set_at, char(0))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER text_scale_update BEFORE update ON scale
WHEN (new.uuid IS NOT old.uuid AND instr(new.uuid, char(0))) OR (new.kind IS NOT old.kind AND instr(new.kind, char(0))) OR (new.unit IS NOT old.unit AND instr(new.unit, char(0))) OR (new.anchors IS NOT old.anchors AND instr(new.anchors, char(0))) OR (new.better IS NOT old.better AND instr(new.better, char(0))) OR (new.recall IS NOT old.recall AND instr(new.recall, char(0))) OR (new.day_rule IS NOT old.day_rule AND instr(new.day_rule, char(0))) OR (new.lag_source IS NOT old.lag_source AND instr(new.lag_source, char(0))) OR (new.lag_set_at IS NOT old.lag_set_at AND instr(new.lag_set_at, char(0))) OR (new.source IS NOT old.source AND instr(new.source, char(0))) OR (new.bad_set_at IS NOT old.bad_set_at AND instr(new.bad_set_at, char(0)))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER history_observation_insert AFTER insert ON observation
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'observation', new.id, NULL, 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'measure_id=' || quote(new.measure_id) || ',' || 'scale_version=' || quote(new.scale_version) || ',' || 'day=' || quote(new.day) || ',' || 'at=' || quote(new.at) || ',' || 'value=' || CASE WHEN new.value IS NULL THEN 'NULL' ELSE printf('%!.20g', new.value) END || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'recorded_on=' || quote(new.recorded_on) || ',' || 'source=' || quote(new.source));
END;
CREATE TRIGGER history_observation_update AFTER update ON observation
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'observation', new.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'measure_id=' || quote(old.measure_id) || ',' || 'scale_version=' || quote(old.scale_version) || ',' || 'day=' || quote(old.day) || ',' || 'at=' || quote(old.at) || ',' || 'value=' || CASE WHEN old.value IS NULL THEN 'NULL' ELSE printf('%!.20g', old.value) END || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'recorded_on=' || quote(old.recorded_on) || ',' || 'source=' || quote(old.source), 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'measure_id=' || quote(new.measure_id) || ',' || 'scale_version=' || quote(new.scale_version) || ',' || 'day=' || quote(new.day) || ',' || 'at=' || quote(new.at) || ',' || 'value=' || CASE WHEN new.value IS NULL THEN 'NULL' ELSE printf('%!.20g', new.value) END || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'recorded_on=' || quote(new.recorded_on) || ',' || 'source=' || quote(new.source));
END;
CREATE TRIGGER history_observation_delete AFTER delete ON observation
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'observation', old.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'measure_id=' || quote(old.measure_id) || ',' || 'scale_version=' || quote(old.scale_version) || ',' || 'day=' || quote(old.day) || ',' || 'at=' || quote(old.at) || ',' || 'value=' || CASE WHEN old.value IS NULL THEN 'NULL' ELSE printf('%!.20g', old.value) END || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'recorded_on=' || quote(old.recorded_on) || ',' || 'source=' || quote(old.source), NULL);
END;
CREATE TRIGGER text_observation_insert BEFORE insert ON observation
WHEN instr(new.uuid, char(0)) OR instr(new.day, char(0)) OR instr(new.at, char(0)) OR instr(new.recorded_at, char(0)) OR instr(new.recorded_on, char(0)) OR instr(new.source, char(0))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER text_observation_update BEFORE update ON observation
WHEN (new.uuid IS NOT old.uuid AND instr(new.uuid, char(0))) OR (new.day IS NOT old.day AND instr(new.day, char(0))) OR (new.at IS NOT old.at AND instr(new.at, char(0))) OR (new.recorded_at IS NOT old.recorded_at AND instr(new.recorded_at, char(0))) OR (new.recorded_on IS NOT old.recorded_on AND instr(new.recorded_on, char(0))) OR (new.source IS NOT old.source AND instr(new.source, char(0)))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER history_note_insert AFTER insert ON note
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'note', new.id, NULL, 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'day=' || quote(new.day) || ',' || 'at=' || quote(new.at) || ',' || 'text=' || quote(new.text) || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'recorded_on=' || quote(new.recorded_on) || ',' || 'source=' || quote(new.source));
END;
CREATE TRIGGER history_note_update AFTER update ON note
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'note', new.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'day=' || quote(old.day) || ',' || 'at=' || quote(old.at) || ',' || 'text=' || quote(old.text) || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'recorded_on=' || quote(old.recorded_on) || ',' || 'source=' || quote(old.source), 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'day=' || quote(new.day) || ',' || 'at=' || quote(new.at) || ',' || 'text=' || quote(new.text) || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'recorded_on=' || quote(new.recorded_on) || ',' || 'source=' || quote(new.source));
END;
CREATE TRIGGER history_note_delete AFTER delete ON note
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'note', old.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'day=' || quote(old.day) || ',' || 'at=' || quote(old.at) || ',' || 'text=' || quote(old.text) || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'recorded_on=' || quote(old.recorded_on) || ',' || 'source=' || quote(old.source), NULL);
END;
CREATE TRIGGER text_note_insert BEFORE insert ON note
WHEN instr(new.uuid, char(0)) OR instr(new.day, char(0)) OR instr(new.at, char(0)) OR instr(new.text, char(0)) OR instr(new.recorded_at, char(0)) OR instr(new.recorded_on, char(0)) OR instr(new.source, char(0))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER text_note_update BEFORE update ON note
WHEN (new.uuid IS NOT old.uuid AND instr(new.uuid, char(0))) OR (new.day IS NOT old.day AND instr(new.day, char(0))) OR (new.at IS NOT old.at AND instr(new.at, char(0))) OR (new.text IS NOT old.text AND instr(new.text, char(0))) OR (new.recorded_at IS NOT old.recorded_at AND instr(new.recorded_at, char(0))) OR (new.recorded_on IS NOT old.recorded_on AND instr(new.recorded_on, char(0))) OR (new.source IS NOT old.source AND instr(new.source, char(0)))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER history_product_insert AFTER insert ON product
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'product', new.id, NULL, 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'name=' || quote(new.name) || ',' || 'form=' || quote(new.form) || ',' || 'unit=' || quote(new.unit) || ',' || 'strength=' || quote(new.strength) || ',' || 'lot=' || quote(new.lot) || ',' || 'usual_amount=' || CASE WHEN new.usual_amount IS NULL THEN 'NULL' ELSE printf('%!.20g', new.usual_amount) END || ',' || 'note=' || quote(new.note) || ',' || 'retired_on=' || quote(new.retired_on));
END;
CREATE TRIGGER history_product_update AFTER update ON product
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'product', new.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'name=' || quote(old.name) || ',' || 'form=' || quote(old.form) || ',' || 'unit=' || quote(old.unit) || ',' || 'strength=' || quote(old.strength) || ',' || 'lot=' || quote(old.lot) || ',' || 'usual_amount=' || CASE WHEN old.usual_amount IS NULL THEN 'NULL' ELSE printf('%!.20g', old.usual_amount) END || ',' || 'note=' || quote(old.note) || ',' || 'retired_on=' || quote(old.retired_on), 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'name=' || quote(new.name) || ',' || 'form=' || quote(new.form) || ',' || 'unit=' || quote(new.unit) || ',' || 'strength=' || quote(new.strength) || ',' || 'lot=' || quote(new.lot) || ',' || 'usual_amount=' || CASE WHEN new.usual_amount IS NULL THEN 'NULL' ELSE printf('%!.20g', new.usual_amount) END || ',' || 'note=' || quote(new.note) || ',' || 'retired_on=' || quote(new.retired_on));
END;
CREATE TRIGGER history_product_delete AFTER delete ON product
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'product', old.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'name=' || quote(old.name) || ',' || 'form=' || quote(old.form) || ',' || 'unit=' || quote(old.unit) || ',' || 'strength=' || quote(old.strength) || ',' || 'lot=' || quote(old.lot) || ',' || 'usual_amount=' || CASE WHEN old.usual_amount IS NULL THEN 'NULL' ELSE printf('%!.20g', old.usual_amount) END || ',' || 'note=' || quote(old.note) || ',' || 'retired_on=' || quote(old.retired_on), NULL);
END;
CREATE TRIGGER text_product_insert BEFORE insert ON product
WHEN instr(new.uuid, char(0)) OR instr(new.name, char(0)) OR instr(new.form, char(0)) OR instr(new.unit, char(0)) OR instr(new.strength, char(0)) OR instr(new.lot, char(0)) OR instr(new.note, char(0)) OR instr(new.retired_on, char(0))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER text_product_update BEFORE update ON product
WHEN (new.uuid IS NOT old.uuid AND instr(new.uuid, char(0))) OR (new.name IS NOT old.name AND instr(new.name, char(0))) OR (new.form IS NOT old.form AND instr(new.form, char(0))) OR (new.unit IS NOT old.unit AND instr(new.unit, char(0))) OR (new.strength IS NOT old.strength AND instr(new.strength, char(0))) OR (new.lot IS NOT old.lot AND instr(new.lot, char(0))) OR (new.note IS NOT old.note AND instr(new.note, char(0))) OR (new.retired_on IS NOT old.retired_on AND instr(new.retired_on, char(0)))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER history_dose_insert AFTER insert ON dose
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'dose', new.id, NULL, 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'product_id=' || quote(new.product_id) || ',' || 'day=' || quote(new.day) || ',' || 'at=' || quote(new.at) || ',' || 'taken=' || quote(new.taken) || ',' || 'amount=' || CASE WHEN new.amount IS NULL THEN 'NULL' ELSE printf('%!.20g', new.amount) END || ',' || 'estimate=' || quote(new.estimate) || ',' || 'entered=' || quote(new.entered) || ',' || 'note=' || quote(new.note) || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'recorded_on=' || quote(new.recorded_on) || ',' || 'source=' || quote(new.source));
END;
CREATE TRIGGER history_dose_update AFTER update ON dose
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'dose', new.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'product_id=' || quote(old.product_id) || ',' || 'day=' || quote(old.day) || ',' || 'at=' || quote(old.at) || ',' || 'taken=' || quote(old.taken) || ',' || 'amount=' || CASE WHEN old.amount IS NULL THEN 'NULL' ELSE printf('%!.20g', old.amount) END || ',' || 'estimate=' || quote(old.estimate) || ',' || 'entered=' || quote(old.entered) || ',' || 'note=' || quote(old.note) || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'recorded_on=' || quote(old.recorded_on) || ',' || 'source=' || quote(old.source), 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'product_id=' || quote(new.product_id) || ',' || 'day=' || quote(new.day) || ',' || 'at=' || quote(new.at) || ',' || 'taken=' || quote(new.taken) || ',' || 'amount=' || CASE WHEN new.amount IS NULL THEN 'NULL' ELSE printf('%!.20g', new.amount) END || ',' || 'estimate=' || quote(new.estimate) || ',' || 'entered=' || quote(new.entered) || ',' || 'note=' || quote(new.note) || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'recorded_on=' || quote(new.recorded_on) || ',' || 'source=' || quote(new.source));
END;
CREATE TRIGGER history_dose_delete AFTER delete ON dose
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'dose', old.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'product_id=' || quote(old.product_id) || ',' || 'day=' || quote(old.day) || ',' || 'at=' || quote(old.at) || ',' || 'taken=' || quote(old.taken) || ',' || 'amount=' || CASE WHEN old.amount IS NULL THEN 'NULL' ELSE printf('%!.20g', old.amount) END || ',' || 'estimate=' || quote(old.estimate) || ',' || 'entered=' || quote(old.entered) || ',' || 'note=' || quote(old.note) || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'recorded_on=' || quote(old.recorded_on) || ',' || 'source=' || quote(old.source), NULL);
END;
CREATE TRIGGER text_dose_insert BEFORE insert ON dose
WHEN instr(new.uuid, char(0)) OR instr(new.day, char(0)) OR instr(new.at, char(0)) OR instr(new.entered, char(0)) OR instr(new.note, char(0)) OR instr(new.recorded_at, char(0)) OR instr(new.recorded_on, char(0)) OR instr(new.source, char(0))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER text_dose_update BEFORE update ON dose
WHEN (new.uuid IS NOT old.uuid AND instr(new.uuid, char(0))) OR (new.day IS NOT old.day AND instr(new.day, char(0))) OR (new.at IS NOT old.at AND instr(new.at, char(0))) OR (new.entered IS NOT old.entered AND instr(new.entered, char(0))) OR (new.note IS NOT old.note AND instr(new.note, char(0))) OR (new.recorded_at IS NOT old.recorded_at AND instr(new.recorded_at, char(0))) OR (new.recorded_on IS NOT old.recorded_on AND instr(new.recorded_on, char(0))) OR (new.source IS NOT old.source AND instr(new.source, char(0)))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER history_regimen_step_insert AFTER insert ON regimen_step
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'regimen_step', new.id, NULL, 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'product_id=' || quote(new.product_id) || ',' || 'from_day=' || quote(new.from_day) || ',' || 'daily_amount=' || CASE WHEN new.daily_amount IS NULL THEN 'NULL' ELSE printf('%!.20g', new.daily_amount) END || ',' || 'note=' || quote(new.note) || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'every_days=' || quote(new.every_days) || ',' || 'times=' || quote(new.times));
END;
CREATE TRIGGER history_regimen_step_update AFTER update ON regimen_step
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'regimen_step', new.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'product_id=' || quote(old.product_id) || ',' || 'from_day=' || quote(old.from_day) || ',' || 'daily_amount=' || CASE WHEN old.daily_amount IS NULL THEN 'NULL' ELSE printf('%!.20g', old.daily_amount) END || ',' || 'note=' || quote(old.note) || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'every_days=' || quote(old.every_days) || ',' || 'times=' || quote(old.times), 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'product_id=' || quote(new.product_id) || ',' || 'from_day=' || quote(new.from_day) || ',' || 'daily_amount=' || CASE WHEN new.daily_amount IS NULL THEN 'NULL' ELSE printf('%!.20g', new.daily_amount) END || ',' || 'note=' || quote(new.note) || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'every_days=' || quote(new.every_days) || ',' || 'times=' || quote(new.times));
END;
CREATE TRIGGER history_regimen_step_delete AFTER delete ON regimen_step
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'regimen_step', old.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'product_id=' || quote(old.product_id) || ',' || 'from_day=' || quote(old.from_day) || ',' || 'daily_amount=' || CASE WHEN old.daily_amount IS NULL THEN 'NULL' ELSE printf('%!.20g', old.daily_amount) END || ',' || 'note=' || quote(old.note) || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'every_days=' || quote(old.every_days) || ',' || 'times=' || quote(old.times), NULL);
END;
CREATE TRIGGER text_regimen_step_insert BEFORE insert ON regimen_step
WHEN instr(new.uuid, char(0)) OR instr(new.from_day, char(0)) OR instr(new.note, char(0)) OR instr(new.recorded_at, char(0))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER text_regimen_step_update BEFORE update ON regimen_step
WHEN (new.uuid IS NOT old.uuid AND instr(new.uuid, char(0))) OR (new.from_day IS NOT old.from_day AND instr(new.from_day, char(0))) OR (new.note IS NOT old.note AND instr(new.note, char(0))) OR (new.recorded_at IS NOT old.recorded_at AND instr(new.recorded_at, char(0)))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER history_event_insert AFTER insert ON event
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'event', new.id, NULL, 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'kind=' || quote(new.kind) || ',' || 'product_id=' || quote(new.product_id) || ',' || 'day=' || quote(new.day) || ',' || 'until=' || quote(new.until) || ',' || 'title=' || quote(new.title) || ',' || 'note=' || quote(new.note) || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'recorded_on=' || quote(new.recorded_on) || ',' || 'source=' || quote(new.source) || ',' || 'amount_before=' || CASE WHEN new.amount_before IS NULL THEN 'NULL' ELSE printf('%!.20g', new.amount_before) END || ',' || 'amount_after=' || CASE WHEN new.amount_after IS NULL THEN 'NULL' ELSE printf('%!.20g', new.amount_after) END || ',' || 'ongoing=' || quote(new.ongoing));
END;
CREATE TRIGGER history_event_update AFTER update ON event
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'event', new.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'kind=' || quote(old.kind) || ',' || 'product_id=' || quote(old.product_id) || ',' || 'day=' || quote(old.day) || ',' || 'until=' || quote(old.until) || ',' || 'title=' || quote(old.title) || ',' || 'note=' || quote(old.note) || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'recorded_on=' || quote(old.recorded_on) || ',' || 'source=' || quote(old.source) || ',' || 'amount_before=' || CASE WHEN old.amount_before IS NULL THEN 'NULL' ELSE printf('%!.20g', old.amount_before) END || ',' || 'amount_after=' || CASE WHEN old.amount_after IS NULL THEN 'NULL' ELSE printf('%!.20g', old.amount_after) END || ',' || 'ongoing=' || quote(old.ongoing), 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'kind=' || quote(new.kind) || ',' || 'product_id=' || quote(new.product_id) || ',' || 'day=' || quote(new.day) || ',' || 'until=' || quote(new.until) || ',' || 'title=' || quote(new.title) || ',' || 'note=' || quote(new.note) || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'recorded_on=' || quote(new.recorded_on) || ',' || 'source=' || quote(new.source) || ',' || 'amount_before=' || CASE WHEN new.amount_before IS NULL THEN 'NULL' ELSE printf('%!.20g', new.amount_before) END || ',' || 'amount_after=' || CASE WHEN new.amount_after IS NULL THEN 'NULL' ELSE printf('%!.20g', new.amount_after) END || ',' || 'ongoing=' || quote(new.ongoing));
END;
CREATE TRIGGER history_event_delete AFTER delete ON event
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'event', old.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'kind=' || quote(old.kind) || ',' || 'product_id=' || quote(old.product_id) || ',' || 'day=' || quote(old.day) || ',' || 'until=' || quote(old.until) || ',' || 'title=' || quote(old.title) || ',' || 'note=' || quote(old.note) || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'recorded_on=' || quote(old.recorded_on) || ',' || 'source=' || quote(old.source) || ',' || 'amount_before=' || CASE WHEN old.amount_before IS NULL THEN 'NULL' ELSE printf('%!.20g', old.amount_before) END || ',' || 'amount_after=' || CASE WHEN old.amount_after IS NULL THEN 'NULL' ELSE printf('%!.20g', old.amount_after) END || ',' || 'ongoing=' || quote(old.ongoing), NULL);
END;
CREATE TRIGGER text_event_insert BEFORE insert ON event
WHEN instr(new.uuid, char(0)) OR instr(new.kind, char(0)) OR instr(new.day, char(0)) OR instr(new.until, char(0)) OR instr(new.title, char(0)) OR instr(new.note, char(0)) OR instr(new.recorded_at, char(0)) OR instr(new.recorded_on, char(0)) OR instr(new.source, char(0))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER text_event_update BEFORE update ON event
WHEN (new.uuid IS NOT old.uuid AND instr(new.uuid, char(0))) OR (new.kind IS NOT old.kind AND instr(new.kind, char(0))) OR (new.day IS NOT old.day AND instr(new.day, char(0))) OR (new.until IS NOT old.until AND instr(new.until, char(0))) OR (new.title IS NOT old.title AND instr(new.title, char(0))) OR (new.note IS NOT old.note AND instr(new.note, char(0))) OR (new.recorded_at IS NOT old.recorded_at AND instr(new.recorded_at, char(0))) OR (new.recorded_on IS NOT old.recorded_on AND instr(new.recorded_on, char(0))) OR (new.source IS NOT old.source AND instr(new.source, char(0)))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER history_nail_finding_insert AFTER insert ON nail_finding
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'nail_finding', new.id, NULL, 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'day=' || quote(new.day) || ',' || 'limb=' || quote(new.limb) || ',' || 'digit=' || quote(new.digit) || ',' || 'kind=' || quote(new.kind) || ',' || 'fold_mm=' || CASE WHEN new.fold_mm IS NULL THEN 'NULL' ELSE printf('%!.20g', new.fold_mm) END || ',' || 'note=' || quote(new.note) || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'recorded_on=' || quote(new.recorded_on));
END;
CREATE TRIGGER history_nail_finding_update AFTER update ON nail_finding
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'nail_finding', new.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'day=' || quote(old.day) || ',' || 'limb=' || quote(old.limb) || ',' || 'digit=' || quote(old.digit) || ',' || 'kind=' || quote(old.kind) || ',' || 'fold_mm=' || CASE WHEN old.fold_mm IS NULL THEN 'NULL' ELSE printf('%!.20g', old.fold_mm) END || ',' || 'note=' || quote(old.note) || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'recorded_on=' || quote(old.recorded_on), 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'day=' || quote(new.day) || ',' || 'limb=' || quote(new.limb) || ',' || 'digit=' || quote(new.digit) || ',' || 'kind=' || quote(new.kind) || ',' || 'fold_mm=' || CASE WHEN new.fold_mm IS NULL THEN 'NULL' ELSE printf('%!.20g', new.fold_mm) END || ',' || 'note=' || quote(new.note) || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'recorded_on=' || quote(new.recorded_on));
END;
CREATE TRIGGER history_nail_finding_delete AFTER delete ON nail_finding
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'nail_finding', old.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'day=' || quote(old.day) || ',' || 'limb=' || quote(old.limb) || ',' || 'digit=' || quote(old.digit) || ',' || 'kind=' || quote(old.kind) || ',' || 'fold_mm=' || CASE WHEN old.fold_mm IS NULL THEN 'NULL' ELSE printf('%!.20g', old.fold_mm) END || ',' || 'note=' || quote(old.note) || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'recorded_on=' || quote(old.recorded_on), NULL);
END;
CREATE TRIGGER text_nail_finding_insert BEFORE insert ON nail_finding
WHEN instr(new.uuid, char(0)) OR instr(new.day, char(0)) OR instr(new.limb, char(0)) OR instr(new.kind, char(0)) OR instr(new.note, char(0)) OR instr(new.recorded_at, char(0)) OR instr(new.recorded_on, char(0))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER text_nail_finding_update BEFORE update ON nail_finding
WHEN (new.uuid IS NOT old.uuid AND instr(new.uuid, char(0))) OR (new.day IS NOT old.day AND instr(new.day, char(0))) OR (new.limb IS NOT old.limb AND instr(new.limb, char(0))) OR (new.kind IS NOT old.kind AND instr(new.kind, char(0))) OR (new.note IS NOT old.note AND instr(new.note, char(0))) OR (new.recorded_at IS NOT old.recorded_at AND instr(new.recorded_at, char(0))) OR (new.recorded_on IS NOT old.recorded_on AND instr(new.recorded_on, char(0)))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER history_visit_insert AFTER insert ON visit
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'visit', new.id, NULL, 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'day=' || quote(new.day) || ',' || 'who=' || quote(new.who) || ',' || 'goal=' || quote(new.goal) || ',' || 'note=' || quote(new.note) || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'done_on=' || quote(new.done_on));
END;
CREATE TRIGGER history_visit_update AFTER update ON visit
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'visit', new.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'day=' || quote(old.day) || ',' || 'who=' || quote(old.who) || ',' || 'goal=' || quote(old.goal) || ',' || 'note=' || quote(old.note) || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'done_on=' || quote(old.done_on), 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'day=' || quote(new.day) || ',' || 'who=' || quote(new.who) || ',' || 'goal=' || quote(new.goal) || ',' || 'note=' || quote(new.note) || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'done_on=' || quote(new.done_on));
END;
CREATE TRIGGER history_visit_delete AFTER delete ON visit
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'visit', old.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'day=' || quote(old.day) || ',' || 'who=' || quote(old.who) || ',' || 'goal=' || quote(old.goal) || ',' || 'note=' || quote(old.note) || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'done_on=' || quote(old.done_on), NULL);
END;
CREATE TRIGGER text_visit_insert BEFORE insert ON visit
WHEN instr(new.uuid, char(0)) OR instr(new.day, char(0)) OR instr(new.who, char(0)) OR instr(new.goal, char(0)) OR instr(new.note, char(0)) OR instr(new.recorded_at, char(0)) OR instr(new.done_on, char(0))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER text_visit_update BEFORE update ON visit
WHEN (new.uuid IS NOT old.uuid AND instr(new.uuid, char(0))) OR (new.day IS NOT old.day AND instr(new.day, char(0))) OR (new.who IS NOT old.who AND instr(new.who, char(0))) OR (new.goal IS NOT old.goal AND instr(new.goal, char(0))) OR (new.note IS NOT old.note AND instr(new.note, char(0))) OR (new.recorded_at IS NOT old.recorded_at AND instr(new.recorded_at, char(0))) OR (new.done_on IS NOT old.done_on AND instr(new.done_on, char(0)))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER history_question_insert AFTER insert ON question
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'question', new.id, NULL, 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'visit_id=' || quote(new.visit_id) || ',' || 'position=' || quote(new.position) || ',' || 'text=' || quote(new.text) || ',' || 'answer=' || quote(new.answer) || ',' || 'recorded_at=' || quote(new.recorded_at));
END;
CREATE TRIGGER history_question_update AFTER update ON question
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'question', new.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'visit_id=' || quote(old.visit_id) || ',' || 'position=' || quote(old.position) || ',' || 'text=' || quote(old.text) || ',' || 'answer=' || quote(old.answer) || ',' || 'recorded_at=' || quote(old.recorded_at), 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'visit_id=' || quote(new.visit_id) || ',' || 'position=' || quote(new.position) || ',' || 'text=' || quote(new.text) || ',' || 'answer=' || quote(new.answer) || ',' || 'recorded_at=' || quote(new.recorded_at));
END;
CREATE TRIGGER history_question_delete AFTER delete ON question
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'question', old.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'visit_id=' || quote(old.visit_id) || ',' || 'position=' || quote(old.position) || ',' || 'text=' || quote(old.text) || ',' || 'answer=' || quote(old.answer) || ',' || 'recorded_at=' || quote(old.recorded_at), NULL);
END;
CREATE TRIGGER text_question_insert BEFORE insert ON question
WHEN instr(new.uuid, char(0)) OR instr(new.text, char(0)) OR instr(new.answer, char(0)) OR instr(new.recorded_at, char(0))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER text_question_update BEFORE update ON question
WHEN (new.uuid IS NOT old.uuid AND instr(new.uuid, char(0))) OR (new.text IS NOT old.text AND instr(new.text, char(0))) OR (new.answer IS NOT old.answer AND instr(new.answer, char(0))) OR (new.recorded_at IS NOT old.recorded_at AND instr(new.recorded_at, char(0)))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER history_photo_insert AFTER insert ON photo
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'photo', new.id, NULL, 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'day=' || quote(new.day) || ',' || 'at=' || quote(new.at) || ',' || 'site=' || quote(new.site) || ',' || 'sha256=' || quote(new.sha256) || ',' || 'note=' || quote(new.note) || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'recorded_on=' || quote(new.recorded_on));
END;
CREATE TRIGGER history_photo_update AFTER update ON photo
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'photo', new.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'day=' || quote(old.day) || ',' || 'at=' || quote(old.at) || ',' || 'site=' || quote(old.site) || ',' || 'sha256=' || quote(old.sha256) || ',' || 'note=' || quote(old.note) || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'recorded_on=' || quote(old.recorded_on), 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'day=' || quote(new.day) || ',' || 'at=' || quote(new.at) || ',' || 'site=' || quote(new.site) || ',' || 'sha256=' || quote(new.sha256) || ',' || 'note=' || quote(new.note) || ',' || 'recorded_at=' || quote(new.recorded_at) || ',' || 'recorded_on=' || quote(new.recorded_on));
END;
CREATE TRIGGER history_photo_delete AFTER delete ON photo
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'photo', old.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'day=' || quote(old.day) || ',' || 'at=' || quote(old.at) || ',' || 'site=' || quote(old.site) || ',' || 'sha256=' || quote(old.sha256) || ',' || 'note=' || quote(old.note) || ',' || 'recorded_at=' || quote(old.recorded_at) || ',' || 'recorded_on=' || quote(old.recorded_on), NULL);
END;
CREATE TRIGGER text_photo_insert BEFORE insert ON photo
WHEN instr(new.uuid, char(0)) OR instr(new.day, char(0)) OR instr(new.at, char(0)) OR instr(new.site, char(0)) OR instr(new.sha256, char(0)) OR instr(new.note, char(0)) OR instr(new.recorded_at, char(0)) OR instr(new.recorded_on, char(0))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER text_photo_update BEFORE update ON photo
WHEN (new.uuid IS NOT old.uuid AND instr(new.uuid, char(0))) OR (new.day IS NOT old.day AND instr(new.day, char(0))) OR (new.at IS NOT old.at AND instr(new.at, char(0))) OR (new.site IS NOT old.site AND instr(new.site, char(0))) OR (new.sha256 IS NOT old.sha256 AND instr(new.sha256, char(0))) OR (new.note IS NOT old.note AND instr(new.note, char(0))) OR (new.recorded_at IS NOT old.recorded_at AND instr(new.recorded_at, char(0))) OR (new.recorded_on IS NOT old.recorded_on AND instr(new.recorded_on, char(0)))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER history_profile_insert AFTER insert ON profile
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'profile', new.id, NULL, 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'key=' || quote(new.key) || ',' || 'value=' || quote(new.value));
END;
CREATE TRIGGER history_profile_update AFTER update ON profile
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'profile', new.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'key=' || quote(old.key) || ',' || 'value=' || quote(old.value), 'id=' || quote(new.id) || ',' || 'uuid=' || quote(new.uuid) || ',' || 'key=' || quote(new.key) || ',' || 'value=' || quote(new.value));
END;
CREATE TRIGGER history_profile_delete AFTER delete ON profile
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), 'profile', old.id, 'id=' || quote(old.id) || ',' || 'uuid=' || quote(old.uuid) || ',' || 'key=' || quote(old.key) || ',' || 'value=' || quote(old.value), NULL);
END;
CREATE TRIGGER text_profile_insert BEFORE insert ON profile
WHEN instr(new.uuid, char(0)) OR instr(new.key, char(0)) OR instr(new.value, char(0))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
CREATE TRIGGER text_profile_update BEFORE update ON profile
WHEN (new.uuid IS NOT old.uuid AND instr(new.uuid, char(0))) OR (new.key IS NOT old.key AND instr(new.key, char(0))) OR (new.value IS NOT old.value AND instr(new.value, char(0)))
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('batch',46);
COMMIT;
PRAGMA application_id = 1397310533;
PRAGMA user_version = 3;
