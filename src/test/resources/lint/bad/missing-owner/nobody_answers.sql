-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
SELECT SUM(SALES_VALUE) AS SALES FROM EDA.TRANSACTIONS_CLEAN
