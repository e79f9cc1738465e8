package dev.bactrian.snowflake;

import java.sql.ResultSet;
import java.sql.SQLException;
import net.snowflake.client.api.resultset.SnowflakeResultSet;

/** The id by which Snowflake's histories know a statement. */
public final class QueryId {

    private QueryId() {}

    public static String of(ResultSet result) throws SQLException {
        return result.unwrap(SnowflakeResultSet.class).getQueryID();
    }
}
