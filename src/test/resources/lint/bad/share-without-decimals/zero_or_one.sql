-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SHARE: {type: "NUMBER(9,0)", unit: share}
-- owner: Store operations
SELECT ROUND(COUNT_IF(USED_COUPON) / NULLIF(COUNT(*), 0), 0) AS SHARE FROM EDA.TRANSACTIONS_CLEAN
