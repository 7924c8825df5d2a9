package dev.weft.governance.policy;

/// A document with the version that was applied, counted from 1; 0 before it is applied.
public record Versioned<T>(T document, long version) {}
