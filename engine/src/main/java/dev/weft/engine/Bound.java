package dev.weft.engine;

import dev.weft.model.lineage.Lineage;
import dev.weft.model.table.Schema;

/// What a statement gives: columns with types (no field ids, nothing required), and their lineage.
public record Bound(Schema schema, Lineage lineage) {}
