-- title: Reach of each campaign
-- description: Households that received each campaign, with its type and dates.
-- family: campaigns
-- grain:
--   CAMPAIGN_ID: {type: VARCHAR, title: Campaign}
-- details:
--   CAMPAIGN_TYPE: {type: VARCHAR, title: Type}
--   START_DATE: {type: DATE, title: First day}
--   END_DATE: {type: DATE, title: Last day}
-- values:
--   HOUSEHOLDS_REACHED: {type: "NUMBER(18,0)", unit: households, format: "#,##0"}
--   DURATION_DAYS: {type: "NUMBER(9,0)", unit: days, format: "#,##0"}
-- goodDirection: up
-- owner: Campaign management
WITH reached AS (
  SELECT CAMPAIGN_ID, COUNT(DISTINCT HOUSEHOLD_ID) AS HOUSEHOLDS_REACHED
  FROM RAW.CAMPAIGNS
  GROUP BY CAMPAIGN_ID
)
SELECT
  COALESCE(e.CAMPAIGN_ID, r.CAMPAIGN_ID) AS CAMPAIGN_ID,
  COALESCE(e.CAMPAIGN_TYPE, 'unknown') AS CAMPAIGN_TYPE,
  e.START_DATE,
  e.END_DATE,
  COALESCE(r.HOUSEHOLDS_REACHED, 0) AS HOUSEHOLDS_REACHED,
  e.DURATION_DAYS
FROM EDA.CAMPAIGNS_ENRICHED AS e
FULL OUTER JOIN reached AS r ON r.CAMPAIGN_ID = e.CAMPAIGN_ID
