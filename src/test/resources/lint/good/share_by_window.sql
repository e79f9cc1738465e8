-- title: A KPI
-- description: What it counts.
-- family: sales
-- grain:
--   STORE_ID: {type: VARCHAR}
-- values:
--   SHARE: {type: "NUMBER(9,6)", unit: share}
-- owner: Store operations
SELECT STORE_ID, ROUND(SUM(SALES_VALUE) / NULLIF(SUM(SUM(SALES_VALUE)) OVER (), 0), 6) AS SHARE FROM EDA.TRANSACTIONS_CLEAN GROUP BY STORE_ID
