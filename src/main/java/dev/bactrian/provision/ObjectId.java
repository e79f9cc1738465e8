package dev.bactrian.provision;

/**
 * Which object: its kind and its full name, as {@code BACTRIAN.RAW.SALES}; a procedure's with the types of its arguments.
 */
public record ObjectId(ObjectKind kind, String name) implements Comparable<ObjectId> {

    @Override
    public int compareTo(ObjectId other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return kind.words() + " " + name;
    }
}
