-- title: A KPI
-- description: What it counts.
-- family: sales
-- grain:
--   STORE: {type: VARCHAR}
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT COALESCE(STORE_ID, 'unknown') AS STORE, SUM(SALES_VALUE) AS SALES FROM EDA.TRANSACTIONS_CLEAN GROUP BY STORE
