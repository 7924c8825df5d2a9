package dev.weft.usecases.usage;

import org.jspecify.annotations.Nullable;

/// Somebody who reads a major of a product, or said so.
///
/// @param consumer as in `Principal.text()`; empty stands for all those who may not be named
/// @param count how many consumers it stands for, 1 for one with a name
/// @param declared by an agreement in force or an input port
/// @param lastRead the last day in UTC on which they were seen reading it in the last 90 days; null
///   when they were not
/// @param reads of columns in the last 90 days
/// @param next the newest later major that they declared to read or were seen reading; null for
///   none
/// @param readiness for the end of the major: `ready` who reads a later one and was not seen here
///   in the last 31 days, `moving` who reads both, `waiting` who reads this one alone, `idle` who
///   was seen in neither
public record ConsumerView(
    String consumer,
    int count,
    boolean declared,
    @Nullable String lastRead,
    long reads,
    @Nullable Integer next,
    String readiness) {}
