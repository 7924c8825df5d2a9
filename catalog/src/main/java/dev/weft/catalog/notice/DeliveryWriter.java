package dev.weft.catalog.notice;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.Unjournaled;
import java.util.Set;
import java.util.TreeSet;

/// Notes what is to be sent and what became of it.
public final class DeliveryWriter extends Deliveries {

  private static final String WHY = "it carries what the journal says, and changes nothing";

  private final Change change;

  public DeliveryWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Lets a channel carry the notices of some people and of nobody else. To those who are new it
  /// sends what they are told from now on; who goes and comes back is new. Nobody closes it.
  ///
  /// @param who as in `Principal.text()`
  @Unjournaled(WHY)
  public void carry(String channel, Set<String> who) {
    Set<String> before = carried(channel);
    if (before.isEmpty() && !who.isEmpty()) {
      open(channel);
    }
    for (String gone : new TreeSet<>(before)) {
      if (!who.contains(gone)) {
        row("delete from notice_carried where channel = :channel and who = :who", channel, gone);
      }
    }
    for (String fresh : new TreeSet<>(who)) {
      if (!before.contains(fresh)) {
        row(
            """
            insert into notice_carried (channel, who, start)
            values (:channel, :who, (select number from notice_counter where id = 2))
            """,
            channel,
            fresh);
      }
    }
  }

  private void open(String channel) {
    change
        .update(
            """
            insert into notice_channel (name, position)
            values (:name, (select number from notice_counter where id = 2))
            on conflict (name) do update set position = excluded.position
            """)
        .bind("name", channel)
        .execute();
  }

  private void row(String sql, String channel, String who) {
    change.update(sql).bind("channel", channel).bind("who", who).execute();
  }

  /// Puts on their way, due at once, what was told next to those whose notices a channel carries.
  /// What is on its way already, or was, stays as it is.
  ///
  /// @param most tellings that are looked at
  @Unjournaled(WHY)
  public void feed(String channel, int most) {
    change
        .update(
            """
            insert into notice_delivery (channel, who, notice_number, state, attempts, next_at)
            select c.channel, r.who, r.notice_number, :state, 0, :now
            from notice_channel f
            join notice_recipient r on r.told > f.position and r.told <= f.position + :most
            join notice_carried c on c.channel = f.name and c.who = r.who
            where f.name = :channel and r.told > c.start
            on conflict (channel, who, notice_number) do nothing
            """)
        .bind("state", Delivery.State.WAITING.name())
        .bind("now", change.now())
        .bind("most", most)
        .bind("channel", channel)
        .execute();
    change
        .update(
            """
            update notice_channel set position = (
              select case when number < notice_channel.position + :most
                     then number else notice_channel.position + :most end
              from notice_counter where id = 2)
            where name = :channel
            """)
        .bind("most", most)
        .bind("channel", channel)
        .execute();
  }

  /// Notes how an attempt ended.
  ///
  /// @param nextAt when it is due again, microseconds since the epoch; of those that wait
  @Unjournaled(WHY)
  public void note(Delivery delivery, Delivery.State state, long nextAt) {
    change
        .update(
            """
            update notice_delivery
            set state = :state, attempts = :attempts, next_at = :next
            where channel = :channel and who = :who and notice_number = :notice
            """)
        .bind("state", state.name())
        .bind("attempts", delivery.attempts() + 1)
        .bind("next", nextAt)
        .bind("channel", delivery.channel())
        .bind("who", delivery.who())
        .bind("notice", delivery.notice().notice().number())
        .execute();
  }
}
