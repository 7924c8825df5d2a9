package dev.weft.usecases.notice;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.notice.Notices.Unread;
import dev.weft.catalog.notice.ReceivedNotice;
import dev.weft.model.access.Caller;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.paging.ShownPage;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.List;
import java.util.Optional;

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
        reading ->
            ShownPage.of(
                new Received(reading, new NoticeViews(reading, mesh, caller), caller, unread),
                page.number(Long.MAX_VALUE),
                page.limit()));
  }

  private record Received(Reading reading, NoticeViews views, Caller caller, Unread unread)
      implements ShownPage.Rows<Long, ReceivedNotice, NoticeView> {

    @Override
    public List<ReceivedNotice> after(Long told, int limit) {
      return reading.notices().list(caller.principal().text(), unread, told, limit);
    }

    @Override
    public Long place(ReceivedNotice received) {
      return received.told();
    }

    @Override
    public void prepare(List<ReceivedNotice> received) {
      views.prepare(received);
    }

    @Override
    public Optional<NoticeView> show(ReceivedNotice received) {
      return views.find(received);
    }
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
