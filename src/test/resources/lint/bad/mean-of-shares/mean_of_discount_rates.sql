-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SHARE: {type: "NUMBER(9,6)", unit: share}
-- owner: Store operations
SELECT AVG(DISCOUNT_RATE) AS SHARE FROM EDA.TRANSACTIONS_CLEAN
