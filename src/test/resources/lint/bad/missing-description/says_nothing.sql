-- title: A KPI
-- family: sales
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT SUM(SALES_VALUE) AS SALES FROM EDA.TRANSACTIONS_CLEAN
