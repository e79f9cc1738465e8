-- title: Sales by age of the household
-- description: Sales and baskets by age group of the buying household. A sale to a household without demographics is 'unknown'.
-- family: demographics
-- grain:
--   AGE_GROUP: {type: VARCHAR, title: Age}
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD, format: "#,##0.00"}
--   SHARE_OF_SALES: {type: "NUMBER(9,6)", unit: share, format: "0.0 %"}
--   BASKETS: {type: "NUMBER(18,0)", unit: baskets, format: "#,##0"}
--   LINES: {type: "NUMBER(18,0)", unit: lines, format: "#,##0"}
-- goodDirection: up
-- owner: Customer insight
SELECT
  COALESCE(NULLIF(TRIM(h.AGE), ''), 'unknown') AS AGE_GROUP,
  SUM(t.SALES_VALUE) AS SALES,
  -- why: a quotient has six decimals more than its dividend; of eight, it is rounded once to six, not twice.
  ROUND(SUM(t.SALES_VALUE)::NUMBER(38, 8) / NULLIF(SUM(SUM(t.SALES_VALUE)) OVER (), 0), 6) AS SHARE_OF_SALES,
  COUNT(DISTINCT t.BASKET_ID) AS BASKETS,
  COUNT(*) AS LINES
FROM EDA.TRANSACTIONS_CLEAN AS t
LEFT JOIN RAW.HOUSEHOLDS AS h ON h.HOUSEHOLD_ID = t.HOUSEHOLD_ID
GROUP BY COALESCE(NULLIF(TRIM(h.AGE), ''), 'unknown')
