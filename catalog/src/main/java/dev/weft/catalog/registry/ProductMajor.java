package dev.weft.catalog.registry;

import dev.weft.model.product.ProductId;

/// A major of a product.
///
/// @param revision number of its last revision
/// @param active false once it is retired; then nothing of it is built or kept for being current
public record ProductMajor(ProductId product, int major, long revision, boolean active) {}
