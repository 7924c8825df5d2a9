package dev.weft.cli.help;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Problem;
import dev.weft.cli.format.Json;
import dev.weft.model.error.ErrorCode;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft help`: about a verb, or about the code of an error.
@Command(name = "help", description = "Explain a verb or the code of an error.")
public final class Help extends Verb {

  @Parameters(
      arity = "0..*",
      paramLabel = "CODE or VERB",
      description = "Such as W-PLAN-001, run, or release diff.")
  private List<String> words = List.of();

  private final Supplier<CommandLine> whole;

  /// @param whole makes the command line with every verb.
  public Help(Session session, Supplier<CommandLine> whole) {
    super(session);
    this.whole = whole;
  }

  @Override
  protected int run() {
    if (words.size() == 1 && words.getFirst().matches("(?i)W-[A-Z]+-\\d+")) {
      return code(words.getFirst());
    }
    CommandLine at = whole.get();
    for (String word : words) {
      CommandLine next = at.getSubcommands().get(word);
      if (next == null) {
        throw CliErrors.usage(
            "There is no verb '" + String.join(" ", words) + "'", "See all verbs: weft help.");
      }
      at = next;
    }
    console().print(at.getUsageMessage().stripTrailing());
    return OK;
  }

  private int code(String text) {
    ErrorCode code =
        Problem.codeOf(text)
            .orElseThrow(
                () ->
                    CliErrors.usage(
                        "This version knows no error " + text,
                        "Codes look like W-PLAN-001; a newer server may know more."));
    Explanation explanation = Explanation.of(code);
    var answer = Json.object();
    answer.put("schema", "weft.error/v1");
    answer.put("code", code.code());
    answer.put("name", explanation.name());
    answer.put("meaning", explanation.meaning());
    answer.put("remedy", explanation.remedy());
    answer.put("fix", Explanation.fix(code));
    answer.put("exit", code.kind().exit());
    answer.put("status", code.kind().status());
    session().answers().thing(answer, explanation.lines(code));
    return OK;
  }
}
