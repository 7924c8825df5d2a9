package dev.weft.catalog.run;

import dev.weft.model.product.ProductId;
import java.util.Optional;

/// A run as it is to be queued.
///
/// @param id unique, chosen by the caller; names the folder the run writes to
/// @param key a second run with the same key is refused: the same work is done once
/// @param by the principal who asked for it
public record RunDraft(
    String id,
    ProductId product,
    int major,
    long revision,
    RunKind kind,
    Optional<String> key,
    String by) {}
