package dev.weft.catalog.notice;

import dev.weft.catalog.store.Snapshot;
import java.util.List;
import java.util.Optional;

/// Reads what is to be sent.
public class Deliveries {

  private final Snapshot snapshot;

  public Deliveries(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// Number of the last notice before a channel was opened; empty when it was not.
  public final Optional<Long> start(String channel) {
    return snapshot
        .query("select start from notice_channel where name = :name")
        .bind("name", channel)
        .mapTo(Long.class)
        .findOne();
  }

  /// Notices of somebody that a channel does not know yet, the oldest first.
  public final List<Long> fresh(String channel, String who, int limit) {
    return snapshot
        .query(
            """
            select r.notice_number from notice_recipient r
            where r.who = :who
              and r.notice_number > (select start from notice_channel where name = :channel)
              and not exists (
                select 1 from notice_delivery d
                where d.channel = :channel and d.who = :who
                  and d.notice_number = r.notice_number)
            order by r.notice_number limit :most
            """)
        .bind("channel", channel)
        .bind("who", who)
        .bind("most", limit)
        .mapTo(Long.class)
        .list();
  }

  /// What is due, the longest waiting first.
  public final List<Delivery> due(int limit) {
    var notices = new Notices(snapshot);
    return snapshot
        .query(
            """
            select channel, who, notice_number, attempts from notice_delivery
            where state = :waiting and next_at <= :now
            order by next_at, notice_number, channel, who limit :most
            """)
        .bind("waiting", Delivery.State.WAITING.name())
        .bind("now", snapshot.now())
        .bind("most", limit)
        .map(
            (row, context) ->
                new Due(
                    row.getString("channel"),
                    row.getString("who"),
                    row.getLong("notice_number"),
                    row.getInt("attempts")))
        .list()
        .stream()
        .flatMap(
            due ->
                notices
                    .find(due.who(), due.number())
                    .map(one -> new Delivery(due.channel(), due.who(), one, due.attempts()))
                    .stream())
        .toList();
  }

  private record Due(String channel, String who, long number, int attempts) {}

  /// How many deliveries of a channel are in a state.
  public final long count(String channel, Delivery.State state) {
    return snapshot
        .query("select count(*) from notice_delivery where channel = :channel and state = :state")
        .bind("channel", channel)
        .bind("state", state.name())
        .mapTo(Long.class)
        .one();
  }
}
