package dev.bactrian.config;

/** Something the user wrote in a settings or routes file cannot be used; the message says what and how to mend it. */
public final class ConfigurationException extends RuntimeException {

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
