package io.shuijing.dock.cli;

import picocli.CommandLine.Command;

/** What can be done with the catalogue. */
@Command(
    name = "catalogue",
    description = {"目录：查询、重建、测速。", "The catalogue: search, rebuild, measure."},
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CatalogueSearchCommand.class,
      CatalogueRebuildCommand.class,
      CatalogueBenchCommand.class
    },
    mixinStandardHelpOptions = true)
final class CatalogueCommand {}
