-- title: Top 20 products
-- description: The twenty products with the highest sales; of equal sales the lower product number comes first.
-- family: products
-- grain:
--   SALES_RANK: {type: "NUMBER(4,0)", title: Rank}
-- details:
--   PRODUCT_ID: {type: VARCHAR, title: Product}
--   DEPARTMENT: {type: VARCHAR}
--   PRODUCT_CATEGORY: {type: VARCHAR, title: Category}
--   PRODUCT_TYPE: {type: VARCHAR, title: Type}
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD, format: "#,##0.00"}
--   QUANTITY: {type: "NUMBER(18,3)", unit: units, format: "#,##0"}
--   BASKETS: {type: "NUMBER(18,0)", unit: baskets, format: "#,##0"}
-- goodDirection: up
-- owner: Category management
WITH sold AS (
  SELECT PRODUCT_ID, SUM(SALES_VALUE) AS SALES, SUM(QUANTITY) AS QUANTITY, COUNT(DISTINCT BASKET_ID) AS BASKETS
  FROM EDA.TRANSACTIONS_CLEAN
  WHERE PRODUCT_ID IS NOT NULL
  GROUP BY PRODUCT_ID
),
ranked AS (
  SELECT PRODUCT_ID, SALES, QUANTITY, BASKETS, ROW_NUMBER() OVER (ORDER BY SALES DESC, PRODUCT_ID) AS SALES_RANK
  FROM sold
  QUALIFY SALES_RANK <= 20
)
SELECT
  r.SALES_RANK,
  r.PRODUCT_ID,
  COALESCE(p.DEPARTMENT, 'unknown') AS DEPARTMENT,
  COALESCE(p.PRODUCT_CATEGORY, 'unknown') AS PRODUCT_CATEGORY,
  COALESCE(p.PRODUCT_TYPE, 'unknown') AS PRODUCT_TYPE,
  r.SALES,
  r.QUANTITY,
  r.BASKETS
FROM ranked AS r
LEFT JOIN EDA.PRODUCTS_CLEAN AS p ON p.PRODUCT_ID = r.PRODUCT_ID
