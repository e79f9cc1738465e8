package dev.bactrian.local.snowflake.command.load.pipe;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.SessionContext.OwnedSession;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Loads what waits in the queues of the pipes, one pipe after the other, as long as the account is open. */
public final class PipeRunner implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(PipeRunner.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int BATCH = 500;
    /** After so many failures of a pipe's batch its files are tried one by one. */
    private static final int ONE_BY_ONE = 2;

    private final PipeWork work;
    private final Supplier<OwnedSession> sessions;
    private final Map<String, Integer> failures = new HashMap<>();
    private final Thread thread;
    private volatile boolean open = true;

    /** @param sessions makes sessions of the system's own */
    public PipeRunner(PipeWork work, Supplier<OwnedSession> sessions) {
        this.work = work;
        this.sessions = sessions;
        this.thread = new Thread(this::run, "pipes");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (open) {
            try {
                boolean more = look();
                if (!more) {
                    work.await(LOOK);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (open) {
                    LOGGER.log(
                            Level.WARNING, "Unable to look at the queues of the pipes. They are looked at again.", e);
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round over all pipes; true when any of them loaded something. */
    private boolean look() {
        boolean loaded = false;
        try (OwnedSession owned = sessions.get()) {
            SessionContext session = owned.session();
            for (QualifiedName pipe : new PipeQueue(session.engine()).pipes()) {
                loaded |= load(pipe, session);
            }
        }
        return loaded;
    }

    private boolean load(QualifiedName pipe, SessionContext session) {
        String key = pipe.toString();
        int failed = failures.getOrDefault(key, 0);
        try {
            boolean some = work.load(pipe, failed >= ONE_BY_ONE ? 1 : BATCH, session) > 0;
            failures.remove(key);
            return some;
        } catch (IOException | SnowflakeError e) {
            failures.put(key, failed + 1);
            LOGGER.log(Level.WARNING, "Pipe " + key + " could not load its files. They stay in its queue.", e);
            return false;
        }
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
