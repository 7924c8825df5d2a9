package dev.weft.engine.duckdb.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// What one operator of a plan puts out.
///
/// @param columns by position
/// @param rest what stands behind positions that are not known: everything the operator reads
/// @param deciders what decides which rows there are
/// @param keys what rows were grouped by
record Relation(List<Origins> columns, Origins rest, Origins deciders, Origins keys) {
  Relation {
    columns = List.copyOf(columns);
  }

  static Relation of(List<Origins> columns) {
    return new Relation(columns, Origins.of(columns), Origins.NONE, Origins.NONE);
  }

  /// So many columns that come from no table.
  static Relation constants(int count) {
    return of(IntStream.range(0, count).mapToObj(at -> Origins.NONE).toList());
  }

  Origins column(int position) {
    return position >= 0 && position < columns.size() ? columns.get(position) : rest;
  }

  Relation with(List<Origins> other) {
    return new Relation(other, rest.and(Origins.of(other)), deciders, keys);
  }

  Relation decidedBy(Origins more) {
    return new Relation(columns, rest, deciders.and(more), keys);
  }

  Relation groupedBy(Origins more) {
    return new Relation(columns, rest, deciders, keys.and(more));
  }

  /// These columns behind those of this relation.
  Relation plus(List<Origins> more) {
    List<Origins> both = new ArrayList<>(columns);
    both.addAll(more);
    return with(both);
  }

  /// Side by side.
  Relation beside(Relation right) {
    return plus(right.columns).influencedBy(right);
  }

  /// One below the other, column by column.
  Relation above(Relation other) {
    int width = Math.max(columns.size(), other.columns.size());
    List<Origins> merged =
        IntStream.range(0, width).mapToObj(at -> column(at).or(other.column(at))).toList();
    return with(merged).influencedBy(other);
  }

  /// The same, read at one of several places.
  Relation mentionedBy(String mention) {
    return with(columns.stream().map(column -> column.mentionedBy(mention)).toList());
  }

  /// Takes over what decides the rows of another.
  Relation influencedBy(Relation other) {
    return new Relation(
        columns, rest.and(other.rest), deciders.and(other.deciders), keys.and(other.keys));
  }

  /// The relation as a value: what decides which rows there are decides what the value is.
  Relation asValue() {
    Origins more = deciders.and(keys);
    return with(columns.stream().map(column -> column.and(more)).toList());
  }

  /// Only these positions; all of them when the map is empty.
  Relation projected(JsonNode map) {
    return map.isEmpty() ? this : with(map.valueStream().map(at -> column(at.asInt())).toList());
  }

  /// A relation of which no position is known.
  Relation blurred() {
    return new Relation(List.of(), rest.and(deciders).and(keys), deciders, keys);
  }
}
