package dev.weft.cli.help;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Completion for fish: one `complete` line per verb and option.
final class Fish {

  private Fish() {}

  static String script(CommandLine weft) {
    List<String> lines = new ArrayList<>();
    lines.add("complete -c weft -f");
    weft.getCommandSpec()
        .options()
        .forEach(option -> lines.add("complete -c weft" + words(option)));
    weft.getSubcommands()
        .forEach(
            (name, verb) -> {
              lines.add("complete -c weft -n __fish_use_subcommand -a " + name + description(verb));
              verb(name, verb, lines);
            });
    return String.join("\n", lines);
  }

  private static void verb(String name, CommandLine verb, List<String> lines) {
    String seen = "complete -c weft -n '__fish_seen_subcommand_from " + name + "'";
    verb.getSubcommands()
        .forEach(
            (sub, command) -> {
              lines.add(seen + " -a " + sub + description(command));
              String both =
                  "'__fish_seen_subcommand_from "
                      + name
                      + "; and __fish_seen_subcommand_from "
                      + sub
                      + "'";
              own(command, "complete -c weft -n " + both, lines);
            });
    own(verb, seen, lines);
  }

  private static void own(CommandLine verb, String seen, List<String> lines) {
    verb.getCommandSpec().options().stream()
        .filter(option -> !option.inherited())
        .forEach(option -> lines.add(seen + words(option)));
  }

  private static String words(OptionSpec option) {
    StringBuilder words = new StringBuilder();
    for (String name : option.names()) {
      words.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    String text = option.description().length == 0 ? "" : option.description()[0];
    return words + (option.arity().max() > 0 ? " -r" : "") + " -d '" + quoted(text) + "'";
  }

  private static String description(CommandLine verb) {
    String[] text = verb.getCommandSpec().usageMessage().description();
    return " -d '" + quoted(text.length == 0 ? "" : text[0]) + "'";
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
