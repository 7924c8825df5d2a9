package dev.weft.catalog.people;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.EntryKinds;
import dev.weft.catalog.store.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Keeps what issuers say of people.
public final class VouchingWriter extends Vouchings {

  private final Change change;

  public VouchingWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Keeps what is said, unless something that the issuer said later in the same way is kept
  /// already. The same said again counts longer; something else takes the place of what counted.
  public void put(VouchingDraft draft) {
    Optional<Vouching> before = find(draft.principal(), draft.issuer(), draft.way());
    if (before.filter(known -> known.saidAt() > draft.saidAt()).isPresent()) {
      return;
    }
    if (before.filter(known -> continues(known, draft)).isPresent()) {
      prolong(before.get(), draft);
    } else {
      before.ifPresent(this::close);
      insert(draft);
    }
    record(draft);
  }

  /// Ends what was said in some way; nothing counts of it any more.
  public void end(String way) {
    for (Vouching known : at(change.now(), way)) {
      close(known);
      var nothing =
          new VouchingDraft(
              known.principal(),
              known.account(),
              known.issuer(),
              way,
              new TreeSet<>(),
              new TreeMap<>(),
              change.now(),
              change.now());
      // a row more, by which every server sees that something ended
      insert(nothing);
      record(nothing);
    }
  }

  private void record(VouchingDraft draft) {
    change.record(
        EntryKinds.PERSON_VOUCHED,
        draft.principal(),
        Map.of(
            "issuer",
            draft.issuer(),
            "groups",
            List.copyOf(draft.groups()),
            "attributes",
            draft.attributes()));
  }

  /// What ended in between did not count in between.
  private boolean continues(Vouching known, VouchingDraft draft) {
    return known.says(draft) && known.endsAt() > change.now();
  }

  private void close(Vouching known) {
    change
        .update("update vouching set ends_at = :now where number = :number and ends_at > :now")
        .bind("now", change.now())
        .bind("number", known.number())
        .execute();
  }

  private void prolong(Vouching known, VouchingDraft draft) {
    change
        .update("update vouching set said_at = :said, ends_at = :ends where number = :number")
        .bind("said", draft.saidAt())
        .bind("ends", Math.max(known.endsAt(), draft.endsAt()))
        .bind("number", known.number())
        .execute();
  }

  private void insert(VouchingDraft draft) {
    change
        .update(
            """
            insert into vouching
              (number, principal, account, issuer, way, member_of, attributes, said_at,
               recorded_at, ends_at)
            values
              (:number, :principal, :account, :issuer, :way, :groups, :attributes, :said,
               :now, :ends)
            """)
        .bind("number", newest() + 1)
        .bind("principal", draft.principal())
        .bind("account", draft.account().orElse(null))
        .bind("issuer", draft.issuer())
        .bind("way", draft.way())
        .bind("groups", Json.write(new Groups(List.copyOf(draft.groups()))))
        .bind("attributes", Json.write(new Attributes(draft.attributes())))
        .bind("said", draft.saidAt())
        .bind("now", change.now())
        .bind("ends", draft.endsAt())
        .execute();
  }
}
