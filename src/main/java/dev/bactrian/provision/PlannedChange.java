package dev.bactrian.provision;

import java.util.Optional;

/**
 * What provisioning would do to one object, and why.
 *
 * @param reason in words, naming exactly what differs
 * @param desired the object as the files ask for it; empty when no file does
 */
public record PlannedChange(Action action, ObjectId id, String reason, Optional<DesiredObject> desired) {

    /** What is done to an object. */
    public enum Action {
        CREATE,
        ALTER,
        /** A pipe with another definition: paused, then replaced. */
        REPLACE,
        /** The account shows it otherwise than provisioning left it: its statement runs again. */
        DRIFTED,
        DROP,
        /** No file asks for it any more, and it holds data: left until a drop is allowed. */
        KEPT,
        /** Somebody else's object has the name: nothing is done to it, and provisioning stops before it starts. */
        CONFLICT,
        UNCHANGED
    }

    /** Whether provisioning would do anything. */
    public boolean isChange() {
        return switch (action) {
            case CREATE, ALTER, REPLACE, DRIFTED, DROP, CONFLICT -> true;
            case KEPT, UNCHANGED -> false;
        };
    }

    /** As a line of a plan. */
    @Override
    public String toString() {
        return "%-9s %s%s"
                .formatted(action.name().toLowerCase(java.util.Locale.ROOT), id, reason.isEmpty() ? "" : ": " + reason);
    }
}
