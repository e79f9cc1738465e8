-- object:   RAW.HOUSEHOLDS
-- purpose:  one row a household: of demographics delivered more than once, the row that came last
-- again:    a view holds no rows
CREATE OR REPLACE VIEW ${database}.RAW.HOUSEHOLDS
  COMMENT = 'One row a household, as last delivered in DEMOGRAPHICS'
AS
SELECT HOUSEHOLD_ID, AGE, INCOME, HOME_OWNERSHIP, MARITAL_STATUS, HOUSEHOLD_SIZE, HOUSEHOLD_COMP, KIDS_COUNT
FROM ${database}.RAW.DEMOGRAPHICS
QUALIFY ROW_NUMBER() OVER (
  PARTITION BY HOUSEHOLD_ID ORDER BY LOADED_AT DESC, FILE_NAME DESC, FILE_ROW_NUMBER DESC) = 1;
