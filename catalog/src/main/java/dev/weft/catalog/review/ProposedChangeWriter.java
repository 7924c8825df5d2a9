package dev.weft.catalog.review;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.EntryKinds;
import dev.weft.catalog.review.ProposedChange.Kind;
import dev.weft.catalog.review.ProposedChange.State;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// Changes proposed changes. Every method records what it did in the journal.
public final class ProposedChangeWriter extends ProposedChanges {

  private final Change change;

  public ProposedChangeWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Stores a change under the next number.
  ///
  /// @param hash of the whole content
  /// @param files path to hash, all of them stored
  /// @param audience whom it concerns
  public ProposedChange add(
      String title,
      String proposer,
      String text,
      String hash,
      SortedMap<String, String> files,
      Set<String> audience) {
    long number =
        change
            .query(
                """
                update proposed_change_counter set number = number + 1 where id = 1
                returning number
                """)
            .mapTo(Long.class)
            .one();
    change
        .update(
            """
            insert into proposed_change
              (number, title, proposer, state, hash, created_at, changed_at)
            values (:number, :title, :proposer, :state, :hash, :now, :now)
            """)
        .bind("number", number)
        .bind("title", title)
        .bind("proposer", proposer)
        .bind("state", State.OPEN.name())
        .bind("hash", hash)
        .bind("now", change.now())
        .execute();
    write(number, files, audience);
    return say(number, Kind.PROPOSED, proposer, "", text);
  }

  /// Gives an open change another content. What was approved is not this any more.
  ///
  /// @throws WeftException CHANGE_NOT_FOUND, CHANGE_CLOSED
  public ProposedChange replace(
      long number,
      String text,
      String hash,
      SortedMap<String, String> files,
      Set<String> audience) {
    ProposedChange before = getOpen(number);
    change
        .update("delete from proposed_change_file where change_number = :number")
        .bind("number", number)
        .execute();
    change
        .update("delete from proposed_change_audience where change_number = :number")
        .bind("number", number)
        .execute();
    change
        .update("update proposed_change set hash = :hash, changed_at = :now where number = :number")
        .bind("hash", hash)
        .bind("now", change.now())
        .bind("number", number)
        .execute();
    write(number, files, audience);
    return say(number, Kind.PROPOSED, before.proposer(), "", text);
  }

  private void write(long number, SortedMap<String, String> files, Set<String> audience) {
    files.forEach(
        (path, hash) ->
            change
                .update(
                    """
                    insert into proposed_change_file (change_number, path, hash)
                    values (:number, :path, :hash)
                    """)
                .bind("number", number)
                .bind("path", path)
                .bind("hash", hash)
                .execute());
    audience.forEach(
        who ->
            change
                .update(
                    """
                    insert into proposed_change_audience (change_number, who)
                    values (:number, :who)
                    """)
                .bind("number", number)
                .bind("who", who)
                .execute());
  }

  /// Notes what somebody says about an open change as it is, and ends it where that does.
  ///
  /// @param about the consumer that acknowledges; empty otherwise
  /// @throws WeftException CHANGE_NOT_FOUND, CHANGE_CLOSED
  public ProposedChange say(long number, Kind kind, String who, String about, String text) {
    ProposedChange before = getOpen(number);
    change
        .update(
            """
            insert into proposed_change_voice
              (change_number, ordinal, kind, who, about, text, hash, at)
            values (:number, :ordinal, :kind, :who, :about, :text, :hash, :now)
            """)
        .bind("number", number)
        .bind("ordinal", before.voices().size() + 1)
        .bind("kind", kind.name())
        .bind("who", who)
        .bind("about", about)
        .bind("text", text)
        .bind("hash", before.hash())
        .bind("now", change.now())
        .execute();
    State state =
        switch (kind) {
          case PROPOSED, COMMENTED, APPROVED, ACKNOWLEDGED -> State.OPEN;
          case REJECTED -> State.REJECTED;
          case WITHDREW -> State.WITHDRAWN;
          case APPLIED -> State.APPLIED;
        };
    change
        .update(
            "update proposed_change set state = :state, changed_at = :now where number = :number")
        .bind("state", state.name())
        .bind("now", change.now())
        .bind("number", number)
        .execute();
    change.record(
        EntryKinds.CHANGE_SAID,
        Long.toString(number),
        Map.of("kind", kind.word(), "about", about, "hash", before.hash(), "state", state.word()));
    return find(number).orElseThrow();
  }

  /// The change, which must be open.
  ///
  /// @throws WeftException CHANGE_NOT_FOUND, CHANGE_CLOSED
  public ProposedChange getOpen(long number) {
    ProposedChange found = find(number).orElseThrow(() -> missing(number));
    if (!found.open()) {
      throw closed(found);
    }
    return found;
  }

  /// Nothing can be said about it any more.
  public static WeftException closed(ProposedChange change) {
    return WeftException.of(
        ErrorCode.CHANGE_CLOSED,
        "Change " + change.number() + " is " + change.state().word() + " already",
        "Propose another one.");
  }

  /// There is no such change, or none for whoever asks.
  public static WeftException missing(long number) {
    return WeftException.of(
        ErrorCode.CHANGE_NOT_FOUND,
        "There is no change " + number,
        "`weft change list` shows those that concern you.");
  }
}
