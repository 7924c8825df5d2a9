package dev.weft.usecases.offline;

import dev.weft.build.change.Change;
import dev.weft.build.change.Difference;
import dev.weft.build.change.Direction;
import dev.weft.build.change.document.ContractDifference;
import dev.weft.build.change.document.ProductDifference;
import dev.weft.formats.bitol.StandardForm;
import dev.weft.formats.yaml.Values;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Version;
import dev.weft.model.value.Value;
import dev.weft.usecases.offline.DifferenceView.ChangeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells what differs between two versions of a contract or a product, and whether the new version
/// says enough of it. Judged by the standards alone: the documents need not be Weft's.
public final class DiffDocuments {

  private static final String PRODUCT = "DataProduct";

  private final OneDocument reader;
  private final StandardForm form;

  public DiffDocuments(YamlReader reader, StandardForm form) {
    this.reader = new OneDocument(reader);
    this.form = form;
  }

  /// A document to compare.
  ///
  /// @param name as findings should call it
  @SuppressWarnings("ArrayRecordComponent") // nobody changes it
  public record Given(String name, byte[] bytes) {}

  /// Judges as those who read what is promised.
  ///
  /// @throws WeftException PLAN_REFUSED with the findings of both when one of them breaks its
  ///   standard; CLI_USAGE when they are no two versions of one kind of thing
  public DifferenceView promise(Given old, Given now) {
    return diff(old, now, Direction.OUTPUT);
  }

  /// Judges as those who deliver what is expected: loosening and tightening change places.
  ///
  /// @throws WeftException as [#promise]; CLI_USAGE for products, which expect nothing
  public DifferenceView expectation(Given old, Given now) {
    return diff(old, now, Direction.INPUT);
  }

  private DifferenceView diff(Given old, Given now, Direction direction) {
    List<Finding> findings = new ArrayList<>();
    Optional<YamlDocument> before = reader.read(old, form::check, findings);
    Optional<YamlDocument> after = reader.read(now, form::check, findings);
    if (findings.stream().anyMatch(Finding::stops)) {
      throw WeftException.of(
              ErrorCode.PLAN_REFUSED,
              "What breaks its standard cannot be compared",
              "Correct what the findings point to.")
          .withFindings(findings);
    }
    YamlDocument was = before.orElseThrow();
    YamlDocument is = after.orElseThrow();
    String kind = kind(was);
    if (!kind.equals(kind(is))) {
      throw WeftException.of(
          ErrorCode.CLI_USAGE,
          old.name() + " is a " + kind + " and " + now.name() + " a " + kind(is),
          "Compare two versions of one thing.");
    }
    if (kind.equals(PRODUCT) && direction == Direction.INPUT) {
      throw WeftException.of(
          ErrorCode.CLI_USAGE,
          "A product is no expectation of a consumer; only contracts are",
          "Leave out --input, or compare contracts.");
    }
    Value.Fields from = Values.of(was);
    Value.Fields to = Values.of(is);
    return view(
        kind.equals(PRODUCT)
            ? ProductDifference.between(from, to)
            : ContractDifference.between(from, to, direction),
        was.text("version").orElse(""),
        is.text("version").orElse(""));
  }

  private static String kind(YamlDocument document) {
    return document.text("kind").orElse("");
  }

  private static DifferenceView view(Difference difference, String old, String now) {
    Optional<Version> from = Version.find(old);
    Optional<Version> to = Version.find(now);
    // Versions that are no numbers have no order: another one is taken for a new one.
    boolean ordered = from.isPresent() && to.isPresent();
    boolean enough =
        ordered
            ? difference.isToldBy(from.get(), to.get())
            : (difference.changes().isEmpty() || !old.equals(now));
    return new DifferenceView(
        difference.impact().word(),
        old,
        now,
        from.map(difference::after).map(Version::toString).orElse(""),
        enough,
        difference.changes().stream().map(DiffDocuments::view).toList());
  }

  private static ChangeView view(Change change) {
    return new ChangeView(
        change.path(),
        change.kind().word(),
        change.impact().word(),
        change.rule().word(),
        change.message());
  }
}
