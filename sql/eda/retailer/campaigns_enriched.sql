-- object:   the rows of EDA.CAMPAIGNS_ENRICHED before its steps
-- purpose:  Campaigns as delivered, with their load time: of one delivered again, the last stays
-- again:    reads only
SELECT
  CAMPAIGN_ID,
  CAMPAIGN_TYPE,
  START_DATE,
  END_DATE,
  LOADED_AT,
  FILE_ROW_NUMBER
FROM ${database}.RAW.CAMPAIGN_DESCRIPTIONS
