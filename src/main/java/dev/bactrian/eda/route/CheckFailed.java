package dev.bactrian.eda.route;

/** Rows fell short of a check that stops; trying again without other rows does not help. */
public final class CheckFailed extends RuntimeException {
    CheckFailed(String message) {
        super(message);
    }
}
