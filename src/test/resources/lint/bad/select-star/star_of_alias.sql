-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT t.* FROM EDA.TRANSACTIONS_CLEAN AS t
