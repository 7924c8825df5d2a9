package dev.weft.catalog.people;

import dev.weft.catalog.store.Columns;
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
              Columns.text(row, "account"),
              row.getString("issuer"),
              row.getString("way"),
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

  /// What an issuer said last of a person in some way, ended or not.
  public final Optional<Vouching> find(String principal, String issuer, String way) {
    return snapshot
        .query(
            """
            select * from vouching
            where principal = :principal and issuer = :issuer and way = :way
            order by number desc limit 1
            """)
        .bind("principal", principal)
        .bind("issuer", issuer)
        .bind("way", way)
        .map(VOUCHING)
        .findOne();
  }

  /// What counts at a time, of each person, issuer and way at most one, by number.
  ///
  /// @param at microseconds since the epoch
  public final List<Vouching> at(long at) {
    return snapshot
        .query(
            """
            select * from vouching where recorded_at <= :at and ends_at > :at order by number
            """)
        .bind("at", at)
        .map(VOUCHING)
        .list();
  }

  /// What counts at a time and was said in some way.
  final List<Vouching> at(long at, String way) {
    return snapshot
        .query(
            """
            select * from vouching where way = :way and recorded_at <= :at and ends_at > :at
            order by number
            """)
        .bind("way", way)
        .bind("at", at)
        .map(VOUCHING)
        .list();
  }
}
