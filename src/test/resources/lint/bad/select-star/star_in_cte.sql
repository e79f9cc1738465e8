-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
WITH t AS (SELECT * FROM EDA.TRANSACTIONS_CLEAN)
SELECT SUM(SALES_VALUE) AS SALES FROM t
