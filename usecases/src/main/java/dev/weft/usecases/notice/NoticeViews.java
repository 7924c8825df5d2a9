package dev.weft.usecases.notice;

import dev.weft.catalog.Reading;
import dev.weft.catalog.notice.Notice;
import dev.weft.catalog.notice.ReceivedNotice;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.AccessSight;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.review.ChangeSight;
import dev.weft.usecases.run.SeenRuns;
import java.util.Locale;
import java.util.Optional;

/// Notices as a caller may see them now: what they name is asked for as at its own door, and one
/// whose thing the caller may not know of any more does not exist. Belongs to its read transaction.
final class NoticeViews {

  private final Reading reading;
  private final AppliedMesh mesh;
  private final Caller caller;
  private final Discovery discovery;
  private final AccessSight access;
  private final ChangeSight changes;

  NoticeViews(Reading reading, AppliedMesh mesh, Caller caller) {
    this.reading = reading;
    this.mesh = mesh;
    this.caller = caller;
    this.discovery = new Discovery(reading, mesh, caller.principal());
    this.access = new AccessSight(reading, mesh, caller);
    this.changes = new ChangeSight(reading, mesh, caller);
  }

  /// The notice, when the caller may know of what it names.
  Optional<NoticeView> find(ReceivedNotice received) {
    Notice notice = received.notice();
    return sentence(notice)
        .map(
            sentence ->
                new NoticeView(
                    notice.number(),
                    notice.kind().word(),
                    notice.topic().name().toLowerCase(Locale.ROOT),
                    notice.subject(),
                    notice.product().isEmpty() ? null : notice.product(),
                    sentence,
                    NoticeWords.see(notice),
                    Instants.text(notice.at()),
                    received.readAt().map(Instants::text).orElse(null)));
  }

  private Optional<String> sentence(Notice notice) {
    return switch (notice.topic()) {
      case RELEASE, PRODUCT -> ofProduct(notice).map(_ -> NoticeWords.of(notice));
      case RUN -> ofProduct(notice).filter(this::seesRuns).map(_ -> NoticeWords.of(notice));
      case AGREEMENT -> ofAgreement(notice);
      case REQUEST ->
          access
              .request(Long.parseLong(notice.subject()))
              .map(request -> NoticeWords.of(notice, request));
      case CHANGE ->
          changes
              .find(Long.parseLong(notice.subject()))
              .map(change -> NoticeWords.of(notice, change));
    };
  }

  private Optional<ProductId> ofProduct(Notice notice) {
    return ProductId.find(notice.product()).filter(discovery::discovers);
  }

  private boolean seesRuns(ProductId product) {
    return SeenRuns.of(product.domain(), mesh.documents(reading).kernel(reading.now()), caller);
  }

  private Optional<String> ofAgreement(Notice notice) {
    int slash = notice.subject().indexOf('/');
    return access
        .agreement(notice.subject().substring(0, slash), notice.subject().substring(slash + 1))
        .map(agreement -> NoticeWords.of(notice, agreement));
  }
}
