package dev.weft.usecases.notice;

import dev.weft.catalog.Reading;
import dev.weft.catalog.journal.JournalEntry;
import dev.weft.catalog.notice.Notice.Kind;
import dev.weft.catalog.notice.Notice.Topic;
import dev.weft.catalog.notice.NoticeDraft;
import dev.weft.catalog.registry.Revision;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.product.Product.OutputPort;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.AppliedMesh;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Products and ports that a revision deprecates and the one before it did not.
final class Deprecations {

  private static final String DEPRECATED = "deprecated";

  private final Reading reading;
  private final AppliedMesh mesh;
  private final Recipients recipients;

  Deprecations(Reading reading, AppliedMesh mesh, Recipients recipients) {
    this.reading = reading;
    this.mesh = mesh;
    this.recipients = recipients;
  }

  /// What is told of a revision that was applied.
  ///
  /// @param actor who need not be told
  Optional<NoticeDraft> of(JournalEntry entry, String actor) {
    ProductId product = ProductId.of(entry.subject());
    long number = Long.parseLong(entry.find("revision").orElseThrow());
    return reading
        .registry()
        .findRevision(product, number)
        .flatMap(revision -> of(entry, actor, revision));
  }

  private Optional<NoticeDraft> of(JournalEntry entry, String actor, Revision revision) {
    ProductFolder folder = mesh.folder(reading, revision);
    var fresh = deprecated(folder);
    if (!fresh.isEmpty()) {
      reading
          .registry()
          .before(revision)
          .ifPresent(older -> fresh.removeAll(deprecated(mesh.folder(reading, older))));
    }
    if (fresh.isEmpty()) {
      return Optional.empty();
    }
    ProductId product = revision.product();
    var to = recipients.consumers(product, revision.major());
    to.addAll(recipients.watchers(product));
    to.remove(actor);
    var draft =
        NoticeDraft.of(
                Kind.DEPRECATION,
                Topic.PRODUCT,
                revision.majorId().toString(),
                product,
                JournalNotices.occasion(entry),
                to)
            .with("ports", fresh.contains("") ? "" : String.join(", ", fresh));
    return Optional.of(end(folder).map(day -> draft.with("until", day.toString())).orElse(draft));
  }

  /// Names of deprecated ports; the empty name is the product's.
  private static SortedSet<String> deprecated(ProductFolder folder) {
    var names = new TreeSet<String>();
    if (folder.product().value().status().equals(DEPRECATED)) {
      names.add("");
    }
    for (OutputPort port : folder.product().value().outputPorts()) {
      folder
          .contract(port.contractId())
          .map(Sourced::value)
          .filter(contract -> contract.status().equals(DEPRECATED))
          .ifPresent(_ -> names.add(port.name()));
    }
    return names;
  }

  /// The first day on which a port of the product ends.
  static Optional<LocalDate> end(ProductFolder folder) {
    return folder.product().value().outputPorts().stream()
        .flatMap(port -> folder.contract(port.contractId()).stream())
        .flatMap(contract -> contract.value().end().stream())
        .min(LocalDate::compareTo);
  }
}
