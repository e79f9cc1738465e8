-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SHARE: {type: "NUMBER(9,6)", unit: share}
-- owner: Store operations
-- target: {value: 15}
SELECT ROUND(COUNT_IF(USED_COUPON) / NULLIF(COUNT(*), 0), 6) AS SHARE FROM EDA.TRANSACTIONS_CLEAN
