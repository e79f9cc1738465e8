-- title: A KPI
-- description: What it counts.
-- family: sales
-- grain:
--   STORE_ID: {type: VARCHAR}
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT STORE_ID, SUM(SALES_VALUE) AS SALES FROM EDA.TRANSACTIONS_CLEAN GROUP BY 1
