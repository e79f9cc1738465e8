-- title: Sales in all
-- description: Sales, baskets, mean basket value, quantity and discounts by kind over everything loaded.
-- family: transactions
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD, format: "#,##0.00"}
--   BASKETS: {type: "NUMBER(18,0)", unit: baskets, format: "#,##0"}
--   MEAN_BASKET_VALUE: {type: "NUMBER(18,2)", unit: USD, format: "#,##0.00"}
--   QUANTITY: {type: "NUMBER(18,3)", unit: units, format: "#,##0"}
--   RETAIL_DISCOUNT: {type: "NUMBER(18,2)", unit: USD, format: "#,##0.00"}
--   COUPON_DISCOUNT: {type: "NUMBER(18,2)", unit: USD, format: "#,##0.00"}
--   COUPON_MATCH_DISCOUNT: {type: "NUMBER(18,2)", unit: USD, format: "#,##0.00"}
--   SHARE_OF_BASKETS_WITH_COUPON: {type: "NUMBER(9,6)", unit: share, format: "0.0 %"}
-- goodDirection: up
-- owner: Store operations
SELECT
  SUM(SALES_VALUE) AS SALES,
  COUNT(DISTINCT BASKET_ID) AS BASKETS,
  ROUND(SUM(SALES_VALUE) / NULLIF(COUNT(DISTINCT BASKET_ID), 0), 2) AS MEAN_BASKET_VALUE,
  SUM(QUANTITY) AS QUANTITY,
  SUM(RETAIL_DISC) AS RETAIL_DISCOUNT,
  SUM(COUPON_DISC) AS COUPON_DISCOUNT,
  SUM(COUPON_MATCH_DISC) AS COUPON_MATCH_DISCOUNT,
  ROUND(COUNT(DISTINCT IFF(USED_COUPON, BASKET_ID, NULL)) / NULLIF(COUNT(DISTINCT BASKET_ID), 0), 6)
    AS SHARE_OF_BASKETS_WITH_COUPON
FROM EDA.TRANSACTIONS_CLEAN
