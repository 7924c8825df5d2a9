package dev.weft.catalog.audit;

/// A record in its place.
///
/// @param id position in the chain, from 1 without gaps
public record StoredRecord(long id, AuditRecord record, Counters counters) {}
