package dev.weft.catalog.registry;

import dev.weft.model.product.ProductId;

/// A change of a contract that the platform proposes, because a source drifted.
///
/// @param capture name of the capture that saw it; there is at most one proposal per capture
/// @param text the proposed contract, as a document
/// @param createdAt microseconds since the epoch
public record Proposal(ProductId product, String capture, String text, long createdAt) {}
