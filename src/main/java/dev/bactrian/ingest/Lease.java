package dev.bactrian.ingest;

import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.ObjectName;
import dev.bactrian.snowflake.SnowflakeException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OPS.LEASE: which instance works on a data set. Two instances by mistake on one bucket and account take turns instead of
 * loading files twice. Times are Snowflake's own. Safe for use by many threads.
 */
public final class Lease {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final DataSource dataSource;
    private final ObjectName table;
    private final Duration lifetime;
    private final String host;
    private final long process;
    private final String holder;
    private final ScheduledExecutorService renewals = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lease");
        thread.setDaemon(true);
        return thread;
    });

    public Lease(DataSource dataSource, Database database, Duration lifetime, Instant started) {
        this.dataSource = dataSource;
        this.table = database.ops("LEASE");
        this.lifetime = lifetime;
        this.host = hostName();
        this.process = ProcessHandle.current().pid();
        this.holder = host + "/" + process + "/" + started.toEpochMilli();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unnamed-" + e.getMessage();
        }
    }

    /** What {@link #acquire} came to. */
    enum Hold {
        /** Another instance is at work. */
        REFUSED,
        /** Ours now, and somebody else's before: what is remembered of the ledger may be out of date. */
        TAKEN_OVER,
        /** Ours, as it was before. */
        RENEWED
    }

    /** Takes or renews the lease of that name. */
    Hold acquire(String name) {
        try (Connection connection = dataSource.getConnection()) {
            String current = holder(connection, name);
            if (holder.equals(current)) {
                return update(connection, name, holder) == 1 ? Hold.RENEWED : Hold.REFUSED;
            }
            if (current.isEmpty()) {
                insert(connection, name);
            } else if (update(connection, name, current) == 0) {
                return Hold.REFUSED;
            }
            // why: Snowflake enforces no primary key, so two may have inserted; the first by name stays.
            return holder.equals(holder(connection, name)) ? Hold.TAKEN_OVER : Hold.REFUSED;
        } catch (SQLException e) {
            throw SnowflakeException.of("take the lease of data set '%s'".formatted(name), e);
        }
    }

    /** Renews the lease in the background until the hold is closed: a COPY may run for longer than a lease lives. */
    Kept keep(String name) {
        long period = Math.max(1, lifetime.toMillis() / 3);
        ScheduledFuture<?> renewal =
                renewals.scheduleAtFixedRate(() -> renew(name), period, period, TimeUnit.MILLISECONDS);
        return () -> renewal.cancel(false);
    }

    /** A lease that is being renewed. */
    interface Kept extends AutoCloseable {
        @Override
        void close();
    }

    private void renew(String name) {
        try {
            acquire(name);
        } catch (SnowflakeException e) {
            // why: the next renewal tries again; if none comes through, the lease runs out and settling notices.
            LOG.warn("Lease of data set '{}' could not be renewed: {}", name, e.getMessage());
        }
    }

    /** Gives back every lease of this instance, so that the next need not wait. */
    public void release() {
        renewals.shutdownNow();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("DELETE FROM %s WHERE HOLDER = ?".formatted(table.sql()))) {
            statement.setString(1, holder);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw SnowflakeException.of("give back the leases of '%s'".formatted(holder), e);
        }
    }

    private String holder(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT HOLDER FROM %s WHERE NAME = ? ORDER BY HOLDER LIMIT 1".formatted(table.sql()))) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    private int update(Connection connection, String name, String from) throws SQLException {
        String expired = from.equals(holder) || gone(from) ? "" : " AND EXPIRES_AT < CURRENT_TIMESTAMP()";
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE %s SET HOLDER = ?, EXPIRES_AT = DATEADD(SECOND, ?, CURRENT_TIMESTAMP()) WHERE NAME = ? AND HOLDER = ?%s"
                        .formatted(table.sql(), expired))) {
            statement.setString(1, holder);
            statement.setLong(2, lifetime.toSeconds());
            statement.setString(3, name);
            statement.setString(4, from);
            return statement.executeUpdate();
        }
    }

    /** Whether the other holder was a process of this very machine that is no more: after a crash nobody has to wait. */
    private boolean gone(String other) {
        String[] parts = other.split("/", -1);
        if (parts.length != 3 || !parts[0].equals(host)) {
            return false;
        }
        long otherProcess = Long.parseLong(parts[1]);
        return otherProcess == process || ProcessHandle.of(otherProcess).isEmpty();
    }

    private void insert(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO %s (NAME, HOLDER, EXPIRES_AT) SELECT ?, ?, DATEADD(SECOND, ?, CURRENT_TIMESTAMP())"
                        .formatted(table.sql()))) {
            statement.setString(1, name);
            statement.setString(2, holder);
            statement.setLong(3, lifetime.toSeconds());
            statement.executeUpdate();
        }
    }
}
