package dev.bactrian.local.snowflake.command.load.pipe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.local.snowflake.command.SessionContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** What a pipe tells of its files over REST (docs.snowflake.com/en/user-guide/data-load-snowpipe-rest-apis). */
final class PipeReports {
    private static final Duration REPORT_REACH = Duration.ofMinutes(10);
    private static final int MOST_EVENTS = 10_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String EVENTS =
            "SELECT file_name, stage_location, file_size, received_time, last_load_time, row_count, row_parsed, error_count,"
                    + " error_limit, status, first_error_message, first_error_line, first_error_character, first_error_column,"
                    + " mark FROM (SELECT *, row_number() OVER (ORDER BY last_load_time, rowid) AS mark FROM meta.load_history"
                    + " WHERE pipe_name = ?) WHERE last_load_time >= ? AND last_load_time < ? AND mark > ?"
                    + " ORDER BY mark DESC LIMIT " + MOST_EVENTS;

    private final SessionContext session;

    PipeReports(SessionContext session) {
        this.session = session;
    }

    /** The last ten minutes, 10,000 events at most; {@code beginMark} is what an earlier report called {@code nextBeginMark}. */
    ObjectNode insertReport(Pipe pipe, String beginMark) {
        Instant now = session.clock().instant();
        long mark = beginMark.matches("1_\\d{1,18}") ? Long.parseLong(beginMark.substring(2)) : 0;
        ObjectNode report = MAPPER.createObjectNode();
        report.put("pipe", pipe.name().toString());
        report.put("completeResult", true);
        ArrayNode files = report.putArray("files");
        long last = events(files, pipe, now.minus(REPORT_REACH), now.plusSeconds(1), mark);
        report.put("nextBeginMark", "1_" + Math.max(mark, last));
        return report;
    }

    /** Everything between two times, at most 10,000 files. */
    ObjectNode loadHistoryScan(Pipe pipe, Instant from, Instant to) {
        ObjectNode report = MAPPER.createObjectNode();
        report.put("pipe", pipe.name().toString());
        ArrayNode files = report.putArray("files");
        events(files, pipe, from, to, 0);
        report.put("startTimeInclusive", from.toString());
        report.put("endTimeExclusive", to.toString());
        report.put("rangeStartTime", from.toString());
        report.put("rangeEndTime", to.toString());
        report.put("completeResult", files.size() < MOST_EVENTS);
        return report;
    }

    /** The events, newest last; the last event's mark. */
    private long events(ArrayNode files, Pipe pipe, Instant from, Instant to, long mark) {
        List<Object> binds =
                List.of(pipe.name().toString(), from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC), mark);
        long last = 0;
        try (ResultSet rows = session.engine().query(EVENTS, binds)) {
            while (rows.next()) {
                files.insert(0, event(rows));
                last = Math.max(last, rows.getLong(15));
            }
            return last;
        } catch (SQLException e) {
            throw new IllegalStateException("Unable to read the load history of pipe '" + pipe.name() + "'.", e);
        }
    }

    private static ObjectNode event(ResultSet rows) throws SQLException {
        ObjectNode event = MAPPER.createObjectNode();
        event.put("path", rows.getString(1));
        event.put("stageLocation", rows.getString(2));
        event.put("fileSize", rows.getLong(3));
        event.put(
                "timeReceived",
                rows.getObject(4, OffsetDateTime.class).toInstant().toString());
        event.put(
                "lastInsertTime",
                rows.getObject(5, OffsetDateTime.class).toInstant().toString());
        event.put("rowsInserted", rows.getLong(6));
        event.put("rowsParsed", rows.getLong(7));
        event.put("errorsSeen", rows.getLong(8));
        event.put("errorLimit", rows.getLong(9));
        event.put("complete", true);
        event.put("status", rows.getString(10));
        if (rows.getString(11) != null) {
            event.put("firstError", rows.getString(11));
            event.put("firstErrorLineNum", rows.getLong(12));
            event.put("firstErrorCharacterPos", rows.getLong(13));
            event.put("firstErrorColumnName", rows.getString(14));
        }
        return event;
    }
}
