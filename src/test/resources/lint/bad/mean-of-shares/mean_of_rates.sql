-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SHARE: {type: "NUMBER(9,6)", unit: share}
-- owner: Store operations
SELECT AVG(REDEMPTION_RATE) AS SHARE FROM KPI.COUPON_REDEMPTION_RATE
