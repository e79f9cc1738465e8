package dev.bactrian.cli;

import picocli.CommandLine.Command;

@Command(
        name = "bench",
        description = "Measures this program beside others, on this machine, in one run.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        subcommands = {BenchEda.class})
final class BenchCommand {}
