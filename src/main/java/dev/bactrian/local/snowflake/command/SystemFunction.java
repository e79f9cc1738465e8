package dev.bactrian.local.snowflake.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scalar function that the endpoint answers itself from constant arguments, such as {@code SYSTEM$PIPE_STATUS('P')}. */
@FunctionalInterface
public interface SystemFunction {
    @Nullable
    Object value(List<@Nullable Object> arguments, SessionContext session);
}
