package dev.weft.catalog.people;

import dev.weft.catalog.store.Json;
import dev.weft.catalog.store.Snapshot;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.mapper.RowMapper;

/// Reads what issuers said of people.
public class Vouchings {

  /// The shape of the column `member_of`.
  record Groups(List<String> names) {}

  /// The shape of the column `attributes`.
  record Attributes(SortedMap<String, List<String>> values) {}

  private static final RowMapper<Vouching> VOUCHING =
      (row, context) ->
          new Vouching(
              row.getLong("number"),
              row.getString("principal"),
              row.getString("issuer"),
              Collections.unmodifiableSortedSet(
                  new TreeSet<>(Json.read(row.getString("member_of"), Groups.class).names())),
              Collections.unmodifiableSortedMap(
                  new TreeMap<>(Json.read(row.getString("attributes"), Attributes.class).values())),
              row.getLong("said_at"),
              row.getLong("recorded_at"),
              row.getLong("ends_at"));

  private final Snapshot snapshot;

  public Vouchings(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// The number of the newest one; 0 when there is none.
  public final long newest() {
    return snapshot.query("select coalesce(max(number), 0) from vouching").mapTo(Long.class).one();
  }

  /// The newest one of a person, ended or not.
  public final Optional<Vouching> find(String principal) {
    return snapshot
        .query(
            """
            select * from vouching where number =
              (select max(number) from vouching where principal = :principal)
            """)
        .bind("principal", principal)
        .map(VOUCHING)
        .findOne();
  }

  /// What counts at a time, at most one of each person, by number.
  ///
  /// @param at microseconds since the epoch
  public final List<Vouching> at(long at) {
    return snapshot
        .query(
            """
            select * from vouching where ends_at > :at and number in
              (select max(number) from vouching where recorded_at <= :at group by principal)
            order by number
            """)
        .bind("at", at)
        .map(VOUCHING)
        .list();
  }
}
