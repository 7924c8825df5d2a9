package dev.weft.usecases.product;

import dev.weft.catalog.Reading;
import dev.weft.catalog.Writing;
import dev.weft.catalog.registry.DocumentDraft;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.catalog.run.Run;
import dev.weft.catalog.run.RunKind;
import dev.weft.formats.own.AgreementText;
import dev.weft.model.access.Agreement;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.document.Sourced;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Carries a product to another domain, with the agreements on it: they stand in the domain of
/// their product and keep their ids.
final class MovedProduct {

  private static final int PAGE = 200;

  private MovedProduct() {}

  /// Gives the product its new address within a transaction.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_CHANGED when an address or the id of an
  ///   agreement is taken, or the product is gone; PLAN_MOVE while a run is under way that would
  ///   name it by its old address
  static void carry(Writing writing, AppliedMesh mesh, ProductId from, ProductId to) {
    List<String> live = live(writing, from);
    if (!live.isEmpty()) {
      throw MoveFailures.running(from, live);
    }
    MeshDocuments before = mesh.documents(writing);
    writing.addresses().move(from, to);
    for (Scoped<Agreement> agreement : agreements(before, from)) {
      move(writing, before, agreement, to);
    }
  }

  /// Agreements on a product that have not ended.
  static List<Scoped<Agreement>> agreements(MeshDocuments documents, ProductId product) {
    return documents.folder().agreements().stream()
        .filter(scoped -> scoped.document().value().product().equals(product))
        .filter(scoped -> !scoped.document().value().retired())
        .toList();
  }

  private static void move(
      Writing writing, MeshDocuments before, Scoped<Agreement> scoped, ProductId to) {
    Sourced<Agreement> document = scoped.document();
    Agreement agreement = document.value();
    StoredDocument stored =
        Objects.requireNonNull(
            before
                .stored()
                .get(new StoredDocument.Key(scoped.scope(), document.kind(), document.name())));
    Optional<String> consumer = Optional.of(agreement.consumer().text());
    var key = new StoredDocument.Key(to.domain(), document.kind(), document.name());
    String file = to.domain() + "/agreements/" + agreement.id() + ".yaml";
    String text = AgreementText.moved(document.text(), agreement, to);
    writing
        .registry()
        .putDocument(
            new DocumentDraft(key, file, put(writing, text), false, consumer),
            replaced(before, key, to));
    String ended = AgreementText.retired(document.text(), agreement);
    writing
        .registry()
        .putDocument(
            new DocumentDraft(stored.key(), stored.file(), put(writing, ended), true, consumer),
            stored.version());
  }

  /// An agreement that comes back takes its old place, and no other one's.
  private static long replaced(MeshDocuments before, StoredDocument.Key key, ProductId to) {
    return before
        .agreement(key.scope(), key.name())
        .map(scoped -> scoped.document().value())
        .filter(known -> known.retired() && known.product().equals(to))
        .map(_ -> Objects.requireNonNull(before.stored().get(key)).version())
        .orElse(0L);
  }

  private static String put(Writing writing, String text) {
    return writing.registry().blobs().put(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Runs under way of the product and of those that read it, which have pinned releases by its old
  /// address, and previews, which may have.
  private static List<String> live(Reading reading, ProductId product) {
    Set<ProductId> concerned = new HashSet<>(Set.of(product));
    reading
        .registry()
        .majors(product)
        .forEach(
            major ->
                reading
                    .registry()
                    .consumers(product, major.major())
                    .forEach(reader -> concerned.add(reader.product())));
    var live = new ArrayList<String>();
    Run.Cursor after = Run.Cursor.OLDEST;
    while (true) {
      List<Run> page = reading.runs().live(after, PAGE);
      Stream<Run> ours =
          page.stream()
              .filter(run -> run.kind() == RunKind.PREVIEW || concerned.contains(run.product()));
      ours.map(Run::id).forEach(live::add);
      if (page.size() < PAGE) {
        return live;
      }
      after = page.getLast().cursor();
    }
  }
}
