-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT SALES FROM KPI.YESTERDAY
