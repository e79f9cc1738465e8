-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT SUM(t.SALES_VALUE) AS SALES FROM EDA.TRANSACTIONS_CLEAN AS t JOIN (SELECT DISTINCT PRODUCT_ID FROM RAW.COUPONS) AS c ON c.PRODUCT_ID = t.PRODUCT_ID
