package dev.weft.usecases.access;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Agreement.Onward;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
  private final LocalDate today;

  AgreementViews(Reading reading, AppliedMesh mesh, Caller caller) {
    this.documents = mesh.documents(reading);
    this.kernel = documents.kernel(reading.now());
    this.caller = caller;
    this.today =
        LocalDate.ofInstant(Instant.ofEpochSecond(reading.now() / 1_000_000), ZoneOffset.UTC);
  }

  /// Those that the caller may see, by domain and id.
  List<Scoped<Agreement>> visible() {
    return documents.folder().agreements().stream()
        .filter(this::sees)
        .sorted(Comparator.comparing(AgreementViews::cursor))
        .toList();
  }

  Optional<Scoped<Agreement>> find(String domain, String id) {
    return documents.folder().agreements().stream()
        .filter(one -> one.scope().equals(domain) && one.document().value().id().equals(id))
        .filter(this::sees)
        .findFirst();
  }

  static String cursor(Scoped<Agreement> agreement) {
    return agreement.scope() + "/" + agreement.document().value().id();
  }

  private boolean sees(Scoped<Agreement> agreement) {
    return hasRole(agreement.scope())
        || kernel.onMesh(caller.principal(), Action.GLOBAL_POLICY).allowed()
        || holds(agreement.document().value().consumer());
  }

  private boolean hasRole(String domain) {
    return kernel.inDomain(caller.principal(), Action.READ_PORT, domain).allowed()
        || kernel.inDomain(caller.principal(), Action.DECIDE_PERSONAL_ACCESS, domain).allowed();
  }

  private boolean holds(Consumer consumer) {
    return switch (consumer) {
      case Consumer.OfPerson(String name) ->
          caller.principal().equals(new Principal.OfPerson(name));
      case Consumer.OfService(String name) ->
          caller.principal().equals(new Principal.OfService(name));
      case Consumer.OfProduct(ProductId product) -> hasRole(product.domain());
      case Consumer.OfTeam _ -> false;
    };
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
