package dev.weft.usecases.notice;

import dev.weft.catalog.Reading;
import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.journal.EntryKinds;
import dev.weft.catalog.journal.JournalEntry;
import dev.weft.catalog.notice.Notice.Kind;
import dev.weft.catalog.notice.Notice.Topic;
import dev.weft.catalog.notice.NoticeDraft;
import dev.weft.catalog.review.ProposedChange;
import dev.weft.catalog.run.Run;
import dev.weft.catalog.run.RunKind;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.RunState;
import dev.weft.usecases.access.AccessDeciders;
import dev.weft.usecases.access.AccessSight;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.review.Concerned;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What entries of the journal are told to whom. Nobody is told what they did themselves. Belongs
/// to its read transaction.
final class JournalNotices {

  private final Reading reading;
  private final MeshDocuments documents;
  private final Recipients recipients;
  private final AccessDeciders deciders;
  private final Deprecations deprecations;

  JournalNotices(Reading reading, AppliedMesh mesh) {
    this.reading = reading;
    this.documents = mesh.documents(reading);
    this.recipients = new Recipients(reading, documents);
    this.deciders = new AccessDeciders(documents, reading.now());
    this.deprecations = new Deprecations(reading, mesh, recipients);
  }

  /// What is told of an entry; empty for most.
  Optional<NoticeDraft> of(JournalEntry entry) {
    return switch (entry.kind()) {
      case EntryKinds.RELEASE_PUBLISHED -> release(entry);
      case EntryKinds.RUN_FAILED, EntryKinds.RUN_LOST -> incident(entry);
      case EntryKinds.REVISION_APPLIED -> deprecations.of(entry, actor(entry));
      case EntryKinds.MAJOR_RETIRED -> retired(entry);
      case EntryKinds.PRODUCT_MOVED -> moved(entry);
      case EntryKinds.ACCESS_REQUESTED -> requested(entry);
      case EntryKinds.ACCESS_DECIDED -> decided(entry);
      case EntryKinds.DOCUMENT_CHANGED -> ended(entry);
      case EntryKinds.CHANGE_SAID -> said(entry);
      default -> Optional.empty();
    };
  }

  private Optional<NoticeDraft> release(JournalEntry entry) {
    ProductId product = now(entry.find("product").orElseThrow());
    int major = Integer.parseInt(entry.find("major").orElseThrow());
    var to = recipients.consumers(product, major);
    to.addAll(recipients.watchers(product));
    return draft(Kind.RELEASE, Topic.RELEASE, entry.subject(), product, entry, to);
  }

  /// A product that an entry names, which may have moved since.
  private ProductId now(String product) {
    return documents.moves().now(ProductId.of(product));
  }

  /// A preview fails before the eyes of whoever tries it.
  private Optional<NoticeDraft> incident(JournalEntry entry) {
    Optional<Run> run =
        reading
            .runs()
            .find(entry.subject())
            .filter(one -> one.kind() != RunKind.PREVIEW && one.state() != RunState.CANCELLED);
    return run.map(
        one -> {
          var to = new TreeSet<>(recipients.builders(one.product().domain()));
          to.addAll(recipients.watchers(one.product()));
          return NoticeDraft.of(
                  Kind.INCIDENT, Topic.RUN, one.id(), one.product(), occasion(entry), to)
              .with("code", one.failure().map(Run.Failure::code).orElse(""));
        });
  }

  private Optional<NoticeDraft> retired(JournalEntry entry) {
    int at = entry.subject().indexOf('@');
    ProductId product = now(entry.subject().substring(0, at));
    int major = Integer.parseInt(entry.subject().substring(at + 1));
    var to = recipients.consumers(product, major);
    to.addAll(recipients.watchers(product));
    return draft(Kind.SUNSET, Topic.PRODUCT, entry.subject(), product, entry, to);
  }

  /// To who reads it, watches it, or had a part in it where it was.
  private Optional<NoticeDraft> moved(JournalEntry entry) {
    ProductId product = ProductId.of(entry.subject());
    ProductId from = ProductId.of(entry.find("from").orElseThrow());
    Set<String> to = new TreeSet<>(recipients.watchers(product));
    reading
        .registry()
        .majors(product)
        .forEach(major -> to.addAll(recipients.consumers(product, major.major())));
    to.addAll(recipients.builders(from.domain()));
    to.addAll(recipients.builders(product.domain()));
    return draft(Kind.MOVE, Topic.PRODUCT, entry.subject(), product, entry, to)
        .map(draft -> draft.with("from", from.toString()));
  }

  /// To those who could decide now; a steward who is asked later is told later.
  private Optional<NoticeDraft> requested(JournalEntry entry) {
    return reading
        .requests()
        .find(Long.parseLong(entry.subject()))
        .filter(AccessRequest::open)
        .map(
            request ->
                NoticeDraft.of(
                    Kind.REQUEST,
                    Topic.REQUEST,
                    entry.subject(),
                    request.product(),
                    "request " + request.number(),
                    seers(request, recipients.principals(deciders.couldAgree(request)))));
  }

  private Optional<NoticeDraft> decided(JournalEntry entry) {
    return reading
        .requests()
        .find(Long.parseLong(entry.subject()))
        .flatMap(
            request -> {
              var to = new TreeSet<>(consumer(request.consumer()));
              to.add(request.requester());
              to.removeIf(who -> who.contains("/") || who.startsWith("team:"));
              return draft(
                  Kind.DECISION,
                  Topic.REQUEST,
                  entry.subject(),
                  request.product(),
                  entry,
                  seers(request, to));
            });
  }

  /// Who may not look at a request is not told of it.
  private Set<String> seers(AccessRequest request, Set<String> who) {
    return AccessSight.seers(request, who, documents, reading.now());
  }

  private Set<String> consumer(String text) {
    return Consumer.find(text).map(recipients::holders).orElse(Set.of());
  }

  /// An agreement that was revoked or retired.
  private Optional<NoticeDraft> ended(JournalEntry entry) {
    String[] key = entry.subject().split("/", 3);
    if (key.length < 3
        || !key[1].equals("Agreement")
        || !entry.find("retired").equals(Optional.of("true"))) {
      return Optional.empty();
    }
    return documents
        .agreement(key[0], key[2])
        .map(scoped -> scoped.document().value())
        .filter(agreement -> !wentAlong(agreement))
        .flatMap(
            agreement ->
                draft(
                    Kind.DECISION,
                    Topic.AGREEMENT,
                    key[0] + "/" + key[2],
                    agreement.product(),
                    entry,
                    recipients.holders(agreement.consumer())));
  }

  /// Whether it is over here because its product is elsewhere, with it.
  private boolean wentAlong(Agreement agreement) {
    return documents
        .moves()
        .find(agreement.product())
        .flatMap(now -> documents.agreement(now.domain(), agreement.id()))
        .isPresent();
  }

  private Optional<NoticeDraft> said(JournalEntry entry) {
    return reading
        .changes()
        .find(Long.parseLong(entry.subject()))
        .flatMap(change -> said(entry, change));
  }

  private Optional<NoticeDraft> said(JournalEntry entry, ProposedChange change) {
    String said = entry.find("kind").orElse("");
    return switch (said) {
      case "proposed" ->
          Optional.of(change)
              .filter(ProposedChange::open)
              .map(
                  open ->
                      about(
                          Kind.REQUEST,
                          entry,
                          recipients.principals(Concerned.by(open, recipients.facts()))));
      case "approved", "rejected", "applied" ->
          Optional.of(
              about(Kind.DECISION, entry, without(entry, Set.of(change.proposer())))
                  .with("said", said));
      default -> Optional.empty();
    };
  }

  private NoticeDraft about(Kind kind, JournalEntry entry, Set<String> to) {
    return new NoticeDraft(kind, Topic.CHANGE, entry.subject(), "", Map.of(), occasion(entry), to);
  }

  private static Optional<NoticeDraft> draft(
      Kind kind,
      Topic topic,
      String subject,
      ProductId product,
      JournalEntry entry,
      Set<String> to) {
    return Optional.of(
        NoticeDraft.of(kind, topic, subject, product, occasion(entry), without(entry, to)));
  }

  static String occasion(JournalEntry entry) {
    return "entry " + entry.position();
  }

  private static Set<String> without(JournalEntry entry, Set<String> to) {
    var others = new TreeSet<>(to);
    others.remove(actor(entry));
    return others;
  }

  /// Who did it, as a principal; causes also name in whose stead.
  private static String actor(JournalEntry entry) {
    return Caller.principalIn(entry.cause().principal());
  }
}
