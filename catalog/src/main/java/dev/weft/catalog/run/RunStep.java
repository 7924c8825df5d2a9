package dev.weft.catalog.run;

import dev.weft.model.run.RunState;
import java.util.Optional;

/// One step of a run.
///
/// @param ordinal its place among the run's steps
/// @param name usually the table's
/// @param kind capture, transform, check, publish …
/// @param rows written or checked so far
/// @param startedAt microseconds since the epoch
/// @param message one sentence without any value of a row; may be empty
public record RunStep(
    String run,
    int ordinal,
    String name,
    String kind,
    RunState state,
    long rows,
    Optional<Long> startedAt,
    Optional<Long> endedAt,
    String message) {}
