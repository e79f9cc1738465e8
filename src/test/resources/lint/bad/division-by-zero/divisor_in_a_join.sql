-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SHARE: {type: "NUMBER(9,6)", unit: share}
-- owner: Store operations
SELECT a.SALES / b.SALES AS SHARE FROM KPI.SALES_TOTAL AS a JOIN KPI.SALES_TOTAL AS b ON a.SALES = b.SALES
