package dev.weft.usecases.access;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.AgreementSight;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Onward;
import dev.weft.model.access.Caller;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Agreements as a caller may see them: those of domains in which they have a role, those that they
/// or their products hold, and all for governance leads. Others do not exist for the caller.
/// Belongs to its read transaction.
final class AgreementViews {

  private final MeshDocuments documents;
  private final AccessKernel kernel;
  private final Caller caller;
  private final ConsumingSide side;
  private final LocalDate today;

  AgreementViews(Reading reading, AppliedMesh mesh, Caller caller) {
    this(mesh.documents(reading), reading.now(), caller);
  }

  /// @param now microseconds since the epoch, the journal's time
  AgreementViews(MeshDocuments documents, long now, Caller caller) {
    this.documents = documents;
    this.kernel = documents.kernel(now);
    this.caller = caller;
    this.side =
        new ConsumingSide(documents, kernel, new ServiceOwners(documents), caller.principal());
    this.today = Instants.day(now);
  }

  /// The same for the database: which agreements `sees` is true of.
  AgreementSight sight() {
    return seesAll()
        ? new AgreementSight.Everything()
        : new AgreementSight.Of(side.own(), side.domains());
  }

  Optional<Scoped<Agreement>> find(String domain, String id) {
    return documents.agreement(domain, id).filter(this::sees);
  }

  /// Where a page goes on.
  static String cursor(StoredDocument.Key agreement) {
    return agreement.scope() + "/" + agreement.name();
  }

  static StoredDocument.Key after(String cursor) {
    int slash = cursor.indexOf('/');
    return new StoredDocument.Key(
        cursor.substring(0, Math.max(slash, 0)), "Agreement", cursor.substring(slash + 1));
  }

  boolean sees(Scoped<Agreement> agreement) {
    return side.hasRole(agreement.scope())
        || seesAll()
        || side.holds(agreement.document().value().consumer());
  }

  private boolean seesAll() {
    return kernel.onMesh(caller.principal(), Action.GLOBAL_POLICY).allowed();
  }

  /// Those that the caller may see and that have no more than so many days left, the next one
  /// first.
  List<AgreementView> endingWithin(long days) {
    return documents.folder().agreements().stream()
        .filter(one -> left(one.document().value()).filter(left -> left <= days).isPresent())
        .filter(this::sees)
        .map(this::of)
        .sorted(
            Comparator.<AgreementView>comparingLong(view -> Objects.requireNonNull(view.endsIn()))
                .thenComparing(AgreementView::domain)
                .thenComparing(AgreementView::id))
        .toList();
  }

  AgreementView of(StoredDocument stored) {
    return of(documents.agreement(stored.key().scope(), stored.key().name()).orElseThrow());
  }

  AgreementView of(Scoped<Agreement> scoped) {
    Agreement agreement = scoped.document().value();
    StoredDocument stored = stored(scoped);
    return new AgreementView(
        scoped.scope(),
        agreement.id(),
        agreement.product() + "@" + agreement.major(),
        agreement.port().orElse(null),
        agreement.consumer().text(),
        agreement.purposes(),
        agreement.columns(),
        agreement.rows(),
        agreement.from().orElse(null),
        agreement.until().orElse(null),
        left(agreement).orElse(null),
        onward(agreement.onward()),
        agreement.reason(),
        state(agreement),
        stored.version(),
        Instants.text(stored.changedAt()),
        stored.changedBy(),
        scoped.document().text());
  }

  StoredDocument stored(Scoped<Agreement> scoped) {
    var key = new StoredDocument.Key(scoped.scope(), "Agreement", scoped.document().value().id());
    return Objects.requireNonNull(documents.stored().get(key), "an agreement that was stored");
  }

  /// Days that are left after today, of one that is active and has an end.
  private Optional<Long> left(Agreement agreement) {
    return agreement
        .until()
        .filter(_ -> state(agreement).equals("active"))
        .map(until -> ChronoUnit.DAYS.between(today, LocalDate.parse(until)));
  }

  /// Whether an agreement gives nothing any more.
  boolean isOver(Agreement agreement) {
    return switch (state(agreement)) {
      case "revoked", "expired" -> true;
      default -> false;
    };
  }

  private String state(Agreement agreement) {
    if (agreement.retired()) {
      return "revoked";
    }
    if (agreement.until().map(until -> today.isAfter(LocalDate.parse(until))).orElse(false)) {
      return "expired";
    }
    boolean begun =
        agreement.from().map(from -> !today.isBefore(LocalDate.parse(from))).orElse(true);
    return begun ? "active" : "future";
  }

  static String onward(Onward onward) {
    return switch (onward) {
      case Onward.None() -> "none";
      case Onward.Guarded() -> "guarded";
      case Onward.Free(List<String> columns) -> "free: " + String.join(", ", columns);
    };
  }
}
