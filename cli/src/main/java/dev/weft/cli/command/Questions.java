package dev.weft.cli.command;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.terminal.Console;
import java.util.Locale;

/// Asks before something is done; only where somebody can answer.
public final class Questions {

  private Questions() {}

  /// Returns when the answer is yes. Throws a usage failure when it is not, or when nobody is
  /// there.
  public static void confirm(Console console, String what, String question) {
    if (!console.terminal().answers()) {
      throw CliErrors.needsYes(what);
    }
    String answer = console.ask(question + " [y/N]").orElse("").strip().toLowerCase(Locale.ROOT);
    if (!answer.equals("y") && !answer.equals("yes")) {
      throw CliErrors.declined();
    }
  }

  /// Asks for what an option would have said. Throws a usage failure when nobody is there, or says
  /// nothing.
  public static String ask(Console console, String option, String question) {
    String answer = console.terminal().answers() ? console.ask(question).orElse("").strip() : "";
    if (answer.isEmpty()) {
      throw CliErrors.usage(option + " is missing", "Add it; weft help init says what it is.");
    }
    return answer;
  }
}
