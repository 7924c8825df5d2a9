package dev.weft.catalog.overview;

import dev.weft.model.product.ProductId;
import java.util.Optional;

/// That a release was published, and when.
///
/// @param publishedAt microseconds since the epoch
/// @param rollbackOf number of the release whose state it shows again
/// @param dropped whether its data is gone
public record PublishedRelease(
    ProductId product,
    int major,
    long number,
    long publishedAt,
    Optional<Long> rollbackOf,
    boolean dropped) {}
