-- title: A KPI
-- description: What it counts.
-- family: sales
-- grain:
--   YEAR: {type: VARCHAR}
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT LEFT(TRANSACTION_MONTH, 4) AS YEAR, SUM(SALES_VALUE) AS SALES FROM EDA.TRANSACTIONS_CLEAN GROUP BY LEFT(TRANSACTION_MONTH, 4)
