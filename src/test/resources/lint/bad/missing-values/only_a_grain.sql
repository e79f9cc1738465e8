-- title: A
-- description: B.
-- family: c
-- owner: d
-- grain:
--   STORE_ID: {type: VARCHAR}
SELECT STORE_ID FROM EDA.TRANSACTIONS_CLEAN
