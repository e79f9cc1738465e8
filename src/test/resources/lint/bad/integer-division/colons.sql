-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SHARE: {type: "NUMBER(9,6)", unit: share}
-- owner: Store operations
SELECT (COUNT_IF(USED_COUPON) / NULLIF(COUNT(*), 0))::INTEGER AS SHARE FROM EDA.TRANSACTIONS_CLEAN
