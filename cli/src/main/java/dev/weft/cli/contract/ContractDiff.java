package dev.weft.cli.contract;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.Findings;
import dev.weft.cli.format.Format;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Severity;
import dev.weft.usecases.offline.DifferenceView;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `weft contract diff`: what changed, whom it breaks, and whether the version says so.
@Command(
    name = "diff",
    description = {
      "Show what differs between two versions of a contract or a product, and what it breaks.",
      "A version is a file, - for standard input, a file in a revision of git (main:contracts/flights.yaml), a contract"
          + " that was applied (operations.departures.flights, operations.departures.flights@1), or"
          + " one that a release was built by (operations.departures.flights@1.0.0+3)."
          + " Exit 7 when the new version is too low for its changes."
    })
public final class ContractDiff extends Verb {

  @Parameters(index = "0", paramLabel = "OLD", description = "The version before.")
  private String old;

  @Parameters(index = "1", paramLabel = "NEW", description = "The version after.")
  private String now;

  @Option(
      names = "--input",
      description = "Judge as the expectation of a consumer; otherwise as a promise to them.")
  private boolean input;

  @Option(names = "--breaking", description = "Exit 7 also for every breaking change.")
  private boolean breaking;

  private final DocumentDiffing diffing;

  public ContractDiff(Session session, DocumentDiffing diffing) {
    super(session);
    this.diffing = diffing;
  }

  @Override
  public Set<Format> formats() {
    return EnumSet.of(
        Format.TABLE, Format.JSON, Format.NDJSON, Format.YAML, Format.GITHUB, Format.MARKDOWN);
  }

  @Override
  protected int run() {
    var versions = new Versions(session());
    var before = versions.read(old);
    var after = versions.read(now);
    DifferenceView difference =
        input ? diffing.expectation(before, after) : diffing.promise(before, after);
    switch (session().format()) {
      case TABLE -> DiffText.table(difference, console()).forEach(console()::print);
      case MARKDOWN -> DiffText.markdown(difference).forEach(console()::print);
      case GITHUB -> DiffText.github(difference, now).forEach(console()::print);
      case JSON, NDJSON, YAML, CSV, PARQUET, ARROW, JUNIT, SARIF, BITOL, OPENLINEAGE ->
          session().answers().tree(DiffText.tree(difference));
    }
    return verdict(difference);
  }

  /// Why the exit code is not 0 is said on stderr, beside the answer.
  private int verdict(DifferenceView difference) {
    boolean refused = breaking && difference.impact().equals("major");
    if (difference.enough() && !refused) {
      return OK;
    }
    String sentence =
        difference.enough() ? "There are breaking changes" : DiffText.verdict(difference);
    console()
        .say(
            Findings.head(
                Severity.ERROR,
                ErrorCode.CONTRACT_VERSION.code(),
                sentence,
                console().talkStyle()));
    return ErrorCode.CONTRACT_VERSION.kind().exit();
  }
}
