package dev.bactrian;

import dev.bactrian.cli.BactrianCommand;

/** The entry point: reads the command line and hands over. */
public final class Bactrian {
    private Bactrian() {}

    public static void main(String[] args) {
        System.exit(BactrianCommand.execute(args));
    }
}
