package dev.weft.catalog.release;

import dev.weft.model.product.ProductId;

/// The pointer of one product and major.
///
/// @param movedAt microseconds since the epoch
public record CurrentRelease(ProductId product, int major, long number, long movedAt) {}
