package dev.bactrian.architecture.violator.eda;

import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Wrong on purpose: EDA that speaks JDBC. */
public class Chatty {
    @Nullable
    Connection connection;
}
