package dev.weft.engine.duckdb.text;

/// A column of a result as the engine spells it.
public record ResultColumn(String name, String type) {}
