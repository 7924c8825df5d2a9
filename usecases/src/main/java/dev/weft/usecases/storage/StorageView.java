package dev.weft.usecases.storage;

import java.util.List;

/// What lies below the lake's root.
///
/// @param unreachable files that no retained release, live run or line names
/// @param missing files that are named and not there
/// @param bytes of all files that are reachable
/// @param removed files that a sweep has just removed
/// @param paths the first of those unreachable or missing, relative to the lake's root
public record StorageView(
    long reachable,
    long unreachable,
    long missing,
    long bytes,
    long unreachableBytes,
    long removed,
    List<String> paths) {}
