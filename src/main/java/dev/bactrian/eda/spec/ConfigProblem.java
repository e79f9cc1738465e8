package dev.bactrian.eda.spec;

/** Something a user wrote that cannot be carried out; found before anything runs, so a retry does not help. */
public final class ConfigProblem extends RuntimeException {
    private final transient Place place;

    public ConfigProblem(Place place, String cause) {
        super(place + ": " + cause);
        this.place = place;
    }

    public Place place() {
        return place;
    }
}
