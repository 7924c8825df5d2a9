package dev.weft.cli.folder;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Findings;
import dev.weft.cli.failure.Problem;
import dev.weft.cli.failure.Reported;
import dev.weft.cli.format.Column;
import dev.weft.cli.format.Json;
import dev.weft.cli.help.Explanation;
import dev.weft.cli.terminal.Spans;
import dev.weft.formats.mend.Remedies;
import dev.weft.model.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `weft fix`: mends the findings of one code where only one remedy is possible, without a server.
@Command(
    name = "fix",
    description = {
      "Mend findings of contract lint and validate that have one possible remedy.",
      "Only the lines concerned change; comments and order stay. Documents are judged again before"
          + " anything is written: the finding is gone and no error or warning has come, else the"
          + " file stays. Prints what changes as a unified diff. weft fix without a code lists"
          + " those that can be mended. Exit 7 when findings of the code remain."
    })
public final class Fix extends Verb {

  private static final Pattern RULE = Pattern.compile("[a-z][a-z0-9_]*(?:/[a-z][a-z0-9_]*)?");

  private static final List<Column> MENDABLE =
      List.of(
          Column.of("CODE", "code"), Column.of("NAME", "name"), Column.of("MEANING", "meaning"));

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CODE|RULE",
      description =
          "The code of the findings, such as W-ODCS-028; or a rule of the mesh folder whose `mend`"
              + " says what to add.")
  private String code = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE|FOLDER",
      description = "A document, or a folder with documents; default: this folder.")
  private String place = ".";

  @Option(names = "--dry-run", description = "Show what would change and write nothing.")
  private boolean dryRun;

  private final RuleMending mending;

  public Fix(Session session, RuleMending mending) {
    super(session);
    this.mending = mending;
  }

  @Override
  protected int run() {
    if (code.isEmpty()) {
      return listMendable();
    }
    MendedPlace mended =
        RULE.matcher(code).matches()
            ? MendedPlace.of(code, mending, place)
            : MendedPlace.of(mendable(), place);
    if (!dryRun) {
      mended.write();
    }
    session().answers().thing(answer(mended), text(mended));
    if (isForPeople()) {
      tellPeople(mended);
    }
    return mended.left().isEmpty() ? OK : ErrorCode.DOC_VALUE.kind().exit();
  }

  private int listMendable() {
    ObjectNode answer = Json.object();
    answer.put("schema", "weft.fixes/v1");
    ArrayNode items = answer.putArray("items");
    for (ErrorCode mendable : Remedies.codes()) {
      ObjectNode item = items.addObject();
      Explanation explanation = Explanation.of(mendable);
      item.put("code", mendable.code());
      item.put("name", explanation.name());
      item.put("meaning", explanation.meaning());
    }
    session().answers().list(answer, MENDABLE, "");
    if (isForPeople()) {
      console().say("Mend those of one code with weft fix CODE; --dry-run only shows it.");
    }
    return OK;
  }

  private ErrorCode mendable() {
    ErrorCode known =
        Problem.codeOf(code)
            .orElseThrow(() -> CliErrors.usage("This version knows no error " + code, remedy()));
    if (!Remedies.codes().contains(known)) {
      throw CliErrors.usage(
          "Findings of " + known.code() + " have no mechanical remedy: people have to decide",
          "See weft help " + known.code() + ". " + remedy());
    }
    return known;
  }

  private static String remedy() {
    return "These can be mended: "
        + Remedies.codes().stream().map(ErrorCode::code).collect(Collectors.joining(", "))
        + ".";
  }

  private List<String> text(MendedPlace mended) {
    List<String> lines = new ArrayList<>();
    for (MendedPlace.Change change : mended.changes()) {
      lines.addAll(UnifiedDiff.shown(change.diff(), console().dataStyle()));
    }
    return lines;
  }

  private void tellPeople(MendedPlace mended) {
    for (MendedPlace.Left left : mended.left()) {
      Findings.alone(left.finding(), console().talkStyle()).forEach(console()::say);
      console().say("  = Not mended: " + left.reason());
    }
    String all = Spans.count(mended.mended(), "finding");
    if (mended.mended() > 0) {
      console()
          .say(
              (dryRun ? "Would mend " : "Mended ")
                  + all
                  + " in "
                  + Spans.count(mended.changes().size(), "file")
                  + ".");
    } else if (mended.left().isEmpty()) {
      console().say("Nothing to mend.");
    }
  }

  private ObjectNode answer(MendedPlace mended) {
    ObjectNode answer = Json.object();
    answer.put("schema", "weft.fix/v1");
    answer.put("code", code);
    answer.put("dryRun", dryRun);
    answer.put("mended", mended.mended());
    ArrayNode files = answer.putArray("files");
    for (MendedPlace.Change change : mended.changes()) {
      ObjectNode file = files.addObject();
      file.put("file", change.name());
      file.put("diff", String.join("\n", change.diff()) + "\n");
    }
    ArrayNode left = answer.putArray("left");
    for (MendedPlace.Left each : mended.left()) {
      Reported finding = each.finding();
      ObjectNode node = left.addObject();
      node.put("file", finding.file());
      node.put("line", finding.line());
      node.put("column", finding.column());
      node.put("path", finding.pointer());
      node.put("message", finding.message());
      node.put("reason", each.reason());
    }
    return answer;
  }
}
