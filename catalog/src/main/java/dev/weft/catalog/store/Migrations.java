package dev.weft.catalog.store;

/// The scripts that make the tables of one room. Several rooms may share a database: each has a
/// history of its own.
///
/// @param location on the class path, without the scheme
/// @param version number of the newest script
/// @param history table that says which scripts have run
public record Migrations(String location, int version, String history) {

  /// What exists and what happened.
  static final Migrations CATALOG =
      new Migrations("dev/weft/catalog/store/migrations", Schema.VERSION, "flyway_schema_history");
}
