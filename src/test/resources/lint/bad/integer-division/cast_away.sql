-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT CAST(SUM(SALES_VALUE) / NULLIF(COUNT(*), 0) AS INT) AS SALES FROM EDA.TRANSACTIONS_CLEAN
