package dev.weft.catalog.notice;

import dev.weft.catalog.store.Snapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads what is to be sent.
public class Deliveries {

  private static final String WAITING = Delivery.State.WAITING.name();

  private final Snapshot snapshot;

  public Deliveries(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// Whose notices a channel carries, as in `Principal.text()`; nobody's while it is closed.
  public final Set<String> carried(String channel) {
    return snapshot
        .query("select who from notice_carried where channel = :channel")
        .bind("channel", channel)
        .mapTo(String.class)
        .collect(Collectors.toSet());
  }

  /// Names of all channels that there ever were, in order.
  public final List<String> channels() {
    return snapshot
        .query("select name from notice_channel order by name")
        .mapTo(String.class)
        .list();
  }

  /// Channels that were not fed with everything that was told, by name. Costs the same however much
  /// that is.
  public final List<String> hungry() {
    return snapshot
        .query(
            """
            select name from notice_channel
            where position < (select number from notice_counter where id = 2)
            order by name
            """)
        .mapTo(String.class)
        .list();
  }

  /// Channels by which something is due, by name.
  public final List<String> due() {
    return snapshot
        .query(
            """
            select name from notice_channel c
            where exists (
              select 1 from notice_delivery d
              where d.state = :waiting and d.channel = c.name and d.next_at <= :now)
            order by name
            """)
        .bind("waiting", WAITING)
        .bind("now", snapshot.now())
        .mapTo(String.class)
        .list();
  }

  /// What is due by a channel, the longest waiting first.
  public final List<Delivery> due(String channel, int limit) {
    return snapshot
        .query(
            "select d.channel, d.who, d.attempts, "
                + Notices.COLUMNS
                + "\n"
                + """
                from notice_delivery d
                join notice n on n.number = d.notice_number
                join notice_recipient r on r.who = d.who and r.notice_number = d.notice_number
                where d.state = :waiting and d.channel = :channel and d.next_at <= :now
                order by d.next_at, d.notice_number, d.who limit :most
                """)
        .bind("waiting", WAITING)
        .bind("channel", channel)
        .bind("now", snapshot.now())
        .bind("most", limit)
        .map(
            (row, context) ->
                new Delivery(
                    row.getString("channel"),
                    row.getString("who"),
                    Notices.RECEIVED.map(row, context),
                    row.getInt("attempts")))
        .list();
  }

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
