-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SHARE: {type: "NUMBER(9,6)", unit: share}
-- owner: Store operations
SELECT ROUND(COUNT(*) / 801, 6) AS SHARE FROM RAW.HOUSEHOLDS
