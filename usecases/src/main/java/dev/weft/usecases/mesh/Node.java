package dev.weft.usecases.mesh;

/// The server as it describes itself.
///
/// @param startedAt microseconds since the epoch
/// @param database its address, without user and password
/// @param sample whether the declared people may be acted as
public record Node(String version, String url, String database, long startedAt, boolean sample) {}
