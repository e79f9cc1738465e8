-- title: Campaigns by type
-- description: Campaigns of each type, their mean duration with both ends counted, and the households that received at least one of them.
-- family: campaigns
-- grain:
--   CAMPAIGN_TYPE: {type: VARCHAR, title: Type}
-- values:
--   CAMPAIGNS: {type: "NUMBER(18,0)", unit: campaigns, format: "#,##0"}
--   MEAN_DURATION_DAYS: {type: "NUMBER(12,2)", unit: days, format: "0.00"}
--   HOUSEHOLDS_REACHED: {type: "NUMBER(18,0)", unit: households, format: "#,##0"}
-- goodDirection: up
-- owner: Campaign management
WITH campaign AS (
  -- A campaign that was sent without a description is counted, as 'unknown'.
  SELECT CAMPAIGN_ID, COALESCE(MAX(TYPE_OR_NULL), 'unknown') AS CAMPAIGN_TYPE, MAX(DAYS_OR_NULL) AS DURATION_DAYS
  FROM (
    SELECT CAMPAIGN_ID, CAMPAIGN_TYPE AS TYPE_OR_NULL, DURATION_DAYS AS DAYS_OR_NULL FROM EDA.CAMPAIGNS_ENRICHED
    UNION ALL
    SELECT CAMPAIGN_ID, NULL, NULL FROM RAW.CAMPAIGNS
  ) AS listed
  GROUP BY CAMPAIGN_ID
),
described AS (
  SELECT CAMPAIGN_TYPE, COUNT(*) AS CAMPAIGNS, ROUND(AVG(DURATION_DAYS), 2) AS MEAN_DURATION_DAYS
  FROM campaign
  GROUP BY CAMPAIGN_TYPE
),
reached AS (
  SELECT c.CAMPAIGN_TYPE, COUNT(DISTINCT r.HOUSEHOLD_ID) AS HOUSEHOLDS_REACHED
  FROM campaign AS c
  JOIN RAW.CAMPAIGNS AS r ON r.CAMPAIGN_ID = c.CAMPAIGN_ID
  GROUP BY c.CAMPAIGN_TYPE
)
SELECT
  d.CAMPAIGN_TYPE,
  d.CAMPAIGNS,
  d.MEAN_DURATION_DAYS,
  COALESCE(r.HOUSEHOLDS_REACHED, 0) AS HOUSEHOLDS_REACHED
FROM described AS d
LEFT JOIN reached AS r ON r.CAMPAIGN_TYPE = d.CAMPAIGN_TYPE
