package dev.weft.catalog.usage;

import dev.weft.model.product.MajorId;

/// How often somebody read a column on a day.
///
/// @param column empty where only rows were counted
/// @param principal as in `Principal.text()`
/// @param day days since the epoch in UTC
public record ColumnRead(
    MajorId major, String table, String column, String principal, long day, long reads) {}
