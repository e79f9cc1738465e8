-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   N: {type: "NUMBER(18,0)"}
-- owner: Store operations
SELECT SUM(TRY_TO_NUMBER(COUPON_UPC)) AS N FROM EDA.COUPONS_REDEEMED
