-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT SUM(SALES_VALUE) AS SALES FROM ${database}.EDA.TRANSACTIONS_CLEAN
