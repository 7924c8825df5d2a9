package dev.weft.usecases.access;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.Revision;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.governance.access.AccessKernel;
import dev.weft.model.access.Principal;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.ExplanationView.BasisView;
import dev.weft.usecases.access.ExplanationView.UsedView;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A moment that decisions can be made for again: documents, releases and labels as they stood.
/// What is to come is decided by what stands now. Belongs to its read transaction.
///
/// @param at microseconds since the epoch
record Moment(Reading reading, MeshDocuments documents, long at) {

  /// Now, or a moment that was asked for.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_NO_HISTORY for what lies before the first
  ///   document of the mesh
  static Moment of(Reading reading, AppliedMesh mesh, Optional<Long> asked) {
    if (asked.isEmpty() || asked.get() >= reading.now()) {
      return new Moment(reading, mesh.documents(reading), asked.orElse(reading.now()));
    }
    Optional<Long> begin = reading.history().begin();
    if (begin.isEmpty() || asked.get() < begin.get()) {
      throw AccessFailures.noHistory(asked.get(), begin);
    }
    return new Moment(reading, mesh.documentsAt(reading, asked.get()), asked.get());
  }

  AccessKernel kernel() {
    return documents.kernel(at);
  }

  /// Somebody who was declared.
  ///
  /// @param who `service:` before an account
  Optional<Principal> named(String who) {
    return documents.principal(who);
  }

  /// The release that an address meant, with what its columns carried; a dropped one too.
  Optional<StoredRelease> release(Address of) {
    ProductId product = of.product();
    return switch (of.state()) {
      case Address.State.Newest() ->
          reading.history().activeMajors(product, at).reversed().stream()
              .flatMap(major -> reading.releases().currentAt(product, major, at).stream())
              .findFirst();
      case Address.State.Major(int major) -> reading.releases().currentAt(product, major, at);
      case Address.State.Pinned(var version, long number) ->
          reading
              .releases()
              .findAt(product, number, at)
              .filter(r -> version.map(r.release().id().version()::equals).orElse(true));
      case Address.State.Preview _ -> Optional.empty();
    };
  }

  /// The last revision of a release's major; empty when the major was retired.
  Optional<Revision> inForce(StoredRelease release) {
    ProductId product = release.release().id().product();
    return reading
        .history()
        .revision(product, release.release().id().version().major(), at)
        .flatMap(number -> reading.registry().findRevision(product, number));
  }

  /// What a decision rests on beside policies and agreements, which its trace names.
  BasisView basis(StoredRelease release, Principal principal) {
    String domain = release.release().id().product().domain();
    return new BasisView(
        Instants.text(at),
        reading.journal().headAt(at),
        release.release().id().toString(),
        release.release().revision(),
        documents.stored().values().stream()
            .filter(document -> isUsed(document, domain, principal))
            .sorted(Comparator.comparing(document -> document.key().toString()))
            .map(Moment::used)
            .toList());
  }

  private boolean isUsed(StoredDocument document, String domain, Principal principal) {
    return switch (document.kind()) {
      case "Mesh" -> true;
      case "Domain" -> document.name().equals(domain);
      case "Team" -> documents.vouchedFor(principal).teams().contains(document.name());
      case "Person" ->
          List.of(document.name(), "service:" + document.name()).contains(principal.text());
      default -> false;
    };
  }

  private static UsedView used(StoredDocument document) {
    return new UsedView(
        document.kind(), document.name(), document.version(), Instants.text(document.changedAt()));
  }
}
