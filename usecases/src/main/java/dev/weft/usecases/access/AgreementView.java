package dev.weft.usecases.access;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An agreement as those whom it concerns see it.
///
/// @param domain the providing domain
/// @param product `domain/product@major`
/// @param port null for all output ports
/// @param endsIn days that are left after today; null when it is not active or has no end
/// @param onward none, guarded, or `free` with the columns let go
/// @param state active, future, expired or revoked
/// @param text the document
public record AgreementView(
    String domain,
    String id,
    String product,
    @Nullable String port,
    String consumer,
    List<String> purposes,
    Map<String, List<String>> columns,
    Map<String, String> rows,
    @Nullable String from,
    @Nullable String until,
    @Nullable Long endsIn,
    String onward,
    String reason,
    String state,
    long version,
    String changedAt,
    String changedBy,
    String text) {}
