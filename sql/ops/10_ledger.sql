-- object:   OPS.LOAD_LEDGER, OPS.QUARANTINE, OPS.LEASE
-- purpose:  which version of which object is loaded, with how many rows; what could not be loaded and why; who is at work
-- again:    CREATE OR ALTER keeps the rows
CREATE OR ALTER TABLE ${database}.OPS.LOAD_LEDGER (
  FILE_ID VARCHAR NOT NULL COMMENT 'From bucket, key and version; the staged file begins with it',
  DATA_SET VARCHAR NOT NULL,
  TABLE_NAME VARCHAR NOT NULL,
  BUCKET VARCHAR NOT NULL,
  OBJECT_KEY VARCHAR NOT NULL,
  OBJECT_VERSION VARCHAR NOT NULL COMMENT 'ETag',
  SIZE_BYTES NUMBER(18, 0) NOT NULL,
  MODIFIED_AT TIMESTAMP_LTZ NOT NULL,
  FILE_NAME VARCHAR NOT NULL COMMENT 'As in column FILE_NAME of the raw table',
  STATE VARCHAR NOT NULL COMMENT 'LOAD_IN_PROGRESS, LOADED, PARTIALLY_LOADED, LOAD_FAILED, LOAD_SKIPPED or REPLACED',
  ROWS_PARSED NUMBER(18, 0),
  ROWS_LOADED NUMBER(18, 0),
  ROWS_REJECTED NUMBER(18, 0),
  LOAD_METHOD VARCHAR NOT NULL COMMENT 'PIPE or COPY',
  QUERY_ID VARCHAR COMMENT 'Of the COPY, when there was one',
  ERROR VARCHAR,
  NOTE VARCHAR COMMENT 'What is worth knowing though it failed nothing: columns added or missing, same content as another file',
  RESENT BOOLEAN NOT NULL COMMENT 'Whether another version of the object came before',
  ATTEMPTS NUMBER(9, 0) NOT NULL,
  SUBMITTED_AT TIMESTAMP_LTZ NOT NULL,
  SETTLED_AT TIMESTAMP_LTZ
)
COMMENT = 'One row a file version: its load, once';

CREATE OR ALTER TABLE ${database}.OPS.QUARANTINE (
  FILE_ID VARCHAR NOT NULL,
  DATA_SET VARCHAR NOT NULL,
  OBJECT_KEY VARCHAR NOT NULL,
  FILE_NAME VARCHAR NOT NULL,
  REASON VARCHAR NOT NULL COMMENT 'One word, as in BAD_ROW, COLUMNS_CHANGED, UNREADABLE',
  EXPLANATION VARCHAR NOT NULL,
  ROW_NUMBER NUMBER(18, 0) COMMENT 'Empty when the whole file is meant',
  COLUMN_NAME VARCHAR,
  RAW_TEXT VARCHAR COMMENT 'The rejected row as delivered',
  QUARANTINED_AT TIMESTAMP_LTZ NOT NULL,
  REPLAYED_AT TIMESTAMP_LTZ
)
COMMENT = 'Files and rows that could not be loaded; the object itself stays untouched in the bucket';

CREATE OR ALTER TABLE ${database}.OPS.LEASE (
  NAME VARCHAR NOT NULL,
  HOLDER VARCHAR NOT NULL,
  EXPIRES_AT TIMESTAMP_LTZ NOT NULL
)
COMMENT = 'Which instance works on which data set, so that two by mistake do no harm';
