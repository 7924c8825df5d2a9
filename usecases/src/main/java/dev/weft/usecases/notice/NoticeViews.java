package dev.weft.usecases.notice;

import dev.weft.catalog.Reading;
import dev.weft.catalog.notice.Notice;
import dev.weft.catalog.notice.Notice.Topic;
import dev.weft.catalog.notice.ReceivedNotice;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.AccessSight;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.review.ChangeSight;
import dev.weft.usecases.run.SeenRuns;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Notices as a caller may see them now: what they name is asked for as at its own door, and one
/// whose thing the caller may not know of any more does not exist. Belongs to its read transaction.
final class NoticeViews {

  private final Discovery discovery;
  private final Once<AccessSight> access;
  private final Once<ChangeSight> changes;
  private final Once<AccessKernel> kernel;
  private final Caller caller;
  private final Map<String, Boolean> runs = new HashMap<>();

  NoticeViews(Reading reading, AppliedMesh mesh, Caller caller) {
    this.caller = caller;
    this.discovery = new Discovery(reading, mesh, caller.principal());
    this.access = new Once<>(() -> new AccessSight(reading, mesh, caller));
    this.changes = new Once<>(() -> new ChangeSight(reading, mesh, caller));
    this.kernel = new Once<>(() -> mesh.documents(reading).kernel(reading.now()));
  }

  /// Made when it is first asked for: most notices need none of it.
  private static final class Once<T> {

    private final Supplier<T> maker;
    private @Nullable T made;

    Once(Supplier<T> maker) {
      this.maker = maker;
    }

    T get() {
      T known = made;
      if (known == null) {
        known = maker.get();
        made = known;
      }
      return known;
    }
  }

  /// Looks up at once what some notices are about.
  void prepare(List<ReceivedNotice> received) {
    discovery.prepare(
        received.stream().flatMap(one -> ProductId.find(one.notice().product()).stream()).toList());
    Set<Long> requests = numbers(received, Topic.REQUEST);
    if (!requests.isEmpty()) {
      access.get().prepare(requests);
    }
    Set<Long> proposed = numbers(received, Topic.CHANGE);
    if (!proposed.isEmpty()) {
      changes.get().prepare(proposed);
    }
  }

  private static Set<Long> numbers(List<ReceivedNotice> received, Topic topic) {
    return received.stream()
        .map(ReceivedNotice::notice)
        .filter(notice -> notice.topic() == topic)
        .map(notice -> Long.valueOf(notice.subject()))
        .collect(Collectors.toSet());
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
              .get()
              .request(Long.parseLong(notice.subject()))
              .map(request -> NoticeWords.of(notice, request));
      case CHANGE ->
          changes
              .get()
              .find(Long.parseLong(notice.subject()))
              .map(change -> NoticeWords.of(notice, change));
      case CONNECTION ->
          Optional.of(notice).filter(_ -> runsPlatform()).map(NoticeWords::ofConnection);
    };
  }

  private boolean runsPlatform() {
    return kernel.get().onMesh(caller.principal(), Action.PLATFORM).allowed();
  }

  private Optional<ProductId> ofProduct(Notice notice) {
    return ProductId.find(notice.product()).filter(discovery::discovers);
  }

  private boolean seesRuns(ProductId product) {
    return runs.computeIfAbsent(
        product.domain(), domain -> SeenRuns.sees(kernel.get(), caller, domain));
  }

  private Optional<String> ofAgreement(Notice notice) {
    int slash = notice.subject().indexOf('/');
    return access
        .get()
        .agreement(notice.subject().substring(0, slash), notice.subject().substring(slash + 1))
        .map(agreement -> NoticeWords.of(notice, agreement));
  }
}
