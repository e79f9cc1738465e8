package dev.bactrian;

/** The entry point. */
public final class Bactrian {
    private Bactrian() {}

    public static void main(String[] args) {
        System.out.println("bactrian");
    }
}
