-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
WITH c AS (SELECT PRODUCT_ID, COUNT(*) AS K FROM RAW.COUPONS GROUP BY PRODUCT_ID)
SELECT SUM(t.SALES_VALUE) AS SALES FROM EDA.TRANSACTIONS_CLEAN AS t JOIN c ON c.PRODUCT_ID = t.PRODUCT_ID
