-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT AVG(e.DURATION_DAYS) AS SALES FROM EDA.CAMPAIGNS_ENRICHED AS e
JOIN RAW.CAMPAIGNS AS c ON c.CAMPAIGN_ID = e.CAMPAIGN_ID
