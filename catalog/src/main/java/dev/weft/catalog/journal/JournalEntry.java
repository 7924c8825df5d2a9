package dev.weft.catalog.journal;

/// One thing that happened.
///
/// @param position from 1, without gaps, in commit order
/// @param at microseconds since the epoch; never less than that of the entry before
/// @param kind what happened, for instance `release.published`
/// @param subject what it happened to, for instance `sales/orders@2`
/// @param detail a JSON object
public record JournalEntry(
    long position, long at, String kind, String subject, Cause cause, String detail) {}
