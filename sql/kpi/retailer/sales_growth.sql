-- title: Sales against the month before
-- description: Sales of each month beside those of the month before it in the data, and the change as a share of them.
-- family: transactions
-- grain:
--   TRANSACTION_MONTH: {type: VARCHAR, title: Month}
-- values:
--   CHANGE_SHARE: {type: "NUMBER(12,6)", unit: share, format: "+0.0 %;-0.0 %"}
--   SALES: {type: "NUMBER(18,2)", unit: USD, format: "#,##0.00"}
--   PREVIOUS_SALES: {type: "NUMBER(18,2)", unit: USD, format: "#,##0.00"}
-- goodDirection: up
-- target: {column: CHANGE_SHARE, value: 0, amber: -0.05}
-- period: TRANSACTION_MONTH
-- owner: Store operations
WITH monthly AS (
  SELECT TRANSACTION_MONTH, SALES, LAG(SALES) OVER (ORDER BY TRANSACTION_MONTH) AS PREVIOUS_SALES
  FROM KPI.SALES_BY_MONTH
)
SELECT
  TRANSACTION_MONTH,
  -- why: a quotient has six decimals more than its dividend; of eight, it is rounded once to six, not twice.
  ROUND((SALES - PREVIOUS_SALES)::NUMBER(38, 8) / NULLIF(PREVIOUS_SALES, 0), 6) AS CHANGE_SHARE,
  SALES,
  PREVIOUS_SALES
FROM monthly
