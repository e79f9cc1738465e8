-- object:   OPS.EDA_RUN, OPS.CHECK_RESULT
-- purpose:  each run of each EDA job: what it read, what it wrote, how long it took, and which state of its sources it saw; and what
--           its checks found
-- again:    CREATE OR ALTER keeps the rows
CREATE OR ALTER TABLE ${database}.OPS.EDA_RUN (
  RUN_ID VARCHAR NOT NULL,
  JOB VARCHAR NOT NULL,
  STATE VARCHAR NOT NULL COMMENT 'RUNNING, SUCCEEDED or FAILED; RUNNING with a later run of the job: it was cut off',
  WATERMARK VARCHAR NOT NULL COMMENT 'The state of the sources and of the job''s files when the run began',
  STARTED_AT TIMESTAMP_LTZ NOT NULL,
  FINISHED_AT TIMESTAMP_LTZ,
  ROWS_READ NUMBER(18, 0),
  ROWS_WRITTEN NUMBER(18, 0),
  STEP_COUNTS VARCHAR COMMENT 'What the steps did to the rows, as JSON: duplicates dropped and the like',
  READ_SECONDS NUMBER(12, 3) COMMENT 'Until the last row was read, profiled and derived',
  WRITE_SECONDS NUMBER(12, 3) COMMENT 'From then until the table was replaced',
  ERROR VARCHAR
)
COMMENT = 'Runs of EDA jobs';

CREATE OR ALTER TABLE ${database}.OPS.CHECK_RESULT (
  RUN_ID VARCHAR NOT NULL,
  JOB VARCHAR NOT NULL,
  CHECK_NAME VARCHAR NOT NULL,
  KIND VARCHAR NOT NULL,
  SEVERITY VARCHAR NOT NULL COMMENT 'WARN, or STOP: then the table was not replaced',
  PASSED BOOLEAN NOT NULL,
  FAILING_ROWS NUMBER(18, 0) NOT NULL,
  CHECKED_ROWS NUMBER(18, 0) NOT NULL,
  ALLOWED_ROWS NUMBER(18, 0) NOT NULL,
  CHECKED_AT TIMESTAMP_LTZ NOT NULL
)
COMMENT = 'What the checks of EDA jobs found';
