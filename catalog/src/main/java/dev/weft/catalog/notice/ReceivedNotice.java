package dev.weft.catalog.notice;

import java.util.Optional;

/// A notice in somebody's inbox.
///
/// @param told a number that grows with everything that anybody is told: its place in the inbox
/// @param readAt microseconds since the epoch; empty as long as it is unread
public record ReceivedNotice(Notice notice, long told, Optional<Long> readAt) {}
