-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SALES: {unit: USD}
-- owner: Store operations
SELECT SUM(SALES_VALUE) AS SALES FROM EDA.TRANSACTIONS_CLEAN
