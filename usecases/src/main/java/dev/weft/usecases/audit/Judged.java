package dev.weft.usecases.audit;

import dev.weft.governance.access.Decision;
import dev.weft.governance.access.ReadTable;

/// One table as it was put to the kernel, and its answer.
///
/// @param name what lineage calls the table
/// @param state the release that was read; empty when none was reached
public record Judged(String name, ReadTable table, String state, Decision decision) {}
