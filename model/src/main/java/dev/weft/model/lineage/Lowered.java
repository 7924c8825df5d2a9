package dev.weft.model.lineage;

/// On the way from an input to a column a label of one family became a lower one.
///
/// @param column of the table that was made
/// @param from the highest label that is lowered; what is above it stays
/// @param by the function or the declassifier that did it, `weft_year`, `counts_over_20`
public record Lowered(
    String column, ColumnRef input, String family, String from, String to, String by) {}
