-- object:   the rows of which coupons are profiled
-- purpose:  All columns as delivered
-- again:    reads only
SELECT * EXCLUDE (FILE_NAME, FILE_ROW_NUMBER, LOADED_AT)
FROM ${database}.RAW.COUPONS
