-- title: A KPI
-- description: What it counts.
-- family: sales
-- grain:
--   HOW_MANY: {type: VARCHAR}
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT CASE WHEN QUANTITY > 1 THEN 'many' ELSE 'one' END AS HOW_MANY, SUM(SALES_VALUE) AS SALES FROM EDA.TRANSACTIONS_CLEAN GROUP BY CASE WHEN QUANTITY > 1 THEN 'many' ELSE 'one' END
