package dev.bactrian.ingest;

import dev.bactrian.config.DataSet.LoadMethod;
import dev.bactrian.config.DataSet.StageKind;
import dev.bactrian.testing.EmbeddedAccount;
import java.net.URI;
import java.nio.file.Path;

/** The application that is killed: loads what it finds, over and over. Arguments: S3, Snowflake, key file, load, stage. */
final class CrashChild {

    private CrashChild() {}

    public static void main(String[] arguments) {
        try (EmbeddedAccount account =
                new EmbeddedAccount(URI.create(arguments[0]), URI.create(arguments[1]), Path.of(arguments[2]))) {
            IngestDriver driver = new IngestDriver(
                    account,
                    DataSets.sales()
                            .by(LoadMethod.valueOf(arguments[3]), StageKind.valueOf(arguments[4]))
                            .build());
            System.out.println("ready");
            while (!Thread.currentThread().isInterrupted()) {
                driver.run();
            }
        }
    }
}
