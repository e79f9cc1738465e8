-- object:   RAW.CAMPAIGNS
-- purpose:  Which household received which campaign, one row each
-- again:    CREATE OR ALTER keeps the rows
CREATE OR ALTER TABLE ${database}.RAW.CAMPAIGNS (
  CAMPAIGN_ID VARCHAR,
  HOUSEHOLD_ID VARCHAR,
  FILE_NAME VARCHAR,
  FILE_ROW_NUMBER NUMBER(18, 0),
  LOADED_AT TIMESTAMP_LTZ
)
COMMENT = 'Which household received which campaign, one row each';
