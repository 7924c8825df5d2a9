package dev.weft.usecases.notice;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.notice.Notices.Unread;
import dev.weft.catalog.notice.ReceivedNotice;
import dev.weft.model.access.Caller;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.ArrayList;
import java.util.List;

/// What the caller was told: listed, and marked as read. What they may not know of any more is not
/// there.
public final class Inbox {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public Inbox(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// A page of notices that are unread, what was told last first.
  public Page<NoticeView> unread(Caller caller, PageRequest page) {
    return list(caller, Unread.ONLY, page);
  }

  /// The same with those that were read.
  public Page<NoticeView> all(Caller caller, PageRequest page) {
    return list(caller, Unread.AND_READ, page);
  }

  private Page<NoticeView> list(Caller caller, Unread unread, PageRequest page) {
    return catalog.read(
        reading -> {
          List<Seen> seen = seen(reading, caller, unread, page);
          List<Seen> part = seen.stream().limit(page.limit()).toList();
          List<NoticeView> views = part.stream().map(Seen::view).toList();
          return part.size() == seen.size()
              ? Page.last(views)
              : new Page<>(views, Long.toString(part.getLast().told()));
        });
  }

  /// @param told its place in the list
  private record Seen(long told, NoticeView view) {}

  /// Reads on until there are enough: neither a short page nor its end tells of what is hidden.
  private List<Seen> seen(Reading reading, Caller caller, Unread unread, PageRequest page) {
    int wanted = page.limit() + 1;
    long before = page.number(Long.MAX_VALUE);
    var views = new NoticeViews(reading, mesh, caller);
    var seen = new ArrayList<Seen>();
    List<ReceivedNotice> batch;
    do {
      batch = reading.notices().list(caller.principal().text(), unread, before, wanted);
      batch.forEach(
          received ->
              views.find(received).ifPresent(view -> seen.add(new Seen(received.told(), view))));
      before = batch.isEmpty() ? before : batch.getLast().told();
    } while (batch.size() == wanted && seen.size() < wanted);
    return seen.stream().limit(wanted).toList();
  }

  /// Marks a notice as read; doing so again changes nothing.
  ///
  /// @throws dev.weft.model.error.WeftException NOTICE_NOT_FOUND, also for somebody else's and for
  ///   one of what the caller may not know of any more
  public NoticeView read(Caller caller, long number) {
    String who = caller.principal().text();
    catalog.read(reading -> get(reading, caller, number));
    catalog.write(
        cause(caller),
        writing -> {
          writing.notices().read(who, number);
          return number;
        });
    return catalog.read(reading -> get(reading, caller, number));
  }

  private NoticeView get(Reading reading, Caller caller, long number) {
    return reading
        .notices()
        .find(caller.principal().text(), number)
        .flatMap(new NoticeViews(reading, mesh, caller)::find)
        .orElseThrow(() -> NoticeFailures.noNotice(number));
  }

  /// Marks everything as read that the caller was told until they were told of a notice.
  ///
  /// @param last number of the newest one that was seen
  public SeenView readUpTo(Caller caller, long last) {
    return catalog.write(
        cause(caller),
        writing -> {
          writing.notices().readUpTo(caller.principal().text(), last);
          return new SeenView(last);
        });
  }

  private static Cause cause(Caller caller) {
    return new Cause(caller.text(), caller.via(), caller.trace());
  }
}
