-- title: Sales by department
-- description: Sales, quantity and lines by department of the product, with the share of all sales. A line whose product is not in the product list is 'unknown'.
-- family: products
-- grain:
--   DEPARTMENT: {type: VARCHAR, title: Department}
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD, format: "#,##0.00"}
--   SHARE_OF_SALES: {type: "NUMBER(9,6)", unit: share, format: "0.0 %"}
--   QUANTITY: {type: "NUMBER(18,3)", unit: units, format: "#,##0"}
--   LINES: {type: "NUMBER(18,0)", unit: lines, format: "#,##0"}
-- goodDirection: up
-- owner: Category management
SELECT
  COALESCE(p.DEPARTMENT, 'unknown') AS DEPARTMENT,
  SUM(t.SALES_VALUE) AS SALES,
  -- why: a quotient has six decimals more than its dividend; of eight, it is rounded once to six, not twice.
  ROUND(SUM(t.SALES_VALUE)::NUMBER(38, 8) / NULLIF(SUM(SUM(t.SALES_VALUE)) OVER (), 0), 6) AS SHARE_OF_SALES,
  SUM(t.QUANTITY) AS QUANTITY,
  COUNT(*) AS LINES
FROM EDA.TRANSACTIONS_CLEAN AS t
LEFT JOIN EDA.PRODUCTS_CLEAN AS p ON p.PRODUCT_ID = t.PRODUCT_ID
GROUP BY COALESCE(p.DEPARTMENT, 'unknown')
