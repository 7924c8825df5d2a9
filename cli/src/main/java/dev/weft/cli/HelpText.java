package dev.weft.cli;

import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Format;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// How help looks: `weft --help` lists the verbs from the table, so that none is loaded; the help
/// of a verb leaves the global options to it and says which formats the verb writes.
final class HelpText {

  private static final int WIDTH = 100;

  private final List<Verbs.Entry> entries;

  private HelpText(List<Verbs.Entry> entries) {
    this.entries = entries;
  }

  static HelpText of(Verbs verbs) {
    return new HelpText(verbs.list());
  }

  void applyTo(CommandLine weft) {
    weft.setUsageHelpWidth(WIDTH);
    UsageMessageSpec usage = weft.getCommandSpec().usageMessage();
    usage.customSynopsis("weft [GLOBAL OPTIONS] VERB …");
    weft.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> table());
    weft.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
    weft.getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, help -> "\nGlobal options\n");
    usage.footer(
        "",
        "A reference always has a slash (operations/departures); a folder starts with '.' or '/'.",
        "Exit codes: 0 done, 1 the work failed, 2 usage, 3 the plan has changes, 4 not allowed,",
        "5 not found, 6 conflict, 7 documents or a change violate a rule, 8 no server, 130"
            + " interrupted.");
    weft.getSubcommands().values().forEach(this::applyToVerb);
  }

  private void applyToVerb(CommandLine verb) {
    verb.setUsageHelpWidth(WIDTH);
    verb.getCommandSpec().usageMessage().sortOptions(false).abbreviateSynopsis(true);
    verb.getCommandSpec().usageMessage().commandListHeading("%nVerbs%n");
    verb.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpText::ownOptions);
    if (verb.getCommandSpec().userObject() instanceof Verb known) {
      verb.getCommandSpec().usageMessage().footer("", formats(known));
    }
    verb.getSubcommands().values().forEach(this::applyToVerb);
  }

  private static String formats(Verb verb) {
    return "Formats (-o): "
        + verb.formats().stream().sorted().map(Format::word).collect(Collectors.joining(", "))
        + ". Global options: weft --help.";
  }

  /// Without those of the root.
  private static String ownOptions(Help help) {
    List<OptionSpec> own =
        help.commandSpec().options().stream().filter(option -> !option.inherited()).toList();
    Layout layout = help.createDefaultLayout(own, List.of(), help.colorScheme());
    layout.addAllOptions(own, help.parameterLabelRenderer());
    return layout.toString();
  }

  private String table() {
    StringBuilder text = new StringBuilder();
    String heading = "";
    for (Verbs.Entry entry : entries) {
      if (!entry.heading().equals(heading)) {
        heading = entry.heading();
        text.append("\n").append(heading).append("\n");
      }
      String name = entry.name();
      text.append("  ").append(name).append(" ".repeat(12 - name.length()));
      text.append(entry.summary()).append("\n");
    }
    return Ansi.OFF.string(text.toString());
  }
}
