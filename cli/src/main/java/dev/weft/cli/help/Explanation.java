package dev.weft.cli.help;

import dev.weft.formats.mend.Remedies;
import dev.weft.model.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the code of an error says by itself, without the sentence it came with.
///
/// @param name in words, for instance `plan stale`
/// @param meaning what sort of failure it is
/// @param remedy what helps with failures of that sort
public record Explanation(String name, String meaning, String remedy) {

  public static Explanation of(ErrorCode code) {
    String name = code.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    return FindingPages.find(code.code())
        .map(page -> new Explanation(name, page.meaning(), page.remedy()))
        .orElseGet(() -> ofKind(code, name));
  }

  private static Explanation ofKind(ErrorCode code, String name) {
    return switch (code.kind()) {
      case USAGE ->
          new Explanation(
              name,
              "What was asked makes no sense as it stands, or leaves a question open.",
              "Correct the arguments; weft help VERB shows them.");
      case UNAUTHENTICATED ->
          new Explanation(
              name,
              "The server does not know who asks.",
              "Give a valid token with --token or WEFT_TOKEN; weft token create makes one.");
      case DENIED ->
          new Explanation(
              name,
              "The server knows who asks, and this is not allowed.",
              "See your roles with weft whoami; the sentence says who may, or who may allow it.");
      case MISSING ->
          new Explanation(
              name,
              "The thing does not exist, or you may not know that it does.",
              "Check the spelling; the list verbs show what you may see.");
      case CONFLICT ->
          new Explanation(
              name,
              "Somebody else was faster, or what this rests on has moved.",
              "Look again (weft plan, weft status), then repeat it.");
      case VIOLATION ->
          new Explanation(
              name,
              "Documents, data or a change break a contract, a rule or a format.",
              "Correct what each finding points to; weft validate checks without a server.");
      case FAILED ->
          new Explanation(
              name,
              "The work was tried and failed: a statement, a run, a source.",
              "The sentence says where; weft run show tells every step and check of a run.");
      case LIMIT ->
          new Explanation(
              name,
              "It is more than Weft takes at once, or at all.",
              "Make it smaller, or try later.");
      case UNAVAILABLE ->
          new Explanation(
              name,
              "Not now: nothing answers, or it is stopping, full or busy.",
              "See weft status and weft doctor, then try again.");
      case BUG ->
          new Explanation(
              name, "A mistake of Weft itself.", "Report it with the trace id that was shown.");
    };
  }

  /// The command that mends findings of a code; empty when people have to.
  static String fix(ErrorCode code) {
    return Remedies.codes().contains(code) ? "weft fix " + code.code() : "";
  }

  List<String> lines(ErrorCode code) {
    List<String> lines = new ArrayList<>(List.of(code.code() + "  " + name, "", meaning, remedy));
    if (!fix(code).isEmpty()) {
      lines.add(fix(code) + " mends it where only one remedy is possible.");
    }
    lines.add("");
    lines.add("exit code " + code.kind().exit() + ", HTTP status " + code.kind().status());
    return lines;
  }
}
