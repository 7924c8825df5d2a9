package dev.weft.cli;

import dev.weft.cli.format.Format;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// A first look at the arguments, before they are parsed.
final class Arguments {

  private Arguments() {}

  /// The verb: the first argument that is no global option and no value of one.
  static Optional<String> verb(CommandSpec root, List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (!arg.startsWith("-")) {
        return Optional.of(arg);
      }
      OptionSpec option = root.findOption(arg);
      i += option != null && option.arity().max() > 0 ? 1 : 0;
    }
    return Optional.empty();
  }

  /// The format that was asked for, even when other arguments are wrong.
  static Optional<Format> format(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      String value =
          switch (arg) {
            case "-o", "--output" -> i + 1 < args.size() ? args.get(i + 1) : "";
            default ->
                arg.matches("(-o|--output=).+") ? arg.replaceFirst("-o=?|--output=", "") : "";
          };
      if (!value.isEmpty()) {
        return Arrays.stream(Format.values())
            .filter(format -> format.word().equalsIgnoreCase(value))
            .findFirst();
      }
    }
    return Optional.empty();
  }
}
