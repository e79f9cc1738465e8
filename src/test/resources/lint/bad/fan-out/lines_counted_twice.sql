-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   N: {type: "NUMBER(18,0)"}
-- owner: Store operations
SELECT COUNT(*) AS N FROM EDA.TRANSACTIONS_CLEAN AS t
JOIN RAW.COUPONS AS c USING (PRODUCT_ID)
