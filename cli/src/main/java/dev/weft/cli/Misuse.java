package dev.weft.cli;

import dev.weft.cli.command.Failures;
import dev.weft.cli.failure.Problem;
import dev.weft.formats.finding.Guess;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Arguments that do not parse, as a problem like any other.
final class Misuse {

  private static final Pattern CHOICES =
      Pattern.compile("expected one of \\[([A-Za-z_, -]+)] \\(case-insensitive\\)");

  private Misuse() {}

  static Problem of(ParameterException mistake, List<String> verbs) {
    String path = mistake.getCommandLine().getCommandSpec().qualifiedName();
    String help = "See: " + path + " --help.";
    boolean atRoot = mistake.getCommandLine().getParent() == null;
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      if (atRoot && !word.startsWith("-")) {
        return Failures.usage("There is no verb '" + word + "'", meant(word, verbs) + help);
      }
      List<String> known =
          word.startsWith("-")
              ? mistake.getCommandLine().getCommandSpec().options().stream()
                  .flatMap(option -> List.of(option.names()).stream())
                  .toList()
              : List.copyOf(mistake.getCommandLine().getSubcommands().keySet());
      return Failures.usage("`" + path + "` knows no '" + word + "'", meant(word, known) + help);
    }
    return Failures.usage(sentence(mistake), help);
  }

  private static String sentence(ParameterException mistake) {
    String message =
        lowered(String.valueOf(mistake.getMessage()))
            .replace("option option", "option")
            .replace("Missing required subcommand", "No verb is named")
            .replaceAll("is not an? (int|long)$", "is not a whole number")
            .replaceAll(" positional parameter at index \\d+ \\((.+?)\\):", " $1:");
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  /// Choices as they are typed, not as they are named inside.
  private static String lowered(String message) {
    return CHOICES
        .matcher(message)
        .replaceAll(
            found ->
                "expected "
                    + Arrays.stream(found.group(1).toLowerCase(Locale.ROOT).split(", "))
                        .map(choice -> choice.replace('_', '-'))
                        .distinct()
                        .collect(Collectors.joining(", ")));
  }

  private static String meant(String word, List<String> known) {
    return Guess.find(word, known).map(other -> "Did you mean " + other + "? ").orElse("");
  }
}
