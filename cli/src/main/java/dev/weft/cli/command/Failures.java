package dev.weft.cli.command;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.failure.Findings;
import dev.weft.cli.failure.Problem;
import dev.weft.cli.format.Answers;
import dev.weft.cli.format.Format;
import dev.weft.cli.format.Json;
import dev.weft.cli.terminal.Console;
import dev.weft.cli.terminal.OutputClosed;
import dev.weft.cli.terminal.Style;
import dev.weft.cli.terminal.Width;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Severity;
import dev.weft.model.error.WeftException;
import java.util.Locale;
import java.util.Set;

/// Tells a failure, as text or as JSON, and says its exit code. The one place where that happens.
public final class Failures {

  private static final Set<Format> TREES = Set.of(Format.JSON, Format.NDJSON, Format.YAML);

  private static final Set<String> OF_PLACES = Set.of("line", "column");

  private Failures() {}

  /// Tells why a verb ended, and answers the exit code.
  public static int tell(Exception failure, Session session) {
    return switch (failure) {
      case OutputClosed ignored -> 0;
      case Failure known when known.telling() == Failure.Telling.AS_TALK ->
          tell(known.problem(), session.console(), Format.TABLE);
      case Failure known -> tell(known.problem(), session.console(), session.format());
      case WeftException known -> tell(Problem.of(known), session.console(), session.format());
      default -> tell(bug(failure, session), session.console(), session.format());
    };
  }

  /// Tells a problem in a format: JSON on stdout for programs, text on stderr for people.
  public static int tell(Problem problem, Console console, Format format) {
    if (TREES.contains(format)) {
      new Answers(console, format).tree(Json.of(problem.asMap()));
    } else {
      tellPeople(problem, console);
    }
    return problem.exit();
  }

  /// Tells a problem as text on stderr.
  public static void tellPeople(Problem problem, Console console) {
    Style style = console.talkStyle();
    boolean told = isToldByFinding(problem);
    if (told && problem.findings().size() == 1) {
      Findings.alone(problem.findings().getFirst(), style).forEach(console::say);
    } else {
      Findings.lines(problem.findings(), style).forEach(console::say);
    }
    if (!told) {
      console.say(Findings.head(Severity.ERROR, problem.code(), problem.message(), style));
    }
    if (!problem.remedy().isEmpty() && !(told && isHint(problem))) {
      console.say("  " + style.faint("= ") + Width.tame(problem.remedy()));
    }
    problem.details().entrySet().stream()
        .filter(detail -> !(told && OF_PLACES.contains(detail.getKey())))
        .forEach(detail -> console.say("  " + detail(detail.getKey(), detail.getValue())));
  }

  /// The sentence of a problem may repeat a finding's and add its place.
  private static boolean isToldByFinding(Problem problem) {
    return problem.findings().stream()
        .anyMatch(
            finding ->
                finding.code().equals(problem.code())
                    && problem.message().startsWith(finding.message()));
  }

  private static boolean isHint(Problem problem) {
    return problem.findings().stream().anyMatch(finding -> finding.hint().equals(problem.remedy()));
  }

  private static String detail(String name, Object value) {
    String text = value instanceof String string ? string : Json.text(Json.of(value));
    return name.replace('_', ' ').toLowerCase(Locale.ROOT) + ": " + Width.tame(text);
  }

  private static Problem bug(Exception failure, Session session) {
    if (session.find("WEFT_DEBUG").isPresent()) {
      for (StackTraceElement frame : failure.getStackTrace()) {
        session.console().say("  at " + frame);
      }
    }
    return Problem.of(
        ErrorCode.SERVER_BUG,
        "The command made a mistake: " + failure.getClass().getSimpleName(),
        "Please report it, with what WEFT_DEBUG=1 prints.");
  }

  /// The failure of arguments that make no sense.
  public static Problem usage(String sentence, String remedy) {
    return CliErrors.usage(sentence, remedy).problem();
  }
}
