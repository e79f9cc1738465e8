-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
WITH s AS (SELECT STORE_ID, SUM(SALES_VALUE) AS V FROM EDA.TRANSACTIONS_CLEAN)
SELECT SUM(V) AS SALES FROM s
