-- object:   RAW.CAMPAIGN_DESCRIPTIONS
-- purpose:  Campaigns with type and first and last day, one row each
-- again:    CREATE OR ALTER keeps the rows
CREATE OR ALTER TABLE ${database}.RAW.CAMPAIGN_DESCRIPTIONS (
  CAMPAIGN_ID VARCHAR,
  CAMPAIGN_TYPE VARCHAR,
  START_DATE DATE,
  END_DATE DATE,
  FILE_NAME VARCHAR,
  FILE_ROW_NUMBER NUMBER(18, 0),
  LOADED_AT TIMESTAMP_LTZ
)
COMMENT = 'Campaigns with type and first and last day, one row each';
