-- title: A KPI
-- description: What it counts.
-- family: sales
-- grain:
--   YEAR: {type: VARCHAR}
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT EXTRACT(YEAR FROM TRANSACTION_DATE) AS YEAR, SUM(SALES_VALUE) AS SALES FROM EDA.TRANSACTIONS_CLEAN GROUP BY EXTRACT(YEAR FROM TRANSACTION_DATE)
