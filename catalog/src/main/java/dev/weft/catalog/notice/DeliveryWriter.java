package dev.weft.catalog.notice;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.Unjournaled;

/// Notes what is to be sent and what became of it.
public final class DeliveryWriter extends Deliveries {

  private static final String WHY = "it carries what the journal says, and changes nothing";

  private final Change change;

  public DeliveryWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Opens a channel: what was told before is not sent. One that is open stays as it is.
  @Unjournaled(WHY)
  public void open(String channel) {
    change
        .update(
            """
            insert into notice_channel (name, start)
            values (:name, (select number from notice_counter where id = 1))
            on conflict (name) do nothing
            """)
        .bind("name", channel)
        .execute();
  }

  /// Puts a notice on its way, due at once; one that is on its way already stays so.
  @Unjournaled(WHY)
  public void queue(String channel, String who, long notice) {
    change
        .update(
            """
            insert into notice_delivery (channel, who, notice_number, state, attempts, next_at)
            values (:channel, :who, :notice, :state, 0, :now)
            on conflict (channel, who, notice_number) do nothing
            """)
        .bind("channel", channel)
        .bind("who", who)
        .bind("notice", notice)
        .bind("state", Delivery.State.WAITING.name())
        .bind("now", change.now())
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
