-- title: A KPI
-- description: What it counts.
-- family: sales
-- grain:
--   WHAT: {type: VARCHAR}
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT 'in all' AS WHAT, SUM(SALES_VALUE) AS SALES FROM EDA.TRANSACTIONS_CLEAN
UNION ALL
SELECT 'with coupon', SUM(SALES_VALUE) FROM EDA.TRANSACTIONS_CLEAN WHERE USED_COUPON
