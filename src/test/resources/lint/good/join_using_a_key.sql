-- title: A KPI
-- description: What it counts.
-- family: sales
-- grain:
--   BRAND: {type: VARCHAR}
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT p.BRAND, SUM(t.SALES_VALUE) AS SALES FROM EDA.TRANSACTIONS_CLEAN AS t JOIN EDA.PRODUCTS_CLEAN AS p USING (PRODUCT_ID) GROUP BY p.BRAND
