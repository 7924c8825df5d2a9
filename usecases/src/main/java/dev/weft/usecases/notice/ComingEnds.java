package dev.weft.usecases.notice;

import dev.weft.catalog.Reading;
import dev.weft.catalog.notice.Notice.Kind;
import dev.weft.catalog.notice.Notice.Topic;
import dev.weft.catalog.notice.NoticeDraft;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.Revision;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.model.access.Agreement;
import dev.weft.model.document.ProductFolder;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AllProducts;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What is told because a day has come: 30, 7 and 1 days before an agreement or a product ends, and
/// when it has ended. By the journal's clock, in UTC. Belongs to its read transaction.
final class ComingEnds {

  private static final List<Integer> DAYS = List.of(1, 7, 30);

  /// How long after its end something is still told as news.
  private static final int LATE = 30;

  private final Reading reading;
  private final AppliedMesh mesh;
  private final MeshDocuments documents;
  private final Recipients recipients;
  private final LocalDate today;

  ComingEnds(Reading reading, AppliedMesh mesh) {
    this.reading = reading;
    this.mesh = mesh;
    this.documents = mesh.documents(reading);
    this.recipients = new Recipients(reading, documents);
    this.today = Instants.day(reading.now());
  }

  /// All that nobody was told yet. Reads everything, so it is for once a day: what is agreed on
  /// today is not told today that it ends.
  List<NoticeDraft> all() {
    var drafts = new ArrayList<>(agreements());
    drafts.addAll(products());
    drafts.removeIf(draft -> draft.to().isEmpty());
    Set<String> told = reading.notices().told(drafts.stream().map(NoticeDraft::occasion).toList());
    drafts.removeIf(draft -> told.contains(draft.occasion()));
    return drafts;
  }

  /// Of agreements: to whoever holds it, and to who could agree on another one.
  private List<NoticeDraft> agreements() {
    var drafts = new ArrayList<NoticeDraft>();
    for (var scoped : documents.folder().agreements()) {
      Agreement agreement = scoped.document().value();
      agreement
          .until()
          .filter(_ -> !agreement.retired())
          .map(LocalDate::parse)
          .flatMap(until -> agreement(scoped.scope(), agreement, until))
          .filter(draft -> isAhead(scoped.scope(), agreement, draft))
          .ifPresent(drafts::add);
    }
    return drafts;
  }

  /// Whoever agrees on three weeks need not be told that less than a month is left.
  private boolean isAhead(String domain, Agreement agreement, NoticeDraft draft) {
    var key = new StoredDocument.Key(domain, "Agreement", agreement.id());
    Optional<LocalDate> made =
        Optional.ofNullable(documents.stored().get(key))
            .map(stored -> Instants.day(stored.changedAt()));
    LocalDate until = agreement.until().map(LocalDate::parse).orElse(LocalDate.MAX);
    return stage(made.orElse(LocalDate.MIN), until)
        .map(then -> !then.equals(draft.facts().get("stage")))
        .orElse(true);
  }

  private Optional<NoticeDraft> agreement(String domain, Agreement agreement, LocalDate until) {
    String name = domain + "/" + agreement.id();
    return stage(until)
        .map(
            stage -> {
              var to = new TreeSet<>(recipients.holders(agreement.consumer()));
              to.addAll(recipients.owners(domain));
              return NoticeDraft.of(
                      Kind.EXPIRY,
                      Topic.AGREEMENT,
                      name,
                      agreement.product(),
                      occasion(name, until, stage),
                      to)
                  .with("until", until.toString())
                  .with("stage", stage);
            });
  }

  /// Of products whose contracts say when they end.
  private List<NoticeDraft> products() {
    var drafts = new ArrayList<NoticeDraft>();
    AllProducts.forEachPage(reading, page -> products(page, drafts));
    return drafts;
  }

  private void products(List<RegisteredProduct> page, List<NoticeDraft> drafts) {
    List<Revision> revisions =
        reading.registry().activeRevisions(page.stream().map(RegisteredProduct::id).toList());
    List<ProductFolder> folders = mesh.folders(reading, revisions);
    for (int i = 0; i < revisions.size(); i++) {
      Revision revision = revisions.get(i);
      Deprecations.end(folders.get(i))
          .flatMap(end -> stage(end).map(stage -> product(revision, end, stage)))
          .ifPresent(drafts::add);
    }
  }

  private NoticeDraft product(Revision revision, LocalDate end, String stage) {
    String name = revision.majorId().toString();
    var to = recipients.consumers(revision.product(), revision.major());
    to.addAll(recipients.watchers(revision.product()));
    to.addAll(recipients.owners(revision.product().domain()));
    return NoticeDraft.of(
            Kind.SUNSET, Topic.PRODUCT, name, revision.product(), occasion(name, end, stage), to)
        .with("until", end.toString())
        .with("stage", stage);
  }

  /// Another day is another occasion: whoever agreed on a later end is told of that one.
  private static String occasion(String name, LocalDate end, String stage) {
    return "end " + name + " " + end + " " + stage;
  }

  /// How near the end is, as a word; empty while it is far, and long after.
  private Optional<String> stage(LocalDate end) {
    return stage(today, end);
  }

  private static Optional<String> stage(LocalDate from, LocalDate end) {
    long left = ChronoUnit.DAYS.between(from, end);
    if (left < 0) {
      return left < -LATE ? Optional.empty() : Optional.of("over");
    }
    return DAYS.stream().filter(days -> left <= days).findFirst().map(days -> days + " d");
  }
}
