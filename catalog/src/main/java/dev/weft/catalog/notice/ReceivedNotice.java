package dev.weft.catalog.notice;

import java.util.Optional;

/// A notice in somebody's inbox.
///
/// @param readAt microseconds since the epoch; empty as long as it is unread
public record ReceivedNotice(Notice notice, Optional<Long> readAt) {}
