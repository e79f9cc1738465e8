package dev.bactrian.ingest;

/** The file as it is will never load; the message says why and what the client should send. */
final class UnusableFileException extends RuntimeException {

    private final Outcome.Reason reason;

    UnusableFileException(Outcome.Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Outcome.Reason reason() {
        return reason;
    }
}
