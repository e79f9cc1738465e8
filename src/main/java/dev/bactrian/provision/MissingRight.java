package dev.bactrian.provision;

import dev.bactrian.snowflake.SnowflakeException;
import java.util.Optional;

/**
 * The role may not do what provisioning asked for; says which GRANT would let it.
 *
 * @param message what happened and what to grant
 */
record MissingRight(String message, SnowflakeException cause) {

    private static final int INSUFFICIENT_PRIVILEGES = 3001;

    static Optional<MissingRight> of(ObjectId id, SnowflakeException cause) {
        if (cause.code() != INSUFFICIENT_PRIVILEGES && !cause.sqlState().equals("42501")) {
            return Optional.empty();
        }
        String grant = switch (id.kind().level()) {
            case ACCOUNT ->
                "GRANT CREATE %s ON ACCOUNT TO ROLE <role>;".formatted(id.kind().sql());
            case DATABASE -> "GRANT CREATE SCHEMA ON DATABASE %s TO ROLE <role>;".formatted(parent(id));
            case SCHEMA ->
                "GRANT CREATE %s ON SCHEMA %s TO ROLE <role>;"
                        .formatted(id.kind().sql(), parent(id));
            case NONE -> "the privilege that the statement names";
        };
        String more = id.kind() == ObjectKind.TASK ? " and GRANT EXECUTE TASK ON ACCOUNT TO ROLE <role>;" : "";
        return Optional.of(new MissingRight(
                "Unable to provision %s: the role may not (%s). As a role that owns it, run: %s%s"
                        .formatted(id, cause.getMessage(), grant, more),
                cause));
    }

    private static String parent(ObjectId id) {
        return id.name().substring(0, id.name().lastIndexOf('.'));
    }
}
