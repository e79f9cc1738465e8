-- Snowflake's functions as macros of DuckDB: SF_NAME for NAME. Run when the engine opens; safe to run again.
-- A parameter whose name starts with "text" is given as VARCHAR, "moment" as TIMESTAMP, "number" as a number (see Arguments).
-- What gives one type whatever its argument asks typeof(), which the engine folds when it plans. What gives the type of its argument
-- has typed overloads, and a SF_PLAIN_ form for arguments that the engine cannot type in time: aggregates, windows, aliases.

-- == numbers =====================================================================================================
-- https://docs.snowflake.com/en/sql-reference/functions-numeric
-- A string or variant beside an arithmetic operator is a number.
CREATE OR REPLACE MACRO SF_NUMBER(a VARCHAR) AS CAST(a AS DOUBLE), (a VARIANT) AS CAST(a AS DOUBLE), (a BOOLEAN) AS CAST(a AS INTEGER), (a) AS a;
CREATE OR REPLACE MACRO SF_PLAIN_NUMBER(a) AS a;
CREATE OR REPLACE MACRO SF_PLAIN_ADD(a, b) AS a + b;
CREATE OR REPLACE MACRO SF_PLAIN_SUBTRACT(a, b) AS a - b;
CREATE OR REPLACE MACRO SF_PLAIN_MULTIPLY(a, b) AS a * b;
CREATE OR REPLACE MACRO SF_PLAIN_DIVIDE(a, b) AS cast_to_type(a / SF_DIVISOR(b), a * 1.000000 + b * 0);
CREATE OR REPLACE MACRO SF_PLAIN_MOD(a, b) AS cast_to_type(a % SF_DIVISOR(b), a + b * 0);
CREATE OR REPLACE MACRO SF_ADD(a DATE, b DOUBLE) AS a + CAST(b AS INTEGER),
  (a TIMESTAMP, b DOUBLE) AS a + to_microseconds(CAST(b * 86400000000 AS BIGINT)),
  (a TIMESTAMPTZ, b DOUBLE) AS a + to_microseconds(CAST(b * 86400000000 AS BIGINT)),
  (a DOUBLE, b DATE) AS b + CAST(a AS INTEGER),
  (a DOUBLE, b TIMESTAMP) AS b + to_microseconds(CAST(a * 86400000000 AS BIGINT)),
  (a VARCHAR, b DOUBLE) AS CAST(a AS DOUBLE) + CAST(b AS DOUBLE),
  (a DOUBLE, b VARCHAR) AS CAST(a AS DOUBLE) + CAST(b AS DOUBLE),
  (a VARCHAR, b VARCHAR) AS CAST(a AS DOUBLE) + CAST(b AS DOUBLE),
  (a VARIANT, b DOUBLE) AS CAST(a AS DOUBLE) + CAST(b AS DOUBLE),
  (a DOUBLE, b VARIANT) AS CAST(a AS DOUBLE) + CAST(b AS DOUBLE),
  (a VARIANT, b VARIANT) AS CAST(a AS DOUBLE) + CAST(b AS DOUBLE),
  (a VARIANT, b VARCHAR) AS CAST(a AS DOUBLE) + CAST(b AS DOUBLE),
  (a VARCHAR, b VARIANT) AS CAST(a AS DOUBLE) + CAST(b AS DOUBLE),
  (a, b) AS a + b;
CREATE OR REPLACE MACRO SF_SUBTRACT(a DATE, b DOUBLE) AS a - CAST(b AS INTEGER),
  (a TIMESTAMP, b DOUBLE) AS a - to_microseconds(CAST(b * 86400000000 AS BIGINT)),
  (a TIMESTAMPTZ, b DOUBLE) AS a - to_microseconds(CAST(b * 86400000000 AS BIGINT)),
  (a DATE, b DATE) AS a - b,
  (a VARCHAR, b DOUBLE) AS CAST(a AS DOUBLE) - CAST(b AS DOUBLE),
  (a DOUBLE, b VARCHAR) AS CAST(a AS DOUBLE) - CAST(b AS DOUBLE),
  (a VARCHAR, b VARCHAR) AS CAST(a AS DOUBLE) - CAST(b AS DOUBLE),
  (a VARIANT, b DOUBLE) AS CAST(a AS DOUBLE) - CAST(b AS DOUBLE),
  (a DOUBLE, b VARIANT) AS CAST(a AS DOUBLE) - CAST(b AS DOUBLE),
  (a VARIANT, b VARIANT) AS CAST(a AS DOUBLE) - CAST(b AS DOUBLE),
  (a VARIANT, b VARCHAR) AS CAST(a AS DOUBLE) - CAST(b AS DOUBLE),
  (a VARCHAR, b VARIANT) AS CAST(a AS DOUBLE) - CAST(b AS DOUBLE),
  (a, b) AS a - b;
CREATE OR REPLACE MACRO SF_MULTIPLY(a VARCHAR, b DOUBLE) AS CAST(a AS DOUBLE) * CAST(b AS DOUBLE),
  (a DOUBLE, b VARCHAR) AS CAST(a AS DOUBLE) * CAST(b AS DOUBLE),
  (a VARCHAR, b VARCHAR) AS CAST(a AS DOUBLE) * CAST(b AS DOUBLE),
  (a VARIANT, b DOUBLE) AS CAST(a AS DOUBLE) * CAST(b AS DOUBLE),
  (a DOUBLE, b VARIANT) AS CAST(a AS DOUBLE) * CAST(b AS DOUBLE),
  (a VARIANT, b VARIANT) AS CAST(a AS DOUBLE) * CAST(b AS DOUBLE),
  (a VARIANT, b VARCHAR) AS CAST(a AS DOUBLE) * CAST(b AS DOUBLE),
  (a VARCHAR, b VARIANT) AS CAST(a AS DOUBLE) * CAST(b AS DOUBLE),
  (a, b) AS a * b;

-- Scale of a quotient: that of the dividend and six digits more. docs.snowflake.com/en/sql-reference/operators-arithmetic#division
CREATE OR REPLACE MACRO SF_DIVIDE(a VARCHAR, b DOUBLE) AS CAST(a AS DOUBLE) / SF_DIVISOR(b),
  (a DOUBLE, b VARCHAR) AS a / SF_DIVISOR(CAST(b AS DOUBLE)),
  (a VARCHAR, b VARCHAR) AS CAST(a AS DOUBLE) / SF_DIVISOR(CAST(b AS DOUBLE)),
  (a VARIANT, b DOUBLE) AS CAST(a AS DOUBLE) / SF_DIVISOR(b),
  (a DOUBLE, b VARIANT) AS a / SF_DIVISOR(CAST(b AS DOUBLE)),
  (a VARIANT, b VARIANT) AS CAST(a AS DOUBLE) / SF_DIVISOR(CAST(b AS DOUBLE)),
  (a, b) AS cast_to_type(a / SF_DIVISOR(b), a * 1.000000 + b * 0);
CREATE OR REPLACE MACRO SF_DIVISOR(b) AS CASE WHEN b = 0 THEN error('SF[100051,22012]Division by zero') ELSE b END;
CREATE OR REPLACE MACRO SF_DIVIDE_QUOTIENT(a, b) AS cast_to_type(a / SF_DIVISOR(b), a + 0.000000000000 + b * 0);
CREATE OR REPLACE MACRO SF_MULTIPLY_QUOTIENTS(a, b) AS cast_to_type(a * b, a + b + 0.000000000000);
CREATE OR REPLACE MACRO SF_DIV0(a, b) AS CASE WHEN b = 0 THEN 0 ELSE cast_to_type(a / b, a * 1.000000 + b * 0) END;
CREATE OR REPLACE MACRO SF_DIV0NULL(a, b) AS CASE WHEN b = 0 OR b IS NULL THEN 0 ELSE cast_to_type(a / b, a * 1.000000 + b * 0) END;
CREATE OR REPLACE MACRO SF_MOD(a VARCHAR, b DOUBLE) AS CAST(a AS DOUBLE) % b, (a VARIANT, b DOUBLE) AS CAST(a AS DOUBLE) % b,
  (a, b) AS cast_to_type(a % SF_DIVISOR(b), a + b * 0);
CREATE OR REPLACE MACRO SF_ROUND(number) AS round(number), (number, n) AS round(number, CAST(n AS INTEGER)),
  (number, n, mode) AS CASE WHEN upper(mode) = 'HALF_TO_EVEN' THEN round_even(number, CAST(n AS INTEGER)) ELSE round(number, CAST(n AS INTEGER)) END;
CREATE OR REPLACE MACRO SF_CEIL(number) AS ceil(number), (number, n) AS cast_to_type(ceil(round(CAST(number AS DOUBLE) * pow(10, n), 9)) / pow(10, n), number);
CREATE OR REPLACE MACRO SF_FLOOR(number) AS floor(number), (number, n) AS cast_to_type(floor(round(CAST(number AS DOUBLE) * pow(10, n), 9)) / pow(10, n), number);
CREATE OR REPLACE MACRO SF_TRUNC(number) AS trunc(number), (number, n) AS cast_to_type(trunc(round(CAST(number AS DOUBLE) * pow(10, n), 9)) / pow(10, n), number);
CREATE OR REPLACE MACRO SF_TRUNCATE(number) AS SF_TRUNC(number), (number, n) AS SF_TRUNC(number, n);
CREATE OR REPLACE MACRO SF_ABS(number) AS abs(number);
CREATE OR REPLACE MACRO SF_SIGN(number) AS sign(number);
CREATE OR REPLACE MACRO SF_SQRT(number) AS sqrt(number);
CREATE OR REPLACE MACRO SF_CBRT(number) AS cbrt(number);
CREATE OR REPLACE MACRO SF_SQUARE(a) AS CAST(a AS DOUBLE) * CAST(a AS DOUBLE);
CREATE OR REPLACE MACRO SF_POWER(a, b) AS pow(CAST(a AS DOUBLE), CAST(b AS DOUBLE));
CREATE OR REPLACE MACRO SF_POW(a, b) AS pow(CAST(a AS DOUBLE), CAST(b AS DOUBLE));
CREATE OR REPLACE MACRO SF_EXP(a) AS exp(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_LN(a) AS ln(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_LOG(b, a) AS ln(CAST(a AS DOUBLE)) / ln(CAST(b AS DOUBLE));
CREATE OR REPLACE MACRO SF_SIN(a) AS sin(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_COS(a) AS cos(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_TAN(a) AS tan(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_COT(a) AS cot(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_ASIN(a) AS asin(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_ACOS(a) AS acos(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_ATAN(a) AS atan(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_SINH(a) AS sinh(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_COSH(a) AS cosh(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_TANH(a) AS tanh(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_ASINH(a) AS asinh(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_ACOSH(a) AS acosh(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_ATANH(a) AS atanh(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_DEGREES(a) AS degrees(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_RADIANS(a) AS radians(CAST(a AS DOUBLE));
CREATE OR REPLACE MACRO SF_ATAN2(y, x) AS atan2(CAST(y AS DOUBLE), CAST(x AS DOUBLE));
CREATE OR REPLACE MACRO SF_HAVERSINE(lat1, lon1, lat2, lon2) AS 2 * 6371 * asin(sqrt(pow(sin(radians(CAST(lat2 AS DOUBLE) - lat1) / 2), 2) + cos(radians(CAST(lat1 AS DOUBLE))) * cos(radians(CAST(lat2 AS DOUBLE))) * pow(sin(radians(CAST(lon2 AS DOUBLE) - lon1) / 2), 2)));
CREATE OR REPLACE MACRO SF_WIDTH_BUCKET(a, low, high, n) AS CAST(CASE WHEN a < low THEN 0 WHEN a >= high THEN n + 1 ELSE floor((CAST(a AS DOUBLE) - low) / ((CAST(high AS DOUBLE) - low) / n)) + 1 END AS INTEGER);
CREATE OR REPLACE MACRO SF_BITAND(a, b) AS CAST(a AS BIGINT) & CAST(b AS BIGINT);
CREATE OR REPLACE MACRO SF_BITOR(a, b) AS CAST(a AS BIGINT) | CAST(b AS BIGINT);
CREATE OR REPLACE MACRO SF_BITXOR(a, b) AS xor(CAST(a AS BIGINT), CAST(b AS BIGINT));
CREATE OR REPLACE MACRO SF_BITNOT(a) AS ~CAST(a AS BIGINT);
CREATE OR REPLACE MACRO SF_BITSHIFTLEFT(a, n) AS CAST(a AS HUGEINT) * CAST(pow(2, n) AS HUGEINT);
CREATE OR REPLACE MACRO SF_BITSHIFTRIGHT(a, n) AS CAST(a AS BIGINT) >> CAST(n AS BIGINT);
CREATE OR REPLACE MACRO SF_GETBIT(a, n) AS (CAST(a AS BIGINT) >> CAST(n AS BIGINT)) & 1;
CREATE OR REPLACE MACRO SF_ANY_NULL(list) AS len(list_filter(list, lambda x: x IS NULL)) > 0;
CREATE OR REPLACE MACRO SF_UNIFORM(low, high) AS CAST(low + floor(random() * (high - low + 1)) AS BIGINT);
CREATE OR REPLACE MACRO SF_UNIFORM_REAL(low, high) AS CAST(low AS DOUBLE) + random() * (high - low);
CREATE OR REPLACE MACRO SF_NORMAL(mean, deviation) AS mean + deviation * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random());
CREATE OR REPLACE MACRO SF_RANDSTR(n) AS array_to_string(list_transform(range(CAST(n AS BIGINT)), lambda i: substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', 1 + CAST(floor(random() * 62) AS BIGINT), 1)), '');

-- == conversion ==================================================================================================
-- https://docs.snowflake.com/en/sql-reference/functions-conversion
CREATE OR REPLACE MACRO SF_REAL_TEXT(a) AS CASE WHEN a = trunc(a) AND abs(a) < 1e15 THEN CAST(CAST(a AS BIGINT) AS VARCHAR) ELSE CAST(a AS VARCHAR) END;
CREATE OR REPLACE MACRO SF_VARIANT_TEXT(a) AS CASE WHEN variant_typeof(a) LIKE 'ARRAY%' OR variant_typeof(a) LIKE 'OBJECT%' THEN CAST(CAST(a AS JSON) AS VARCHAR) WHEN variant_typeof(a) = 'DOUBLE' THEN SF_REAL_TEXT(TRY_CAST(a AS DOUBLE)) ELSE CAST(a AS VARCHAR) END;
CREATE OR REPLACE MACRO SF_TO_VARCHAR(a) AS CASE typeof(a) WHEN 'VARCHAR' THEN CAST(a AS VARCHAR) WHEN 'VARIANT' THEN SF_VARIANT_TEXT(CAST(a AS VARIANT)) WHEN 'DOUBLE' THEN SF_REAL_TEXT(TRY_CAST(a AS DOUBLE))
  WHEN 'TIMESTAMP' THEN strftime(TRY_CAST(a AS TIMESTAMP), '%Y-%m-%d %H:%M:%S.%g') WHEN 'TIME' THEN left(CAST(a AS VARCHAR), 8)
  WHEN 'TIMESTAMP WITH TIME ZONE' THEN strftime(TRY_CAST(a AS TIMESTAMPTZ), '%Y-%m-%d %H:%M:%S.%g') || ' ' || SF_OFFSET(TRY_CAST(a AS TIMESTAMPTZ)) WHEN 'BLOB' THEN hex(CAST(CAST(a AS VARCHAR) AS BLOB)) ELSE CAST(a AS VARCHAR) END;
CREATE OR REPLACE MACRO SF_OFFSET(a) AS format('{}{:02d}{:02d}', CASE WHEN date_part('timezone', a) < 0 THEN '-' ELSE '+' END, CAST(abs(date_part('timezone', a)) // 3600 AS INTEGER), CAST(abs(date_part('timezone', a)) % 3600 // 60 AS INTEGER));
CREATE OR REPLACE MACRO SF_TO_CHAR(a) AS SF_TO_VARCHAR(a);
CREATE OR REPLACE MACRO SF_TO_BOOLEAN(a) AS CASE WHEN typeof(a) = 'BOOLEAN' THEN TRY_CAST(a AS BOOLEAN) WHEN typeof(a) IN ('VARCHAR', 'VARIANT') THEN CAST(SF_TEXT_BOOLEAN(lower(CAST(a AS VARCHAR))) AS BOOLEAN) ELSE TRY_CAST(a AS DOUBLE) <> 0 END;
CREATE OR REPLACE MACRO SF_TEXT_BOOLEAN(a) AS CASE WHEN a IN ('true', 't', 'yes', 'y', 'on', '1') THEN true WHEN a IN ('false', 'f', 'no', 'n', 'off', '0') THEN false
  ELSE CAST(a AS BOOLEAN) END;
CREATE OR REPLACE MACRO SF_TO_BINARY(a) AS CASE WHEN typeof(a) = 'BLOB' THEN CAST(CAST(a AS VARCHAR) AS BLOB) ELSE unhex(CAST(a AS VARCHAR)) END,
  (a, format) AS CASE upper(format) WHEN 'HEX' THEN unhex(CAST(a AS VARCHAR)) WHEN 'BASE64' THEN from_base64(CAST(a AS VARCHAR)) ELSE encode(CAST(a AS VARCHAR)) END;
CREATE OR REPLACE MACRO SF_PRINT_WHOLE(t, least, grouped) AS CASE WHEN grouped THEN ltrim(reverse(regexp_replace(reverse(SF_PRINT_DIGITS(t, least)), '(\d\d\d)', '\1,', 'g')), ',') ELSE SF_PRINT_DIGITS(t, least) END;
CREATE OR REPLACE MACRO SF_PRINT_DIGITS(t, least) AS CASE WHEN least = 0 AND split_part(t, '.', 1) = '0' THEN '' WHEN length(split_part(t, '.', 1)) < least THEN lpad(split_part(t, '.', 1), least, '0') ELSE split_part(t, '.', 1) END;
CREATE OR REPLACE MACRO SF_PRINT_SIGNED(x, t, least, grouped, mode, currency) AS CASE WHEN mode = 'MI' THEN '' WHEN x < 0 THEN '-' WHEN mode = 'S' THEN '+' ELSE '' END || currency || SF_PRINT_WHOLE(t, least, grouped)
  || CASE WHEN contains(t, '.') THEN '.' || split_part(t, '.', 2) ELSE '' END || CASE WHEN mode = 'MI' THEN CASE WHEN x < 0 THEN '-' ELSE ' ' END ELSE '' END;
CREATE OR REPLACE MACRO SF_PRINT_NUMBER(x, digits, least, grouped, mode, currency, width) AS CASE WHEN x IS NULL THEN NULL WHEN length(split_part(CAST(abs(x) AS VARCHAR), '.', 1)) > greatest(digits, CASE WHEN abs(x) < 1 THEN 1 ELSE 0 END) THEN repeat('#', greatest(width, digits))
  ELSE CASE WHEN width = 0 THEN SF_PRINT_SIGNED(x, CAST(abs(x) AS VARCHAR), least, grouped, mode, currency) ELSE lpad(SF_PRINT_SIGNED(x, CAST(abs(x) AS VARCHAR), least, grouped, mode, currency), CAST(width AS INTEGER), ' ') END END;
CREATE OR REPLACE MACRO SF_HEX_NUMBER(x, width, fill) AS CASE WHEN fill THEN hex(CAST(x AS BIGINT)) ELSE lpad(hex(CAST(x AS BIGINT)), CAST(width AS INTEGER) + 1, ' ') END;
CREATE OR REPLACE MACRO SF_PARSE_HEX(a) AS CAST('0x' || trim(CAST(a AS VARCHAR)) AS HUGEINT);
CREATE OR REPLACE MACRO SF_PARSE_NUMBER(a, format) AS replace(replace(replace(trim(CAST(a AS VARCHAR)), '$', ''), ',', ''), ' ', '');

-- == date and time ===============================================================================================
-- https://docs.snowflake.com/en/sql-reference/functions-date-time
CREATE OR REPLACE MACRO SF_EPOCH_TEXT(a) AS make_timestamp(CAST(CASE WHEN abs(TRY_CAST(a AS HUGEINT)) < 31536000000 THEN TRY_CAST(a AS HUGEINT) * 1000000 WHEN abs(TRY_CAST(a AS HUGEINT)) < 31536000000000 THEN TRY_CAST(a AS HUGEINT) * 1000 WHEN abs(TRY_CAST(a AS HUGEINT)) < 31536000000000000 THEN TRY_CAST(a AS HUGEINT) ELSE TRY_CAST(a AS HUGEINT) // 1000 END AS BIGINT));
CREATE OR REPLACE MACRO SF_TRY_TIMESTAMP(a) AS CASE WHEN regexp_full_match(a, '-?\d+') THEN SF_EPOCH_TEXT(a)
  ELSE coalesce(try_cast(regexp_replace(a, '(\d{2}:\d{2}(:\d{2}(\.\d+)?)?) ?(Z|[+-]\d{2}(:?\d{2})?)$', '\1') AS TIMESTAMP),
    try_strptime(a, ['%m/%d/%Y', '%m/%d/%Y %H:%M:%S', '%d-%b-%Y', '%d-%b-%Y %H:%M:%S', '%a, %d %b %Y %H:%M:%S', '%Y-%m-%dT%H:%M', '%a %b %d %H:%M:%S %Y'])) END;
-- A number is seconds since 1970.
CREATE OR REPLACE MACRO SF_SECONDS_TIMESTAMP(a) AS make_timestamp(CAST(TRY_CAST(CAST(a AS VARCHAR) AS DECIMAL(38, 6)) * 1000000 AS BIGINT));
CREATE OR REPLACE MACRO SF_TO_TIMESTAMP_NTZ(a) AS CASE WHEN typeof(a) IN ('TIMESTAMP', 'DATE', 'TIMESTAMP WITH TIME ZONE') THEN TRY_CAST(a AS TIMESTAMP) WHEN typeof(a) IN ('VARCHAR', 'VARIANT') THEN CAST(SF_TEXT_TIMESTAMP(CAST(a AS VARCHAR)) AS TIMESTAMP) WHEN typeof(a) = 'TIME' THEN TRY_CAST('1970-01-01 ' || CAST(a AS VARCHAR) AS TIMESTAMP) ELSE SF_SECONDS_TIMESTAMP(a) END;
CREATE OR REPLACE MACRO SF_TEXT_TIMESTAMP(a) AS coalesce(SF_TRY_TIMESTAMP(a), CAST(a AS TIMESTAMP));
CREATE OR REPLACE MACRO SF_TO_TIMESTAMP(a) AS SF_TO_TIMESTAMP_NTZ(a);
CREATE OR REPLACE MACRO SF_TO_TIMESTAMP_LTZ(a) AS CASE WHEN typeof(a) IN ('TIMESTAMP', 'DATE', 'TIMESTAMP WITH TIME ZONE') THEN TRY_CAST(a AS TIMESTAMPTZ) WHEN typeof(a) IN ('VARCHAR', 'VARIANT') THEN CAST(SF_TEXT_INSTANT(CAST(a AS VARCHAR)) AS TIMESTAMPTZ) ELSE timezone('UTC', SF_SECONDS_TIMESTAMP(a)) END;
CREATE OR REPLACE MACRO SF_TEXT_INSTANT(a) AS CASE WHEN regexp_full_match(a, '-?\d+') THEN timezone('UTC', SF_EPOCH_TEXT(a)) ELSE coalesce(TRY_CAST(a AS TIMESTAMPTZ), TRY_CAST(regexp_replace(a, ' ([+-]\d{2}):?(\d{2})$', '\1:\2') AS TIMESTAMPTZ), CAST(SF_TRY_TIMESTAMP(a) AS TIMESTAMPTZ), CAST(a AS TIMESTAMPTZ)) END;
CREATE OR REPLACE MACRO SF_TO_TIMESTAMP_TZ(a) AS SF_TO_TIMESTAMP_LTZ(a);
CREATE OR REPLACE MACRO SF_TO_DATE(a) AS CASE WHEN typeof(a) IN ('DATE', 'TIMESTAMP', 'TIMESTAMP WITH TIME ZONE') THEN TRY_CAST(a AS DATE) WHEN typeof(a) IN ('VARCHAR', 'VARIANT') THEN coalesce(CAST(SF_TRY_TIMESTAMP(CAST(a AS VARCHAR)) AS DATE), CAST(CAST(a AS VARCHAR) AS DATE)) ELSE CAST(SF_SECONDS_TIMESTAMP(a) AS DATE) END;
CREATE OR REPLACE MACRO SF_TO_TIME(a) AS CASE WHEN typeof(a) = 'TIME' THEN TRY_CAST(a AS TIME) WHEN typeof(a) IN ('TIMESTAMP', 'TIMESTAMP WITH TIME ZONE') THEN CAST(TRY_CAST(a AS TIMESTAMP) AS TIME) ELSE CAST(SF_TEXT_TIME(CAST(a AS VARCHAR)) AS TIME) END;
CREATE OR REPLACE MACRO SF_TEXT_TIME(a) AS coalesce(CAST(try_strptime(a, ['%H:%M:%S', '%H:%M', '%I:%M %p', '%I:%M:%S %p', '%H:%M:%S.%f']) AS TIME), CASE WHEN regexp_full_match(a, '\d+') THEN CAST(SF_EPOCH_TEXT(a) AS TIME) END, CAST(a AS TIME));
CREATE OR REPLACE MACRO SF_PARSED(a, engine_format, format, kind) AS strptime(CAST(a AS VARCHAR), engine_format);
CREATE OR REPLACE MACRO SF_PARSE_DATE(a, engine_format, format) AS CAST(SF_PARSED(a, engine_format, format, 'date') AS DATE);
CREATE OR REPLACE MACRO SF_PARSE_TIME(a, engine_format, format) AS CAST(SF_PARSED(a, engine_format, format, 'time') AS TIME);
CREATE OR REPLACE MACRO SF_PARSE_TIMESTAMP_NTZ(a, engine_format, format) AS CAST(SF_PARSED(a, engine_format, format, 'timestamp') AS TIMESTAMP);
CREATE OR REPLACE MACRO SF_PARSE_TIMESTAMP_LTZ(a, engine_format, format) AS CAST(SF_PARSED(a, engine_format, format, 'timestamp') AS TIMESTAMPTZ);
CREATE OR REPLACE MACRO SF_PARSE_TIMESTAMP_TZ(a, engine_format, format) AS CAST(SF_PARSED(a, engine_format, format, 'timestamp') AS TIMESTAMPTZ);
CREATE OR REPLACE MACRO SF_SCALED_TIMESTAMP_NTZ(a, scale) AS make_timestamp(CAST(CAST(a AS DECIMAL(38, 6)) * CAST(pow(10, 6 - scale) AS DECIMAL(18, 6)) AS BIGINT));
CREATE OR REPLACE MACRO SF_SCALED_TIMESTAMP_LTZ(a, scale) AS timezone('UTC', SF_SCALED_TIMESTAMP_NTZ(a, scale));
CREATE OR REPLACE MACRO SF_SCALED_TIMESTAMP_TZ(a, scale) AS timezone('UTC', SF_SCALED_TIMESTAMP_NTZ(a, scale));
CREATE OR REPLACE MACRO SF_PLAIN_DATE(a) AS a;
-- DATEADD keeps the type of its date, but for hours and less of a DATE.
CREATE OR REPLACE MACRO SF_PLAIN_DATEADD_YEAR(n, d) AS cast_to_type(d + to_months(CAST(round(n * 12) AS INTEGER)), d);
CREATE OR REPLACE MACRO SF_DATEADD_YEAR(n, d VARCHAR) AS SF_TEXT_TIMESTAMP(d) + to_months(CAST(round(n * 12) AS INTEGER)), (n, d VARIANT) AS SF_TEXT_TIMESTAMP(CAST(d AS VARCHAR)) + to_months(CAST(round(n * 12) AS INTEGER)), (n, d) AS cast_to_type(d + to_months(CAST(round(n * 12) AS INTEGER)), d);
CREATE OR REPLACE MACRO SF_PLAIN_DATEADD_QUARTER(n, d) AS cast_to_type(d + to_months(CAST(round(n * 3) AS INTEGER)), d);
CREATE OR REPLACE MACRO SF_DATEADD_QUARTER(n, d VARCHAR) AS SF_TEXT_TIMESTAMP(d) + to_months(CAST(round(n * 3) AS INTEGER)), (n, d VARIANT) AS SF_TEXT_TIMESTAMP(CAST(d AS VARCHAR)) + to_months(CAST(round(n * 3) AS INTEGER)), (n, d) AS cast_to_type(d + to_months(CAST(round(n * 3) AS INTEGER)), d);
CREATE OR REPLACE MACRO SF_PLAIN_DATEADD_MONTH(n, d) AS cast_to_type(d + to_months(CAST(round(n) AS INTEGER)), d);
CREATE OR REPLACE MACRO SF_DATEADD_MONTH(n, d VARCHAR) AS SF_TEXT_TIMESTAMP(d) + to_months(CAST(round(n) AS INTEGER)), (n, d VARIANT) AS SF_TEXT_TIMESTAMP(CAST(d AS VARCHAR)) + to_months(CAST(round(n) AS INTEGER)), (n, d) AS cast_to_type(d + to_months(CAST(round(n) AS INTEGER)), d);
CREATE OR REPLACE MACRO SF_PLAIN_DATEADD_WEEK(n, d) AS cast_to_type(d + to_days(CAST(round(n) AS INTEGER) * 7), d);
CREATE OR REPLACE MACRO SF_DATEADD_WEEK(n, d VARCHAR) AS SF_TEXT_TIMESTAMP(d) + to_days(CAST(round(n) AS INTEGER) * 7), (n, d VARIANT) AS SF_TEXT_TIMESTAMP(CAST(d AS VARCHAR)) + to_days(CAST(round(n) AS INTEGER) * 7), (n, d) AS cast_to_type(d + to_days(CAST(round(n) AS INTEGER) * 7), d);
CREATE OR REPLACE MACRO SF_PLAIN_DATEADD_WEEKISO(n, d) AS cast_to_type(d + to_days(CAST(round(n) AS INTEGER) * 7), d);
CREATE OR REPLACE MACRO SF_DATEADD_WEEKISO(n, d VARCHAR) AS SF_TEXT_TIMESTAMP(d) + to_days(CAST(round(n) AS INTEGER) * 7), (n, d VARIANT) AS SF_TEXT_TIMESTAMP(CAST(d AS VARCHAR)) + to_days(CAST(round(n) AS INTEGER) * 7), (n, d) AS cast_to_type(d + to_days(CAST(round(n) AS INTEGER) * 7), d);
CREATE OR REPLACE MACRO SF_PLAIN_DATEADD_DAY(n, d) AS cast_to_type(d + to_days(CAST(round(n) AS INTEGER)), d);
CREATE OR REPLACE MACRO SF_DATEADD_DAY(n, d VARCHAR) AS SF_TEXT_TIMESTAMP(d) + to_days(CAST(round(n) AS INTEGER)), (n, d VARIANT) AS SF_TEXT_TIMESTAMP(CAST(d AS VARCHAR)) + to_days(CAST(round(n) AS INTEGER)), (n, d) AS cast_to_type(d + to_days(CAST(round(n) AS INTEGER)), d);
CREATE OR REPLACE MACRO SF_PLAIN_DATEADD_DAYOFWEEK(n, d) AS cast_to_type(d + to_days(CAST(round(n) AS INTEGER)), d);
CREATE OR REPLACE MACRO SF_DATEADD_DAYOFWEEK(n, d VARCHAR) AS SF_TEXT_TIMESTAMP(d) + to_days(CAST(round(n) AS INTEGER)), (n, d VARIANT) AS SF_TEXT_TIMESTAMP(CAST(d AS VARCHAR)) + to_days(CAST(round(n) AS INTEGER)), (n, d) AS cast_to_type(d + to_days(CAST(round(n) AS INTEGER)), d);
CREATE OR REPLACE MACRO SF_PLAIN_DATEADD_DAYOFYEAR(n, d) AS cast_to_type(d + to_days(CAST(round(n) AS INTEGER)), d);
CREATE OR REPLACE MACRO SF_DATEADD_DAYOFYEAR(n, d VARCHAR) AS SF_TEXT_TIMESTAMP(d) + to_days(CAST(round(n) AS INTEGER)), (n, d VARIANT) AS SF_TEXT_TIMESTAMP(CAST(d AS VARCHAR)) + to_days(CAST(round(n) AS INTEGER)), (n, d) AS cast_to_type(d + to_days(CAST(round(n) AS INTEGER)), d);
CREATE OR REPLACE MACRO SF_PLAIN_DATEADD_HOUR(n, d) AS d + to_microseconds(CAST(round(n) AS BIGINT) * 3600000000);
CREATE OR REPLACE MACRO SF_DATEADD_HOUR(n, d VARCHAR) AS SF_TEXT_TIMESTAMP(d) + to_microseconds(CAST(round(n) AS BIGINT) * 3600000000), (n, d VARIANT) AS SF_TEXT_TIMESTAMP(CAST(d AS VARCHAR)) + to_microseconds(CAST(round(n) AS BIGINT) * 3600000000), (n, d) AS d + to_microseconds(CAST(round(n) AS BIGINT) * 3600000000);
CREATE OR REPLACE MACRO SF_PLAIN_DATEADD_MINUTE(n, d) AS d + to_microseconds(CAST(round(n) AS BIGINT) * 60000000);
CREATE OR REPLACE MACRO SF_DATEADD_MINUTE(n, d VARCHAR) AS SF_TEXT_TIMESTAMP(d) + to_microseconds(CAST(round(n) AS BIGINT) * 60000000), (n, d VARIANT) AS SF_TEXT_TIMESTAMP(CAST(d AS VARCHAR)) + to_microseconds(CAST(round(n) AS BIGINT) * 60000000), (n, d) AS d + to_microseconds(CAST(round(n) AS BIGINT) * 60000000);
CREATE OR REPLACE MACRO SF_PLAIN_DATEADD_SECOND(n, d) AS d + to_microseconds(CAST(round(n) AS BIGINT) * 1000000);
CREATE OR REPLACE MACRO SF_DATEADD_SECOND(n, d VARCHAR) AS SF_TEXT_TIMESTAMP(d) + to_microseconds(CAST(round(n) AS BIGINT) * 1000000), (n, d VARIANT) AS SF_TEXT_TIMESTAMP(CAST(d AS VARCHAR)) + to_microseconds(CAST(round(n) AS BIGINT) * 1000000), (n, d) AS d + to_microseconds(CAST(round(n) AS BIGINT) * 1000000);
CREATE OR REPLACE MACRO SF_PLAIN_DATEADD_MILLISECOND(n, d) AS d + to_microseconds(CAST(round(n) AS BIGINT) * 1000);
CREATE OR REPLACE MACRO SF_DATEADD_MILLISECOND(n, d VARCHAR) AS SF_TEXT_TIMESTAMP(d) + to_microseconds(CAST(round(n) AS BIGINT) * 1000), (n, d VARIANT) AS SF_TEXT_TIMESTAMP(CAST(d AS VARCHAR)) + to_microseconds(CAST(round(n) AS BIGINT) * 1000), (n, d) AS d + to_microseconds(CAST(round(n) AS BIGINT) * 1000);
CREATE OR REPLACE MACRO SF_PLAIN_DATEADD_MICROSECOND(n, d) AS d + to_microseconds(CAST(round(n) AS BIGINT));
CREATE OR REPLACE MACRO SF_DATEADD_MICROSECOND(n, d VARCHAR) AS SF_TEXT_TIMESTAMP(d) + to_microseconds(CAST(round(n) AS BIGINT)), (n, d VARIANT) AS SF_TEXT_TIMESTAMP(CAST(d AS VARCHAR)) + to_microseconds(CAST(round(n) AS BIGINT)), (n, d) AS d + to_microseconds(CAST(round(n) AS BIGINT));
CREATE OR REPLACE MACRO SF_DATEADD_NANOSECOND(n, d) AS SF_PLAIN_DATEADD_MICROSECOND(n / 1000, d);
CREATE OR REPLACE MACRO SF_DATEDIFF(part, moment1, moment2) AS date_diff(part, moment1, moment2);
CREATE OR REPLACE MACRO SF_DATEDIFF_WEEK(moment1, moment2) AS date_diff('day', date_trunc('week', moment1), date_trunc('week', moment2)) // 7;
CREATE OR REPLACE MACRO SF_DATEDIFF_NANOSECOND(moment1, moment2) AS date_diff('microsecond', moment1, moment2) * 1000;
CREATE OR REPLACE MACRO SF_PLAIN_DATE_TRUNC(part, d) AS cast_to_type(date_trunc(part, d), d);
CREATE OR REPLACE MACRO SF_DATE_TRUNC(part, d TIME) AS CAST(date_trunc(part, DATE '1970-01-01' + d) AS TIME), (part, d VARCHAR) AS date_trunc(part, SF_TEXT_TIMESTAMP(d)), (part, d VARIANT) AS date_trunc(part, SF_TEXT_TIMESTAMP(CAST(d AS VARCHAR))), (part, d) AS cast_to_type(date_trunc(part, d), d);
CREATE OR REPLACE MACRO SF_YEAR(moment) AS CAST(date_part('year', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_MONTH(moment) AS CAST(date_part('month', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_DAY(moment) AS CAST(date_part('day', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_DAYOFMONTH(moment) AS CAST(date_part('day', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_DAYOFWEEK(moment) AS CAST(date_part('dayofweek', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_DAYOFWEEKISO(moment) AS CAST(date_part('isodow', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_DAYOFYEAR(moment) AS CAST(date_part('dayofyear', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_WEEK(moment) AS CAST(date_part('week', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_WEEKISO(moment) AS CAST(date_part('week', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_WEEKOFYEAR(moment) AS CAST(date_part('week', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_QUARTER(moment) AS CAST(date_part('quarter', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_YEAROFWEEK(moment) AS CAST(date_part('isoyear', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_YEAROFWEEKISO(moment) AS CAST(date_part('isoyear', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_HOUR(moment) AS CAST(date_part('hour', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_MINUTE(moment) AS CAST(date_part('minute', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_SECOND(moment) AS CAST(date_part('second', moment) AS INTEGER);
CREATE OR REPLACE MACRO SF_MILLISECOND(moment) AS CAST(date_part('millisecond', moment) % 1000 AS INTEGER);
CREATE OR REPLACE MACRO SF_MICROSECOND(moment) AS CAST(date_part('microsecond', moment) % 1000000 AS INTEGER);
CREATE OR REPLACE MACRO SF_NANOSECOND(moment) AS CAST(date_part('microsecond', moment) % 1000000 * 1000 AS BIGINT);
CREATE OR REPLACE MACRO SF_EPOCH_SECOND(moment) AS CAST(floor(epoch(moment)) AS BIGINT);
CREATE OR REPLACE MACRO SF_EPOCH_MILLISECOND(moment) AS epoch_ms(moment);
CREATE OR REPLACE MACRO SF_EPOCH_MICROSECOND(moment) AS epoch_us(moment);
CREATE OR REPLACE MACRO SF_EPOCH_NANOSECOND(moment) AS epoch_ns(moment);
CREATE OR REPLACE MACRO SF_TIMEZONE_HOUR(d) AS CAST(date_part('timezone_hour', d) AS INTEGER);
CREATE OR REPLACE MACRO SF_TIMEZONE_MINUTE(d) AS CAST(date_part('timezone_minute', d) AS INTEGER);
CREATE OR REPLACE MACRO SF_DAYNAME(moment) AS strftime(moment, '%a');
CREATE OR REPLACE MACRO SF_MONTHNAME(moment) AS strftime(moment, '%b');
CREATE OR REPLACE MACRO SF_LAST_DAY_MONTH(moment) AS last_day(moment);
CREATE OR REPLACE MACRO SF_LAST_DAY_YEAR(moment) AS make_date(year(moment), 12, 31);
CREATE OR REPLACE MACRO SF_LAST_DAY_QUARTER(moment) AS last_day(date_trunc('quarter', moment) + INTERVAL 2 MONTH);
CREATE OR REPLACE MACRO SF_LAST_DAY_WEEK(moment) AS CAST(date_trunc('week', moment) AS DATE) + 6;
CREATE OR REPLACE MACRO SF_WEEKDAY_NUMBER(name) AS CASE lower(left(name, 2)) WHEN 'su' THEN 0 WHEN 'mo' THEN 1 WHEN 'tu' THEN 2 WHEN 'we' THEN 3 WHEN 'th' THEN 4 WHEN 'fr' THEN 5 WHEN 'sa' THEN 6 END;
CREATE OR REPLACE MACRO SF_NEXT_DAY(moment, name) AS CAST(moment AS DATE) + CAST((SF_WEEKDAY_NUMBER(name) - dayofweek(moment) + 6) % 7 + 1 AS INTEGER);
CREATE OR REPLACE MACRO SF_PREVIOUS_DAY(moment, name) AS CAST(moment AS DATE) - CAST((dayofweek(moment) - SF_WEEKDAY_NUMBER(name) + 6) % 7 + 1 AS INTEGER);
CREATE OR REPLACE MACRO SF_PLAIN_ADD_MONTHS(d, n) AS cast_to_type(CASE WHEN CAST(d AS DATE) = last_day(CAST(d AS DATE)) THEN last_day(d + to_months(CAST(round(n) AS INTEGER))) + CAST(CAST(d AS TIMESTAMP) AS TIME) ELSE d + to_months(CAST(round(n) AS INTEGER)) END, d);
CREATE OR REPLACE MACRO SF_ADD_MONTHS(d VARCHAR, n) AS SF_PLAIN_ADD_MONTHS(SF_TEXT_TIMESTAMP(d), n), (d, n) AS SF_PLAIN_ADD_MONTHS(d, n);
CREATE OR REPLACE MACRO SF_MONTHS_BETWEEN(moment1, moment2) AS CAST(SF_MONTH_SPAN(moment1, moment2) AS DECIMAL(38, 6));
CREATE OR REPLACE MACRO SF_MONTH_SPAN(a, b) AS (year(a) - year(b)) * 12 + month(a) - month(b) + CASE WHEN day(a) = day(b) OR (last_day(a) = CAST(a AS DATE) AND last_day(b) = CAST(b AS DATE)) THEN 0 ELSE (epoch(a - date_trunc('month', a)) - epoch(b - date_trunc('month', b))) / 86400.0 / 31.0 END;
CREATE OR REPLACE MACRO SF_DATE_FROM_PARTS(y, m, d) AS CAST(make_date(CAST(y AS BIGINT), 1, 1) + to_months(CAST(m AS INTEGER) - 1) AS DATE) + CAST(d AS INTEGER) - 1;
CREATE OR REPLACE MACRO SF_DATEFROMPARTS(y, m, d) AS SF_DATE_FROM_PARTS(y, m, d);
CREATE OR REPLACE MACRO SF_TIME_FROM_PARTS(h, m, s) AS CAST(TIMESTAMP '1970-01-01' + to_seconds(CAST(h AS BIGINT) * 3600 + CAST(m AS BIGINT) * 60 + CAST(s AS BIGINT)) AS TIME),
  (h, m, s, n) AS CAST(TIMESTAMP '1970-01-01' + to_microseconds((CAST(h AS BIGINT) * 3600 + CAST(m AS BIGINT) * 60 + CAST(s AS BIGINT)) * 1000000 + CAST(n AS BIGINT) // 1000) AS TIME);
CREATE OR REPLACE MACRO SF_TIMEFROMPARTS(h, m, s) AS SF_TIME_FROM_PARTS(h, m, s);
CREATE OR REPLACE MACRO SF_TIMESTAMP_NTZ_FROM_PARTS(y, mo, d, h, mi, s) AS SF_DATE_FROM_PARTS(y, mo, d) + to_microseconds((CAST(h AS BIGINT) * 3600 + CAST(mi AS BIGINT) * 60 + CAST(s AS BIGINT)) * 1000000),
  (y, mo, d, h, mi, s, n) AS SF_DATE_FROM_PARTS(y, mo, d) + to_microseconds((CAST(h AS BIGINT) * 3600 + CAST(mi AS BIGINT) * 60 + CAST(s AS BIGINT)) * 1000000 + CAST(n AS BIGINT) // 1000),
  (d, t) AS CAST(d AS DATE) + CAST(t AS TIME);
CREATE OR REPLACE MACRO SF_TIMESTAMP_FROM_PARTS(y, mo, d, h, mi, s) AS SF_TIMESTAMP_NTZ_FROM_PARTS(y, mo, d, h, mi, s), (y, mo, d, h, mi, s, n) AS SF_TIMESTAMP_NTZ_FROM_PARTS(y, mo, d, h, mi, s, n), (d, t) AS SF_TIMESTAMP_NTZ_FROM_PARTS(d, t);
CREATE OR REPLACE MACRO SF_TIMESTAMPNTZFROMPARTS(y, mo, d, h, mi, s) AS SF_TIMESTAMP_NTZ_FROM_PARTS(y, mo, d, h, mi, s);
CREATE OR REPLACE MACRO SF_TIMESTAMP_LTZ_FROM_PARTS(y, mo, d, h, mi, s) AS CAST(SF_TIMESTAMP_NTZ_FROM_PARTS(y, mo, d, h, mi, s) AS TIMESTAMPTZ);
CREATE OR REPLACE MACRO SF_PLAIN_TIME_SLICE(d, n, part, edge) AS cast_to_type(SF_SLICE(CAST(d AS TIMESTAMP), n, part, edge), d);
CREATE OR REPLACE MACRO SF_TIME_SLICE(d VARCHAR, n, part, edge) AS SF_SLICE(SF_TEXT_TIMESTAMP(d), n, part, edge), (d, n, part, edge) AS cast_to_type(SF_SLICE(CAST(d AS TIMESTAMP), n, part, edge), d);
CREATE OR REPLACE MACRO SF_SLICE(d, n, part, edge) AS time_bucket(CAST(n || ' ' || part AS INTERVAL), d, CASE WHEN part = 'week' THEN TIMESTAMP '1969-12-29' ELSE TIMESTAMP '1970-01-01' END) + CASE WHEN upper(edge) = 'END' THEN CAST(n || ' ' || part AS INTERVAL) ELSE INTERVAL 0 SECOND END;
CREATE OR REPLACE MACRO SF_CONVERT_TIMEZONE(source, target, moment) AS timezone(target, timezone(source, moment)), (target, d) AS timezone(target, SF_TO_TIMESTAMP_LTZ(d));

-- == strings =====================================================================================================
-- https://docs.snowflake.com/en/sql-reference/functions-string
CREATE OR REPLACE MACRO SF_LENGTH(a) AS CASE WHEN typeof(a) = 'BLOB' THEN octet_length(CAST(CAST(a AS VARCHAR) AS BLOB)) ELSE length(SF_TO_VARCHAR(a)) END;
CREATE OR REPLACE MACRO SF_LEN(a) AS SF_LENGTH(a);
CREATE OR REPLACE MACRO SF_OCTET_LENGTH(a) AS CASE WHEN typeof(a) = 'BLOB' THEN octet_length(CAST(CAST(a AS VARCHAR) AS BLOB)) ELSE strlen(SF_TO_VARCHAR(a)) END;
CREATE OR REPLACE MACRO SF_BIT_LENGTH(a) AS SF_OCTET_LENGTH(a) * 8;
CREATE OR REPLACE MACRO SF_UPPER(text) AS upper(text);
CREATE OR REPLACE MACRO SF_LOWER(text) AS lower(text);
CREATE OR REPLACE MACRO SF_REVERSE(text) AS reverse(text);
CREATE OR REPLACE MACRO SF_TRIM(text) AS trim(text, ' '), (text, c) AS trim(text, c);
CREATE OR REPLACE MACRO SF_LTRIM(text) AS ltrim(text, ' '), (text, c) AS ltrim(text, c);
CREATE OR REPLACE MACRO SF_RTRIM(text) AS rtrim(text, ' '), (text, c) AS rtrim(text, c);
CREATE OR REPLACE MACRO SF_LEFT(text, n) AS left(text, greatest(CAST(n AS BIGINT), 0));
CREATE OR REPLACE MACRO SF_RIGHT(text, n) AS right(text, greatest(CAST(n AS BIGINT), 0));
CREATE OR REPLACE MACRO SF_SUBSTR(text, f) AS substr(text, CASE WHEN CAST(f AS BIGINT) = 0 THEN 1 ELSE CAST(f AS BIGINT) END),
  (text, f, n) AS CASE WHEN CAST(n AS BIGINT) <= 0 THEN '' ELSE substr(text, CASE WHEN CAST(f AS BIGINT) = 0 THEN 1 ELSE CAST(f AS BIGINT) END, CAST(n AS BIGINT)) END;
CREATE OR REPLACE MACRO SF_SUBSTRING(a, f) AS SF_SUBSTR(a, f), (a, f, n) AS SF_SUBSTR(a, f, n);
CREATE OR REPLACE MACRO SF_LPAD(text, n) AS SF_LPAD(text, n, ' '), (text, n, p) AS CASE WHEN CAST(n AS BIGINT) <= 0 THEN '' WHEN p = '' THEN left(text, CAST(n AS BIGINT)) ELSE lpad(text, CAST(n AS INTEGER), p) END;
CREATE OR REPLACE MACRO SF_RPAD(text, n) AS SF_RPAD(text, n, ' '), (text, n, p) AS CASE WHEN CAST(n AS BIGINT) <= 0 THEN '' WHEN p = '' THEN left(text, CAST(n AS BIGINT)) ELSE rpad(text, CAST(n AS INTEGER), p) END;
CREATE OR REPLACE MACRO SF_REPEAT(text, n) AS repeat(text, CAST(n AS BIGINT));
CREATE OR REPLACE MACRO SF_SPACE(n) AS repeat(' ', CAST(n AS BIGINT));
CREATE OR REPLACE MACRO SF_REPLACE(text, text2) AS CASE WHEN text2 = '' THEN text ELSE replace(text, text2, '') END, (text, text2, text3) AS CASE WHEN text2 = '' THEN text || left(text3, 0) ELSE replace(text, text2, text3) END;
CREATE OR REPLACE MACRO SF_TRANSLATE(text, s, r) AS translate(text, s, r);
CREATE OR REPLACE MACRO SF_CHARINDEX(s, a) AS SF_POSITION(s, a, 1), (s, a, f) AS SF_POSITION(s, a, f);
CREATE OR REPLACE MACRO SF_POSITION(text2, text) AS SF_POSITION(text2, text, 1), (text2, text, f) AS CASE WHEN text2 = '' THEN CAST(f AS BIGINT) WHEN position(text2 IN substr(text, CAST(f AS BIGINT))) = 0 THEN 0 ELSE position(text2 IN substr(text, CAST(f AS BIGINT))) + CAST(f AS BIGINT) - 1 END;
CREATE OR REPLACE MACRO SF_CONTAINS(text, text2) AS contains(text, text2);
CREATE OR REPLACE MACRO SF_STARTSWITH(text, text2) AS starts_with(text, text2);
CREATE OR REPLACE MACRO SF_ENDSWITH(text, text2) AS ends_with(text, text2);
CREATE OR REPLACE MACRO SF_INITCAP(text) AS array_to_string(list_transform(regexp_extract_all(text, '[\p{L}\p{N}]+|[^\p{L}\p{N}]+'), lambda w: upper(left(w, 1)) || lower(substr(w, 2))), ''),
  (text, d) AS array_to_string(list_transform(range(1, length(text) + 1), lambda i: CASE WHEN i = 1 OR (d <> '' AND contains(d, substr(text, i - 1, 1))) THEN upper(substr(text, i, 1)) ELSE lower(substr(text, i, 1)) END), '');
CREATE OR REPLACE MACRO SF_INSERT(text, f, n, s) AS left(text, CAST(f AS BIGINT) - 1) || s || substr(text, CAST(f AS BIGINT) + CAST(n AS BIGINT));
CREATE OR REPLACE MACRO SF_CONCAT_OF(l) AS CASE WHEN SF_ANY_NULL(l) THEN NULL ELSE array_to_string(l, '') END;
CREATE OR REPLACE MACRO SF_CONCAT_WS_OF(l) AS CASE WHEN SF_ANY_NULL(l) THEN NULL ELSE array_to_string(l[2:], l[1]) END;
CREATE OR REPLACE MACRO SF_SPLIT_PART(text, d, n) AS CASE WHEN d = '' THEN CASE WHEN n IN (1, -1) THEN text ELSE '' END ELSE split_part(text, d, CASE WHEN CAST(n AS BIGINT) = 0 THEN 1 ELSE CAST(n AS BIGINT) END) END;
CREATE OR REPLACE MACRO SF_SPLIT(text, d) AS CASE WHEN d = '' THEN CAST([text] AS VARIANT) ELSE CAST(string_split(text, d) AS VARIANT) END;
CREATE OR REPLACE MACRO SF_STRTOK_LIST(a, d) AS list_filter(string_split(translate(a, d, repeat(left(d, 1), length(d))), left(d, 1)), lambda w: w <> '');
CREATE OR REPLACE MACRO SF_STRTOK(a) AS SF_STRTOK_LIST(a, ' ')[1], (a, d) AS SF_STRTOK_LIST(a, d)[1], (a, d, n) AS SF_STRTOK_LIST(a, d)[CAST(n AS BIGINT)];
CREATE OR REPLACE MACRO SF_STRTOK_TO_ARRAY(a) AS CAST(SF_STRTOK_LIST(a, ' ') AS VARIANT), (a, d) AS CAST(SF_STRTOK_LIST(a, d) AS VARIANT);
CREATE OR REPLACE MACRO SF_ASCII(a) AS CASE WHEN a = '' THEN 0 ELSE ascii(a) END;
CREATE OR REPLACE MACRO SF_UNICODE(a) AS CASE WHEN a = '' THEN 0 ELSE unicode(a) END;
CREATE OR REPLACE MACRO SF_CHR(n) AS chr(CAST(n AS INTEGER));
CREATE OR REPLACE MACRO SF_CHAR(n) AS chr(CAST(n AS INTEGER));
CREATE OR REPLACE MACRO SF_EDITDISTANCE(a, b) AS levenshtein(a, b), (a, b, most) AS least(levenshtein(a, b), CAST(most AS BIGINT));
CREATE OR REPLACE MACRO SF_JAROWINKLER_SIMILARITY(a, b) AS CAST(round(jaro_winkler_similarity(lower(a), lower(b)) * 100) AS INTEGER);
CREATE OR REPLACE MACRO SF_SOUNDEX_CODE(c) AS translate(c, 'BFPVCGJKQSXZDTLMNR', '111122222222334556');
CREATE OR REPLACE MACRO SF_ILIKE(a, p) AS a ILIKE p, (a, p, e) AS a ILIKE p ESCAPE e;
CREATE OR REPLACE MACRO SF_LIKE(a, p) AS a LIKE p, (a, p, e) AS a LIKE p ESCAPE e;
CREATE OR REPLACE MACRO SF_BYTES(a) AS CASE WHEN typeof(a) = 'BLOB' THEN CAST(CAST(a AS VARCHAR) AS BLOB) ELSE encode(SF_TO_VARCHAR(a)) END;
CREATE OR REPLACE MACRO SF_BASE64_ENCODE(a) AS base64(SF_BYTES(a));
CREATE OR REPLACE MACRO SF_BASE64_DECODE_STRING(a) AS decode(from_base64(a));
CREATE OR REPLACE MACRO SF_BASE64_DECODE_BINARY(a) AS from_base64(a);
CREATE OR REPLACE MACRO SF_HEX_ENCODE(a) AS hex(SF_BYTES(a));
CREATE OR REPLACE MACRO SF_HEX_DECODE_STRING(a) AS decode(unhex(a));
CREATE OR REPLACE MACRO SF_HEX_DECODE_BINARY(a) AS unhex(a);
CREATE OR REPLACE MACRO SF_MD5(text) AS md5(text);
CREATE OR REPLACE MACRO SF_MD5_HEX(text) AS md5(text);
CREATE OR REPLACE MACRO SF_MD5_BINARY(text) AS unhex(md5(text));
CREATE OR REPLACE MACRO SF_SHA1(text) AS sha1(text);
CREATE OR REPLACE MACRO SF_SHA1_HEX(text) AS sha1(text);
CREATE OR REPLACE MACRO SF_SHA1_BINARY(text) AS unhex(sha1(text));
CREATE OR REPLACE MACRO SF_SHA2(text) AS sha256(text), (text, n) AS CASE WHEN n IN (0, 256) THEN sha256(text) ELSE error('SF[2,0A000]SHA2 of this length is not supported in the local endpoint') END;
CREATE OR REPLACE MACRO SF_SHA2_HEX(a) AS SF_SHA2(a), (a, n) AS SF_SHA2(a, n);
CREATE OR REPLACE MACRO SF_SHA2_BINARY(a) AS unhex(SF_SHA2(a)), (a, n) AS unhex(SF_SHA2(a, n));
CREATE OR REPLACE MACRO SF_PARSE_URL(u) AS SF_URL_PARTS(CAST(u AS VARCHAR));
CREATE OR REPLACE MACRO SF_URL_PARTS(u) AS CAST(CAST({'fragment': nullif(regexp_extract(u, '#(.*)$', 1), ''), 'host': nullif(regexp_extract(u, '://([^/:?#]+)', 1), ''), 'path': nullif(regexp_extract(u, '://[^/]+/([^?#]*)', 1), ''), 'port': nullif(regexp_extract(u, '://[^/:]+:(\d+)', 1), ''), 'query': nullif(regexp_extract(u, '\?([^#]*)', 1), ''), 'scheme': nullif(regexp_extract(u, '^([^:]+)://', 1), '')} AS JSON) AS VARIANT);

-- == regular expressions =========================================================================================
-- https://docs.snowflake.com/en/sql-reference/functions-regexp
CREATE OR REPLACE MACRO SF_REGEXP_FLAGS(o) AS CASE WHEN contains(o, 'i') THEN '(?i)' ELSE '' END || CASE WHEN contains(o, 's') THEN '(?s)' ELSE '' END || CASE WHEN contains(o, 'm') THEN '(?m)' ELSE '' END;
CREATE OR REPLACE MACRO SF_REGEXP_LIKE(text, p) AS regexp_full_match(text, p), (text, p, f) AS regexp_full_match(text, SF_REGEXP_FLAGS(f) || p);
CREATE OR REPLACE MACRO SF_RLIKE(a, p) AS SF_REGEXP_LIKE(a, p), (a, p, f) AS SF_REGEXP_LIKE(a, p, f);
CREATE OR REPLACE MACRO SF_REGEXP_COUNT(text, p) AS len(regexp_extract_all(text, p)), (text, p, f) AS len(regexp_extract_all(substr(text, CAST(f AS BIGINT)), p)), (text, p, f, o) AS len(regexp_extract_all(substr(text, CAST(f AS BIGINT)), SF_REGEXP_FLAGS(o) || p));
CREATE OR REPLACE MACRO SF_REGEXP_REPLACE(text, p) AS regexp_replace(text, p, '', 'g'), (text, p, r) AS regexp_replace(text, p, r, 'g'),
  (text, p, r, f) AS left(text, CAST(f AS BIGINT) - 1) || regexp_replace(substr(text, CAST(f AS BIGINT)), p, r, 'g'),
  (text, p, r, f, n) AS CASE WHEN n = 0 THEN left(text, CAST(f AS BIGINT) - 1) || regexp_replace(substr(text, CAST(f AS BIGINT)), p, r, 'g') WHEN n = 1 THEN left(text, CAST(f AS BIGINT) - 1) || regexp_replace(substr(text, CAST(f AS BIGINT)), p, r) ELSE error('SF[2,0A000]REGEXP_REPLACE of a later occurrence is not supported in the local endpoint') END,
  (text, p, r, f, n, o) AS CASE WHEN n = 0 THEN left(text, CAST(f AS BIGINT) - 1) || regexp_replace(substr(text, CAST(f AS BIGINT)), SF_REGEXP_FLAGS(o) || p, r, 'g') WHEN n = 1 THEN left(text, CAST(f AS BIGINT) - 1) || regexp_replace(substr(text, CAST(f AS BIGINT)), SF_REGEXP_FLAGS(o) || p, r) ELSE error('SF[2,0A000]REGEXP_REPLACE of a later occurrence is not supported in the local endpoint') END;
CREATE OR REPLACE MACRO SF_REGEXP_SUBSTR(text, p) AS regexp_extract_all(text, p)[1], (text, p, f) AS regexp_extract_all(substr(text, CAST(f AS BIGINT)), p)[1],
  (text, p, f, n) AS regexp_extract_all(substr(text, CAST(f AS BIGINT)), p)[CAST(n AS BIGINT)],
  (text, p, f, n, o) AS regexp_extract_all(substr(text, CAST(f AS BIGINT)), SF_REGEXP_FLAGS(o) || p, CASE WHEN contains(o, 'e') THEN 1 ELSE 0 END)[CAST(n AS BIGINT)],
  (text, p, f, n, o, g) AS regexp_extract_all(substr(text, CAST(f AS BIGINT)), SF_REGEXP_FLAGS(o) || p, CAST(g AS INTEGER))[CAST(n AS BIGINT)];
CREATE OR REPLACE MACRO SF_REGEXP_SUBSTR_ALL(text, p) AS CAST(regexp_extract_all(text, p) AS VARIANT), (text, p, f) AS CAST(regexp_extract_all(substr(text, CAST(f AS BIGINT)), p) AS VARIANT);
CREATE OR REPLACE MACRO SF_REGEXP_INSTR(text, p) AS SF_REGEXP_AT(text, p, 1), (text, p, f) AS SF_REGEXP_AT(text, p, CAST(f AS BIGINT));
CREATE OR REPLACE MACRO SF_REGEXP_AT(a, p, f) AS CASE WHEN regexp_matches(substr(a, f), p) THEN length(regexp_extract(substr(a, f), '^(?s)(.*?)(?:' || p || ')', 1)) + f ELSE 0 END;

-- == semi-structured data ========================================================================================
-- https://docs.snowflake.com/en/sql-reference/functions-semistructured
CREATE OR REPLACE MACRO SF_TO_VARIANT(a) AS CAST(a AS VARIANT);
CREATE OR REPLACE MACRO SF_PARSE_JSON(a) AS CAST(CAST(nullif(trim(CAST(a AS VARCHAR)), '') AS JSON) AS VARIANT);
CREATE OR REPLACE MACRO SF_TRY_PARSE_JSON(a) AS CAST(TRY_CAST(nullif(trim(CAST(a AS VARCHAR)), '') AS JSON) AS VARIANT);
CREATE OR REPLACE MACRO SF_CHECK_JSON(a) AS CASE WHEN json_valid(CAST(a AS VARCHAR)) THEN NULL ELSE 'Error parsing JSON' END;
CREATE OR REPLACE MACRO SF_TO_JSON(a) AS CAST(CAST(CAST(a AS VARIANT) AS JSON) AS VARCHAR);
CREATE OR REPLACE MACRO SF_JSON(a) AS CAST(CAST(a AS VARIANT) AS JSON);
CREATE OR REPLACE MACRO SF_TO_OBJECT(a) AS CAST(a AS VARIANT);
CREATE OR REPLACE MACRO SF_TO_ARRAY(a) AS CASE WHEN a IS NULL THEN NULL WHEN variant_typeof(CAST(a AS VARIANT)) LIKE 'ARRAY%' THEN CAST(a AS VARIANT) ELSE CAST([CAST(a AS VARIANT)] AS VARIANT) END;
CREATE OR REPLACE MACRO SF_LIST(a) AS CAST(CAST(a AS VARIANT) AS VARIANT[]);
CREATE OR REPLACE MACRO SF_OBJECT_OF(k, v) AS CAST(CAST(map_from_entries(list_filter(list_zip(k, list_transform(v, lambda x: CAST(x AS JSON))), lambda x: x[1] IS NOT NULL AND x[2] IS NOT NULL)) AS JSON) AS VARIANT);
CREATE OR REPLACE MACRO SF_OBJECT_WITH_NULLS_OF(k, v) AS CAST(CAST(map_from_entries(list_filter(list_zip(k, list_transform(v, lambda x: CAST(x AS JSON))), lambda x: x[1] IS NOT NULL)) AS JSON) AS VARIANT);
CREATE OR REPLACE MACRO SF_OBJECT_OF_ROW(j) AS CAST(json_merge_patch('{}'::JSON, j) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_OF(l) AS CAST(l AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_OF_KNOWN(l) AS CAST(list_filter(l, lambda x: x IS NOT NULL) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_SIZE(a) AS CASE WHEN variant_typeof(CAST(a AS VARIANT)) LIKE 'ARRAY%' THEN CAST(variant_array_length(CAST(a AS VARIANT)) AS BIGINT) END;
CREATE OR REPLACE MACRO SF_ARRAY_CONTAINS(v, a) AS list_contains(SF_LIST(a), CAST(v AS VARIANT));
CREATE OR REPLACE MACRO SF_ARRAY_POSITION(v, a) AS list_position(SF_LIST(a), CAST(v AS VARIANT)) - 1;
CREATE OR REPLACE MACRO SF_ARRAY_TO_STRING(a, s) AS array_to_string(list_transform(SF_LIST(a), lambda x: coalesce(SF_VARIANT_TEXT(x), '')), s);
CREATE OR REPLACE MACRO SF_ARRAY_APPEND(a, v) AS CAST(list_append(SF_LIST(a), CAST(v AS VARIANT)) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_PREPEND(a, v) AS CAST(list_prepend(CAST(v AS VARIANT), SF_LIST(a)) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_CAT(a, b) AS CAST(list_concat(SF_LIST(a), SF_LIST(b)) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_COMPACT(a) AS CAST(list_filter(SF_LIST(a), lambda x: x IS NOT NULL) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_DISTINCT(a) AS CAST(list_filter(SF_LIST(a), lambda x, i: list_position(SF_LIST(a), x) = i) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_EXCEPT(a, b) AS CAST(list_filter(SF_LIST(a), lambda x: NOT list_contains(SF_LIST(b), x)) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_INTERSECTION(a, b) AS CAST(list_filter(SF_LIST(a), lambda x: list_contains(SF_LIST(b), x)) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAYS_OVERLAP(a, b) AS list_has_any(SF_LIST(a), SF_LIST(b));
CREATE OR REPLACE MACRO SF_ARRAY_INSERT(a, p, v) AS CAST(list_concat(list_append(SF_LIST(a)[:CAST(p AS BIGINT)], CAST(v AS VARIANT)), SF_LIST(a)[CAST(p AS BIGINT) + 1:]) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_REMOVE(a, v) AS CAST(list_filter(SF_LIST(a), lambda x: x IS DISTINCT FROM CAST(v AS VARIANT)) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_REMOVE_AT(a, p) AS CAST(list_filter(SF_LIST(a), lambda x, i: i <> CASE WHEN p < 0 THEN len(SF_LIST(a)) + p + 1 ELSE p + 1 END) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_REVERSE(a) AS CAST(list_reverse(SF_LIST(a)) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_SLICE(a, f, t) AS CAST(SF_LIST(a)[CASE WHEN f < 0 THEN greatest(len(SF_LIST(a)) + f, 0) ELSE f END + 1:CASE WHEN t < 0 THEN len(SF_LIST(a)) + t ELSE t END] AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_SORT(a) AS CAST(list_sort(SF_LIST(a), 'ASC', 'NULLS LAST') AS VARIANT), (a, up) AS CASE WHEN up THEN CAST(list_sort(SF_LIST(a), 'ASC', 'NULLS LAST') AS VARIANT) ELSE CAST(list_sort(SF_LIST(a), 'DESC', 'NULLS FIRST') AS VARIANT) END;
CREATE OR REPLACE MACRO SF_ARRAY_FLATTEN(a) AS CAST(flatten(list_transform(SF_LIST(a), lambda x: CAST(x AS VARIANT[]))) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_GENERATE_RANGE(f, t) AS CAST(range(CAST(f AS BIGINT), CAST(t AS BIGINT)) AS VARIANT), (f, t, s) AS CAST(range(CAST(f AS BIGINT), CAST(t AS BIGINT), CAST(s AS BIGINT)) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAY_MAX(a) AS list_max(SF_LIST(a));
CREATE OR REPLACE MACRO SF_ARRAY_MIN(a) AS list_min(SF_LIST(a));
CREATE OR REPLACE MACRO SF_OBJECT_KEYS(a) AS CAST(variant_keys(CAST(a AS VARIANT)) AS VARIANT);
CREATE OR REPLACE MACRO SF_ENTRIES(j) AS list_zip(json_keys(j), json_extract(j, '$.*'));
CREATE OR REPLACE MACRO SF_OBJECT_INSERT(o, k, v) AS SF_OBJECT_PUT(SF_ENTRIES(SF_JSON(o)), k, to_json(CAST(v AS VARIANT))), (o, k, v, replace_it) AS SF_OBJECT_PUT(SF_ENTRIES(SF_JSON(o)), k, to_json(CAST(v AS VARIANT)));
CREATE OR REPLACE MACRO SF_OBJECT_PUT(entries, k, v) AS CAST(CAST(map_from_entries(list_concat(list_filter(entries, lambda e: e[1] <> k), CASE WHEN v IS NULL THEN [] ELSE [(k, v)] END)) AS JSON) AS VARIANT);
CREATE OR REPLACE MACRO SF_OBJECT_DELETE(o, keys) AS CAST(CAST(map_from_entries(list_filter(SF_ENTRIES(SF_JSON(o)), lambda e: NOT list_contains(keys, e[1]))) AS JSON) AS VARIANT);
CREATE OR REPLACE MACRO SF_OBJECT_PICK(o, keys) AS CAST(CAST(map_from_entries(list_filter(SF_ENTRIES(SF_JSON(o)), lambda e: list_contains(keys, e[1]))) AS JSON) AS VARIANT);
CREATE OR REPLACE MACRO SF_GET(a, k) AS CASE WHEN typeof(k) = 'VARCHAR' THEN CAST(json_extract(SF_JSON(a), '$."' || CAST(k AS VARCHAR) || '"') AS VARIANT) ELSE CAST(json_extract(SF_JSON(a), '$[' || TRY_CAST(k AS BIGINT) || ']') AS VARIANT) END;
CREATE OR REPLACE MACRO SF_GET_IGNORE_CASE(a, k) AS CAST(list_filter(SF_ENTRIES(SF_JSON(a)), lambda e: lower(e[1]) = lower(k))[1][2] AS VARIANT);
CREATE OR REPLACE MACRO SF_TYPEOF(a) AS CASE WHEN a IS NULL THEN NULL WHEN variant_typeof(CAST(a AS VARIANT)) LIKE 'ARRAY%' THEN 'ARRAY' WHEN variant_typeof(CAST(a AS VARIANT)) LIKE 'OBJECT%' THEN 'OBJECT' WHEN variant_typeof(CAST(a AS VARIANT)) LIKE 'DECIMAL%' OR (variant_typeof(CAST(a AS VARIANT)) = 'DOUBLE' AND abs(TRY_CAST(CAST(a AS VARIANT) AS DOUBLE)) < 1e15) THEN 'DECIMAL' WHEN variant_typeof(CAST(a AS VARIANT)) LIKE '%INT%' THEN 'INTEGER' WHEN variant_typeof(CAST(a AS VARIANT)) LIKE 'BOOL%' THEN 'BOOLEAN' WHEN variant_typeof(CAST(a AS VARIANT)) = 'TIMESTAMP' OR variant_typeof(CAST(a AS VARIANT)) LIKE 'TIMESTAMP_MICROS' THEN 'TIMESTAMP_NTZ' ELSE variant_typeof(CAST(a AS VARIANT)) END;
CREATE OR REPLACE MACRO SF_IS_ARRAY(a) AS SF_TYPEOF(a) = 'ARRAY';
CREATE OR REPLACE MACRO SF_IS_OBJECT(a) AS SF_TYPEOF(a) = 'OBJECT';
CREATE OR REPLACE MACRO SF_IS_BOOLEAN(a) AS SF_TYPEOF(a) = 'BOOLEAN';
CREATE OR REPLACE MACRO SF_IS_INTEGER(a) AS SF_TYPEOF(a) = 'INTEGER';
CREATE OR REPLACE MACRO SF_IS_DECIMAL(a) AS SF_TYPEOF(a) IN ('INTEGER', 'DECIMAL');
CREATE OR REPLACE MACRO SF_IS_DOUBLE(a) AS SF_TYPEOF(a) IN ('INTEGER', 'DECIMAL', 'DOUBLE');
CREATE OR REPLACE MACRO SF_IS_REAL(a) AS SF_TYPEOF(a) IN ('INTEGER', 'DECIMAL', 'DOUBLE');
CREATE OR REPLACE MACRO SF_IS_VARCHAR(a) AS SF_TYPEOF(a) = 'VARCHAR';
CREATE OR REPLACE MACRO SF_IS_CHAR(a) AS SF_TYPEOF(a) = 'VARCHAR';
CREATE OR REPLACE MACRO SF_IS_DATE(a) AS SF_TYPEOF(a) = 'DATE';
CREATE OR REPLACE MACRO SF_AS_INTEGER(a) AS CASE WHEN SF_IS_INTEGER(a) THEN CAST(a AS DECIMAL(38, 0)) END;
CREATE OR REPLACE MACRO SF_AS_VARCHAR(a) AS CASE WHEN SF_IS_VARCHAR(a) THEN CAST(a AS VARCHAR) END;
CREATE OR REPLACE MACRO SF_AS_CHAR(a) AS CASE WHEN SF_IS_VARCHAR(a) THEN CAST(a AS VARCHAR) END;
CREATE OR REPLACE MACRO SF_AS_BOOLEAN(a) AS CASE WHEN SF_IS_BOOLEAN(a) THEN CAST(a AS BOOLEAN) END;
CREATE OR REPLACE MACRO SF_AS_DOUBLE(a) AS CASE WHEN SF_IS_DOUBLE(a) THEN CAST(a AS DOUBLE) END;
CREATE OR REPLACE MACRO SF_AS_REAL(a) AS CASE WHEN SF_IS_DOUBLE(a) THEN CAST(a AS DOUBLE) END;
CREATE OR REPLACE MACRO SF_AS_ARRAY(a) AS CASE WHEN SF_IS_ARRAY(a) THEN CAST(a AS VARIANT) END;
CREATE OR REPLACE MACRO SF_AS_OBJECT(a) AS CASE WHEN SF_IS_OBJECT(a) THEN CAST(a AS VARIANT) END;
CREATE OR REPLACE MACRO SF_STRIP_NULL_VALUE(a) AS CAST(a AS VARIANT);

-- == table functions =============================================================================================
-- https://docs.snowflake.com/en/sql-reference/functions/flatten
CREATE OR REPLACE MACRO SF_FLATTEN_LIST(j, prefix, want) AS CASE
  WHEN json_type(j) = 'ARRAY' AND want <> 'OBJECT' THEN list_transform(json_extract(j, '$[*]'), lambda x, i: {'k': NULL::VARCHAR, 'i': (i - 1)::BIGINT, 'p': prefix || '[' || (i - 1) || ']', 'v': x::VARIANT})
  WHEN json_type(j) = 'OBJECT' AND want <> 'ARRAY' THEN list_transform(SF_ENTRIES(j), lambda e: {'k': e[1], 'i': NULL::BIGINT, 'p': CASE WHEN prefix = '' THEN e[1] ELSE prefix || '.' || e[1] END, 'v': e[2]::VARIANT})
  ELSE [] END;
CREATE OR REPLACE MACRO SF_FLATTEN_OR_NOTHING(list, keep) AS CASE WHEN keep AND (list IS NULL OR len(list) = 0) THEN [{'k': NULL::VARCHAR, 'i': NULL::BIGINT, 'p': NULL::VARCHAR, 'v': NULL::VARIANT}] ELSE list END;
CREATE OR REPLACE MACRO SF_FLATTEN(input, path, keep, want) AS TABLE
  SELECT 1::BIGINT AS "SEQ", e.k AS "KEY", e.p AS "PATH", e.i AS "INDEX", e.v AS "VALUE", j::VARIANT AS "THIS"
  FROM (SELECT j, unnest(SF_FLATTEN_OR_NOTHING(SF_FLATTEN_LIST(j, path, want), keep)) AS e FROM (SELECT SF_JSON(input) AS j));
CREATE OR REPLACE MACRO SF_FLATTEN_RECURSIVE(input, path, keep, want) AS TABLE
  SELECT 1::BIGINT AS "SEQ", CASE WHEN t.key IS NOT NULL AND NOT ends_with(t.fullkey, ']') THEN t.key END AS "KEY", path || regexp_replace(t.fullkey, '^\$\.?', '') AS "PATH", CASE WHEN ends_with(t.fullkey, ']') THEN t.key::BIGINT END AS "INDEX", t.value::VARIANT AS "VALUE", NULL::VARIANT AS "THIS"
  FROM json_tree(SF_JSON(input)) AS t WHERE t.fullkey <> '$';
CREATE OR REPLACE MACRO SF_SPLIT_TO_TABLE(a, d) AS TABLE SELECT 1::BIGINT AS "SEQ", e.i AS "INDEX", e.v AS "VALUE" FROM (SELECT unnest(list_transform(string_split(a, d), lambda x, i: {'i': i::BIGINT, 'v': x})) AS e);
CREATE OR REPLACE MACRO SF_STRTOK_SPLIT_TO_TABLE(a, d) AS TABLE SELECT 1::BIGINT AS "SEQ", e.i AS "INDEX", e.v AS "VALUE" FROM (SELECT unnest(list_transform(SF_STRTOK_LIST(a, d), lambda x, i: {'i': i::BIGINT, 'v': x})) AS e);
CREATE OR REPLACE MACRO SF_RTRIMMED_LENGTH(text) AS length(rtrim(text, ' '));
CREATE OR REPLACE MACRO SF_REGR_VALX(y, x) AS CASE WHEN y IS NULL THEN NULL ELSE CAST(x AS DOUBLE) END;
CREATE OR REPLACE MACRO SF_REGR_VALY(y, x) AS CASE WHEN x IS NULL THEN NULL ELSE CAST(y AS DOUBLE) END;
CREATE OR REPLACE MACRO SF_AS_DATE(a) AS CASE WHEN SF_IS_DATE(a) THEN TRY_CAST(CAST(a AS VARIANT) AS DATE) END;
CREATE OR REPLACE MACRO SF_AS_DECIMAL(a) AS CASE WHEN SF_IS_DECIMAL(a) THEN CAST(TRY_CAST(CAST(a AS VARIANT) AS DOUBLE) AS DECIMAL(38, 0)) END;
CREATE OR REPLACE MACRO SF_AS_NUMBER(a) AS SF_AS_DECIMAL(a);
CREATE OR REPLACE MACRO SF_ARRAYS_ZIP(a, b) AS CAST(list_transform(list_zip(SF_LIST(a), SF_LIST(b)), lambda e: CAST({'$1': CAST(e[1] AS JSON), '$2': CAST(e[2] AS JSON)} AS JSON)) AS VARIANT);
CREATE OR REPLACE MACRO SF_ARRAYS_TO_OBJECT(k, v) AS SF_OBJECT_OF(CAST(CAST(k AS VARIANT) AS VARCHAR[]), SF_LIST(v));
