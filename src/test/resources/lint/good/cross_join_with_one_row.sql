-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SHARE: {type: "NUMBER(9,6)", unit: share}
-- owner: Store operations
WITH total AS (SELECT SUM(SALES_VALUE) AS SALES FROM EDA.TRANSACTIONS_CLEAN)
SELECT ROUND(SUM(t.SALES_VALUE) / NULLIF(MAX(total.SALES), 0), 6) AS SHARE FROM EDA.TRANSACTIONS_CLEAN AS t CROSS JOIN total
