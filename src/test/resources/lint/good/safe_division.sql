-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT ROUND(SUM(SALES_VALUE) / NULLIF(COUNT(*), 0), 2) AS SALES FROM EDA.TRANSACTIONS_CLEAN
