package dev.weft.catalog.review;

import dev.weft.catalog.review.ProposedChange.Kind;
import dev.weft.catalog.review.ProposedChange.State;
import dev.weft.catalog.review.ProposedChange.Voice;
import dev.weft.catalog.store.Among;
import dev.weft.catalog.store.Numbers;
import dev.weft.catalog.store.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/// Reads proposed changes.
public class ProposedChanges {

  private static final RowMapper<ProposedChange> CHANGE =
      (row, context) ->
          new ProposedChange(
              row.getLong("number"),
              row.getString("title"),
              row.getString("proposer"),
              State.valueOf(row.getString("state")),
              row.getString("hash"),
              row.getLong("created_at"),
              row.getLong("changed_at"),
              Set.of(),
              List.of());

  private record Said(long change, Voice voice) {}

  private static final RowMapper<Said> SAID =
      (row, context) ->
          new Said(
              row.getLong("change_number"),
              new Voice(
                  Kind.valueOf(row.getString("kind")),
                  row.getString("who"),
                  row.getString("about"),
                  row.getString("text"),
                  row.getString("hash"),
                  row.getLong("at")));

  private final Snapshot snapshot;

  public ProposedChanges(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public final Optional<ProposedChange> find(long number) {
    List<ProposedChange> found =
        snapshot
            .query("select * from proposed_change where number = :number")
            .bind("number", number)
            .map(CHANGE)
            .list();
    return withVoices(found).stream().findFirst();
  }

  /// Those of some changes that there are, in few statements and any order.
  public final List<ProposedChange> several(Collection<Long> numbers) {
    return Numbers.parts(numbers).stream()
        .flatMap(
            part ->
                withVoices(
                    snapshot
                        .query("select * from proposed_change where number in " + part)
                        .map(CHANGE)
                        .list())
                    .stream())
        .toList();
  }

  /// The files of a change, path to hash.
  public final SortedMap<String, String> files(long number) {
    var files = new TreeMap<String, String>();
    snapshot
        .query("select path, hash from proposed_change_file where change_number = :number")
        .bind("number", number)
        .map((row, context) -> Map.entry(row.getString("path"), row.getString("hash")))
        .forEach(entry -> files.put(entry.getKey(), entry.getValue()));
    return files;
  }

  /// Changes by number, the newest first: those that somebody proposed or that concern them.
  ///
  /// @param state only those; all when empty
  /// @param who proposer, as in `Principal.text()`
  /// @param audience as whom they are concerned, not empty
  /// @param before only lower numbers
  public final List<ProposedChange> list(
      Optional<State> state, String who, Collection<String> audience, long before, int limit) {
    var among = new Among("a", List.copyOf(audience));
    String sql =
        "select * from proposed_change where number < :before"
            + (state.isEmpty() ? "" : " and state = :state")
            + " and (proposer = :who or number in"
            + " (select change_number from proposed_change_audience where who in "
            + among.sql()
            + ")) order by number desc limit :limit";
    Query query =
        among
            .bind(snapshot.query(sql))
            .bind("before", before)
            .bind("who", who)
            .bind("limit", limit);
    state.ifPresent(one -> query.bind("state", one.name()));
    return withVoices(query.map(CHANGE).list());
  }

  private List<ProposedChange> withVoices(List<ProposedChange> changes) {
    if (changes.isEmpty()) {
      return changes;
    }
    String numbers = Numbers.of(changes.stream().map(ProposedChange::number).toList());
    Map<Long, List<Voice>> said = new HashMap<>();
    snapshot
        .query(
            "select * from proposed_change_voice where change_number in "
                + numbers
                + " order by change_number, ordinal")
        .map(SAID)
        .forEach(
            one -> said.computeIfAbsent(one.change(), _ -> new ArrayList<>()).add(one.voice()));
    Map<Long, Set<String>> concerned = new HashMap<>();
    snapshot
        .query(
            "select change_number, who from proposed_change_audience where change_number in "
                + numbers)
        .map((row, context) -> Map.entry(row.getLong("change_number"), row.getString("who")))
        .forEach(
            one ->
                concerned.computeIfAbsent(one.getKey(), _ -> new TreeSet<>()).add(one.getValue()));
    return changes.stream()
        .map(
            one ->
                with(
                    one,
                    concerned.getOrDefault(one.number(), Set.of()),
                    said.getOrDefault(one.number(), List.of())))
        .toList();
  }

  private static ProposedChange with(ProposedChange one, Set<String> audience, List<Voice> voices) {
    return new ProposedChange(
        one.number(),
        one.title(),
        one.proposer(),
        one.state(),
        one.hash(),
        one.createdAt(),
        one.changedAt(),
        audience,
        voices);
  }
}
