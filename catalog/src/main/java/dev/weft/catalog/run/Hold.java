package dev.weft.catalog.run;

/// Who works on a run, and until when it is believed without a sign of life.
///
/// @param owner the process, unique per start
/// @param until microseconds since the epoch
public record Hold(String owner, long until) {}
