package dev.weft.usecases.notice;

import org.jspecify.annotations.Nullable;

/// Something that the caller was told.
///
/// @param kind release, incident, deprecation, sunset, move, expiry, request or decision
/// @param about what sort of thing it names: release, run, product, agreement, request, change or
///   connection
/// @param subject the thing, as it is spelled elsewhere
/// @param product `domain/product`; null where it is about none
/// @param sentence for people
/// @param see the command that shows the thing
/// @param readAt null as long as it is unread
public record NoticeView(
    long number,
    String kind,
    String about,
    String subject,
    @Nullable String product,
    String sentence,
    String see,
    String at,
    @Nullable String readAt) {}
