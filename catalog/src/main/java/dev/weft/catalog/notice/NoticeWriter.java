package dev.weft.catalog.notice;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.EntryKinds;
import dev.weft.catalog.journal.Unjournaled;
import dev.weft.catalog.store.Json;
import dev.weft.model.product.ProductId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Writes notices, marks them as read and forgets them.
public final class NoticeWriter extends Notices {

  private static final int NOTICES = 1;
  private static final int TELLINGS = 2;

  private final Change change;

  public NoticeWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Writes a notice, unless there is one of its occasion: then only those are told who were not.
  @Unjournaled("it is made of what the journal says, or of a day that has come")
  public void add(NoticeDraft draft) {
    if (!draft.to().isEmpty()) {
      long number = of(draft.occasion()).orElseGet(() -> insert(draft));
      long told = next(TELLINGS, draft.to().size()) - draft.to().size();
      for (String who : new TreeSet<>(draft.to())) {
        change
            .update(
                """
                insert into notice_recipient (who, notice_number, told)
                values (:who, :number, :told)
                on conflict (who, notice_number) do nothing
                """)
            .bind("who", who)
            .bind("number", number)
            .bind("told", ++told)
            .execute();
      }
    }
  }

  /// The last of some numbers that nobody had.
  private long next(int counter, int count) {
    return change
        .query(
            """
            update notice_counter set number = number + :count where id = :id returning number
            """)
        .bind("count", count)
        .bind("id", counter)
        .mapTo(Long.class)
        .one();
  }

  private Optional<Long> of(String occasion) {
    return change
        .query("select number from notice where occasion = :occasion")
        .bind("occasion", occasion)
        .mapTo(Long.class)
        .findOne();
  }

  private long insert(NoticeDraft draft) {
    long number = next(NOTICES, 1);
    change
        .update(
            """
            insert into notice (number, kind, topic, subject, product, facts, occasion, at)
            values (:number, :kind, :topic, :subject, :product, :facts, :occasion, :now)
            """)
        .bind("number", number)
        .bind("kind", draft.kind().name())
        .bind("topic", draft.topic().name())
        .bind("subject", draft.subject())
        .bind("product", draft.product())
        .bind("facts", Json.write(draft.facts()))
        .bind("occasion", draft.occasion())
        .bind("now", change.now())
        .execute();
    return number;
  }

  /// Moves a reader of the journal on.
  ///
  /// @return false when it does not stand where it is believed to
  @Unjournaled("reading changes nothing of what is read")
  public boolean move(String reader, long from, long to) {
    return change
            .update(
                """
                update journal_reader set position = :to where name = :name and position = :from
                """)
            .bind("name", reader)
            .bind("from", from)
            .bind("to", to)
            .execute()
        == 1;
  }

  /// Marks a notice as read; the first time counts.
  @Unjournaled("nobody but its reader asks when it was read")
  public void read(String who, long number) {
    change
        .update(
            """
            update notice_recipient set read_at = :now
            where who = :who and notice_number = :number and read_at is null
            """)
        .bind("who", who)
        .bind("number", number)
        .bind("now", change.now())
        .execute();
  }

  /// Marks as read all that somebody was told until they were told of a notice. What they are told
  /// of later stays unread, however old it is.
  ///
  /// @param last its number; of one that they were not told of, the last one before it counts
  @Unjournaled("nobody but its reader asks when it was read")
  public void readUpTo(String who, long last) {
    change
        .update(
            """
            update notice_recipient set read_at = :now
            where who = :who and read_at is null and told <= (
              select max(told) from notice_recipient
              where who = :who and notice_number = (
                select max(notice_number) from notice_recipient
                where who = :who and notice_number <= :last))
            """)
        .bind("who", who)
        .bind("last", last)
        .bind("now", change.now())
        .execute();
  }

  /// Forgets what was told before a time.
  ///
  /// @param before microseconds since the epoch
  @Unjournaled("what it told of stays in the journal")
  public void expire(long before) {
    change
        .update(
            """
            delete from notice_delivery
            where notice_number in (select number from notice where at < :before)
            """)
        .bind("before", before)
        .execute();
    change
        .update(
            """
            delete from notice_recipient
            where notice_number in (select number from notice where at < :before)
            """)
        .bind("before", before)
        .execute();
    change.update("delete from notice where at < :before").bind("before", before).execute();
  }

  /// Notes that somebody wants to know what happens to a product. Doing so again changes nothing.
  public void watch(String who, ProductId product) {
    int rows =
        change
            .update(
                """
                insert into product_watch (who, product, since) values (:who, :product, :now)
                on conflict (who, product) do nothing
                """)
            .bind("who", who)
            .bind("product", product.toString())
            .bind("now", change.now())
            .execute();
    record(rows, EntryKinds.PRODUCT_WATCHED, who, product);
  }

  /// Ends that. Doing so again changes nothing.
  public void unwatch(String who, ProductId product) {
    int rows =
        change
            .update("delete from product_watch where who = :who and product = :product")
            .bind("who", who)
            .bind("product", product.toString())
            .execute();
    record(rows, EntryKinds.PRODUCT_UNWATCHED, who, product);
  }

  private void record(int rows, String kind, String who, ProductId product) {
    if (rows > 0) {
      change.record(kind, product.toString(), Map.of("who", who));
    }
  }
}
