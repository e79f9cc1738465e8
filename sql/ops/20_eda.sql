-- object:   OPS.EDA_RUN
-- purpose:  each run of each EDA job: what it read, what it wrote, how long it took, and which state of its sources it saw
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
