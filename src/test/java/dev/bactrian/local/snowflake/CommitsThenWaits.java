package dev.bactrian.local.snowflake;

import java.nio.file.Path;
import java.sql.Connection;

/** A process to be killed: commits one row, leaves another in an open transaction, says so, and waits. */
final class CommitsThenWaits {
    private CommitsThenWaits() {}

    public static void main(String[] arguments) throws Exception {
        Sql sql = Sql.start(Path.of(arguments[0]));
        sql.run(
                "create or replace table KEPT (id number autoincrement, a varchar(10) default 'x', at timestamp_ltz default current_timestamp())");
        sql.run("insert into KEPT (a) values ('committed')");
        Connection open = sql.connect();
        open.setAutoCommit(false);
        Sql.run(open, "insert into KEPT (a) values ('open')");
        System.out.println("ready");
        System.in.read();
    }
}
