package dev.weft.usecases.run;

import dev.weft.catalog.run.Run;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.lineage.Origin.Passage;
import dev.weft.model.product.Build;
import dev.weft.model.product.ProductId;
import dev.weft.model.quality.CheckResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Every failure of runs with its sentence.
final class RunFailures {

  private static final String AGAIN =
      "Mend the source or the contract, then run again; the last release stays as it is.";

  private RunFailures() {}

  static WeftException noRevision(ProductId product, int major) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "There is no active major " + major + " of " + product,
        "`weft product show " + product + "` lists its majors.");
  }

  static WeftException onward(ProductId product, String column, Passage passage) {
    return WeftException.of(
        ErrorCode.BUILD_ONWARD,
        "Column "
            + column
            + " of a port of "
            + product
            + " is made of "
            + passage.table()
            + "."
            + passage.column()
            + ", which agreement "
            + passage.agreement()
            + " of "
            + passage.domain()
            + " lets nobody pass on any more",
        "Keep it in an internal table, or ask " + passage.domain() + " for `onward: guarded`.");
  }

  static WeftException noRun(String id) {
    return WeftException.of(
        ErrorCode.RUN_NOT_FOUND,
        "There is no run " + id,
        "`weft run list` shows the runs there are.");
  }

  static WeftException ended(Run run) {
    return WeftException.of(
            ErrorCode.RUN_ENDED,
            "Cannot cancel run "
                + run.id()
                + ": it is "
                + run.state().name().toLowerCase(Locale.ROOT)
                + " already",
            "`weft run list` shows the runs under way.")
        .withDetails(Map.of("run", run.id(), "state", run.state().name().toLowerCase(Locale.ROOT)));
  }

  static WeftException noMajor(ProductId product) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "Every major of " + product + " is retired",
        "Apply its folder with another status to build it again.");
  }

  static WeftException noProduct(String reference) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "There is no product " + reference,
        "`weft product list` shows what there is; apply its folder to add it.");
  }

  /// For those who look: what is hidden answers like what is missing.
  static WeftException unknown(String product) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "There is no product " + product,
        "`weft product list` shows what there is.");
  }

  static WeftException noCheck(ProductId product, String table, String name) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "No check `" + name + "` of a table " + table + " of " + product + " has run",
        "`weft check list " + product + "` shows those that have.");
  }

  static WeftException nothingToBuild(ProductFolder folder) {
    if (!folder.isExternal()) {
      return WeftException.of(
          ErrorCode.RUN_INPUT,
          folder.id() + " has no tables to build",
          "Add captures or tables to its build.yaml.");
    }
    String major = folder.id() + "@" + folder.product().value().major();
    return WeftException.of(
        ErrorCode.RUN_INPUT,
        "There is nothing to build of " + major + ": its data stays where it is",
        "`weft product show " + major + "` names the server that has it.");
  }

  static WeftException unsound(ProductId product, List<Finding> findings) {
    return WeftException.of(
            ErrorCode.PLAN_REFUSED,
            product + " cannot be built: its documents have errors",
            "Mend them and apply again.")
        .withFindings(findings);
  }

  static WeftException noInputRelease(ProductId product, ProductId input, int major) {
    return WeftException.of(
        ErrorCode.RUN_INPUT,
        "Cannot build " + product + ": its input " + input + "@" + major + " has no release yet",
        "Run " + input + " first.");
  }

  static WeftException inputGone(ProductId product, List<String> contracts) {
    return WeftException.of(
        ErrorCode.RUN_INPUT,
        "Cannot build "
            + product
            + ": no product promises "
            + String.join(", ", contracts)
            + " any more",
        "Apply a revision that reads something else, or ask the owner of the input.");
  }

  static WeftException inputLacksTable(ProductId product, String input) {
    return WeftException.of(
        ErrorCode.RUN_INPUT,
        "Cannot build " + product + ": the release of its input has no table " + input,
        "Run the input again, so that a release of its current revision exists.");
  }

  static WeftException inputLacksColumns(ProductId product, String input, List<String> columns) {
    return WeftException.of(
        ErrorCode.RUN_INPUT,
        "Cannot build "
            + product
            + ": the release of "
            + input
            + " lacks "
            + String.join(", ", columns),
        "Run the input again, so that a release of its current revision exists.");
  }

  static WeftException tooManyRejected(
      String table, long rejected, long rows, Build.Share share, String by) {
    var percent = share.value().multiply(BigDecimal.valueOf(100)).stripTrailingZeros();
    return WeftException.of(
        ErrorCode.RUN_QUARANTINE,
        "Too many rows of "
            + table
            + " break its rules: "
            + rejected
            + " of "
            + rows
            + ", more than "
            + percent.toPlainString()
            + " % ("
            + by
            + ")",
        "Look at the source, or raise `maxQuarantine` in build.yaml.");
  }

  static WeftException smallGroups(String table, List<SmallGroup> small) {
    String all = small.stream().map(RunFailures::sentence).collect(Collectors.joining("; "));
    return WeftException.of(
        ErrorCode.RUN_GROUPS,
        "Cannot publish " + table + ": its groups are too small. " + all,
        "Leave small groups out with HAVING, or group more coarsely; without the declassifier the"
            + " columns keep the labels of what they are made of.");
  }

  static WeftException uncountable(String table, List<Lowered> lowered) {
    String by =
        lowered.stream()
            .flatMap(one -> one.groups().stream())
            .map(groups -> groups.subject() + " for " + groups.declassifier())
            .distinct()
            .collect(Collectors.joining(", "));
    return WeftException.of(
        ErrorCode.RUN_GROUPS,
        "Cannot publish " + table + ": its groups cannot be counted by " + by,
        "Policies hide the subject from this product, or let it have groups only: ask for the"
            + " subject, or leave the aggregate out.");
  }

  private static String sentence(SmallGroup small) {
    return "Column "
        + small.column()
        + " has "
        + (small.groups() == 1 ? "1 group" : small.groups() + " groups")
        + " of fewer than "
        + small.n()
        + " different "
        + small.subject()
        + ", which "
        + small.declassifier()
        + " asks for";
  }

  /// What is kept with the run: which checks broke, and nothing that they measured.
  static WeftException checks(ProductId product, List<CheckResult> broken) {
    return broken(
        product,
        broken.stream()
            .map(result -> named(result.check().element(), result.check().name()))
            .toList());
  }

  /// The same as it is told: with what was measured, of those checks of which the caller may know.
  static WeftException told(ProductId product, List<CheckView> checks) {
    List<CheckView> broken = checks.stream().filter(CheckView::broken).toList();
    if (broken.isEmpty()) {
      return WeftException.of(
          ErrorCode.RUN_CHECKS,
          "Checks of " + product + " failed; what they found is kept no longer",
          AGAIN);
    }
    return broken(
        product,
        broken.stream()
            .map(
                check ->
                    check.message().isEmpty()
                        ? named(check.element(), check.name())
                        : check.element() + ": " + check.message())
            .toList());
  }

  private static WeftException broken(ProductId product, List<String> broken) {
    return WeftException.of(
        ErrorCode.RUN_CHECKS,
        (broken.size() == 1 ? "A check" : broken.size() + " checks")
            + " of "
            + product
            + " failed: "
            + String.join("; ", broken),
        AGAIN);
  }

  private static String named(String element, String check) {
    return element + ": " + check;
  }

  static WeftException cancelled() {
    return WeftException.of(
        ErrorCode.RUN_CANCELLED, "The run was cancelled", "Nothing of it is visible.");
  }

  static WeftException tooManyPreviews(int most) {
    return WeftException.of(
        ErrorCode.RUN_BUSY,
        "Cannot start a preview: " + most + " are under way, as many as this server takes at once",
        "Wait for one of them, or cancel one: `weft run list` shows them.");
  }

  static WeftException otherProduct(ProductId wanted, String found) {
    return WeftException.of(
        ErrorCode.SERVER_REQUEST,
        "The folder is of " + found + ", not of " + wanted,
        "Preview a product with its own folder.");
  }

  static WeftException notAProduct() {
    return WeftException.of(
        ErrorCode.SERVER_REQUEST,
        "A preview takes the folder of one product",
        "Give the folder that has product.yaml in it.");
  }

  static WeftException noSuchCapture(String name) {
    return WeftException.of(
        ErrorCode.SERVER_REQUEST,
        "There is no capture " + name + " to give another source to",
        "Name a capture of build.yaml: --source NAME=PATH.");
  }

  static WeftException sourceWithoutFiles(String name) {
    return WeftException.of(
        ErrorCode.SERVER_REQUEST,
        "Capture " + name + " does not read files, so no other path can be given to it",
        "Use --source with captures of files only.");
  }
}
