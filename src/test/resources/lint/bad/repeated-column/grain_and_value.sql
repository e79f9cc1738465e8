-- title: A KPI
-- description: What it counts.
-- family: sales
-- grain:
--   STORE_ID: {type: VARCHAR}
-- values:
--   STORE_ID: {type: "NUMBER(9,0)"}
-- owner: Store operations
SELECT STORE_ID FROM EDA.TRANSACTIONS_CLEAN
