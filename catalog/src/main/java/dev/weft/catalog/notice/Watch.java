package dev.weft.catalog.notice;

import dev.weft.model.product.ProductId;

/// Somebody wants to know what happens to a product.
///
/// @param who as in `Principal.text()`
/// @param since microseconds since the epoch
public record Watch(String who, ProductId product, long since) {}
